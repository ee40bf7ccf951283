package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;

/**
 * Ce qui accompagne des données : les liens, ou ce qui est dit d'elles. Sans forme fixe : ses champs se lisent par {@link #champ(String)},
 * par exemple {@code liens().champ("attestation_pdf")}. Une adresse reçue ainsi donne accès à une pièce : ne la journalisez pas.
 */
public final class Annexe extends DonneesParticulier {
    Annexe(ObjetJson json) {
        super(json);
    }
}
