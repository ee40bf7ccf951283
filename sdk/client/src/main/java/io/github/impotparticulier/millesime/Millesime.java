package io.github.impotparticulier.millesime;

import static java.util.Objects.requireNonNull;

/**
 * Une année à demander à la DGFiP, et ce sur quoi ce choix repose.
 *
 * @param annee l'année telle qu'elle se demande ({@code annrev}), sur quatre chiffres : année des revenus pour l'impôt
 *     sur le revenu, année d'imposition pour la taxe d'habitation, et pour l'IFI l'année dont la situation au 31 décembre
 *     est visée (l'IFI 2024 se demande avec 2023)
 * @param fiabilite ce sur quoi le choix de l'année repose
 */
public record Millesime(int annee, Fiabilite fiabilite) {

    /**
     * Vérifie l'année et la fiabilité.
     *
     * @param annee l'année telle qu'elle se demande
     * @param fiabilite ce sur quoi le choix de l'année repose
     * @throws IllegalArgumentException si l'année ne s'écrit pas sur quatre chiffres
     */
    public Millesime {
        verifierAnnee(annee);
        requireNonNull(fiabilite, "fiabilite");
    }

    static void verifierAnnee(int annee) {
        if (annee < 1000 || annee > 9999) {
            throw new IllegalArgumentException(
                    "Année " + annee + " refusée : une année s'écrit sur quatre chiffres, comme 2023.");
        }
    }
}
