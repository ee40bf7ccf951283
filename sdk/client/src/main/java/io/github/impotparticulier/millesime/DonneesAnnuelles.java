package io.github.impotparticulier.millesime;

import java.util.Objects;
import java.util.function.Function;

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

    /**
     * {@return les données que rend une fonction de celles-ci, de la même année}
     *
     * <p>Ainsi {@code avis.map(AvisIr::foyer)} rend le foyer d'un avis.
     *
     * @param <U> les nouvelles données
     * @param fonction ce qu'il faut en tirer
     */
    public <U> DonneesAnnuelles<U> map(Function<? super T, ? extends U> fonction) {
        return new DonneesAnnuelles<>(annee, fiabilite, repli, fonction.apply(donnees));
    }
}
