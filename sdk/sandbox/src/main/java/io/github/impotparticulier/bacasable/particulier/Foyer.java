package io.github.impotparticulier.bacasable.particulier;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Un foyer allocataire.
 *
 * @param fournisseur sa caisse
 * @param allocataires ses allocataires, le premier d'abord
 * @param donnees le reste, tel que le fichier l'écrit : enfants, adresse, quotient, eaje
 */
record Foyer(Fournisseur fournisseur, List<UsagerParticulier> allocataires, Map<String, @Nullable Object> donnees) {
    @Override
    public String toString() {
        return "Foyer[" + fournisseur + "]";
    }
}
