package io.github.impotparticulier.exemples.raccordement;

import java.util.List;

/**
 * Tout ce qui a été constaté d'une ligne, chez une API.
 *
 * @param nom celui de la ligne
 * @param api chez qui
 * @param adresse l'hôte ; vide si la ligne ne se lit pas
 * @param constats dans l'ordre des vérifications
 */
record Bilan(String nom, Api api, String adresse, List<Constat> constats) {
    Bilan {
        // D'un fichier qu'un autre a pu écrire.
        nom = Textes.lisible(nom);
    }

    Etat etat() {
        return constats.stream().map(Constat::etat).reduce(Etat.SANS_OBJET, Etat::pire);
    }

    long nombre(Etat etat) {
        return constats.stream().filter(constat -> constat.etat() == etat).count();
    }
}
