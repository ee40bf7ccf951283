package io.github.impotparticulier.bacasable.particulier;

import java.time.LocalDate;

/** Ce qui décide d'une réponse en dehors de la demande ; le jour est celui de Paris. */
record Contexte(Generation generation, boolean staging, LocalDate jour, Dossiers dossiers) {
    Erreur erreur(RefusPlateforme refus) {
        return refus.selon(generation);
    }
}
