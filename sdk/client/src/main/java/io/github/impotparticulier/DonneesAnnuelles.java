package io.github.impotparticulier;

import io.github.impotparticulier.millesime.Fiabilite;
import java.util.Objects;

/**
 * Des données, et l'année qu'elles concernent.
 *
 * @param <T> les données d'une année
 * @param annee l'année réellement servie : de revenus (IR), de l'avis (TH), ou du 31 décembre visé (IFI)
 * @param fiabilite la base du choix de l'année : date de taxation publiée, indicative, estimée ou contractuelle
 * @param repli vrai si une année plus récente a été demandée d'abord et n'a pas donné de résultat
 * @param donnees les données
 */
public record DonneesAnnuelles<T>(int annee, Fiabilite fiabilite, boolean repli, T donnees) {
    /**
     * Vérifie qu'il ne manque rien.
     *
     * @param annee l'année réellement servie
     * @param fiabilite la base du choix de l'année
     * @param repli vrai si une année plus récente n'a pas donné de résultat
     * @param donnees les données
     */
    public DonneesAnnuelles {
        Objects.requireNonNull(fiabilite, "fiabilite");
        Objects.requireNonNull(donnees, "donnees");
    }
}
