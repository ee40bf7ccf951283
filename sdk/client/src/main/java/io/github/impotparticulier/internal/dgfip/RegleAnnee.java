package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.millesime.Fiabilite;
import java.time.LocalDate;
import java.util.List;

/**
 * La règle de l'année d'une ressource, en dates seulement : quelle année demander un jour donné, et ce que les réponses déjà venues font
 * conclure. Ni requête, ni exception, ni horloge.
 */
interface RegleAnnee {
    /**
     * Ce qu'il reste à faire.
     *
     * @param date le jour de la demande, à Paris
     * @param nombre combien d'années sont voulues, la plus récente d'abord
     * @param constats ce que chaque année demandée jusqu'ici a donné, dans l'ordre
     */
    Suite suite(LocalDate date, int nombre, List<Constat> constats);

    /** Vrai si « aucun résultat », pour cette année et ce jour, permet de conclure que la personne n'y a rien. */
    boolean conclutDUneAbsence(int annee, LocalDate date);

    /** Vrai si seul le code de l'administration dit une absence, et non une réponse vide ou une année hors du calendrier. */
    boolean exigeLeCode();

    /** Ce qu'une année a donné ; toute autre issue se rend telle quelle. */
    enum Constat {
        DONNEES,
        /** L'administration n'a pas de données de cette personne pour cette année. */
        SANS_DONNEES,
        /** Le contrat n'ouvre pas cette année. */
        NON_OUVERTE
    }

    /** Ce qu'il reste à faire. */
    sealed interface Suite {}

    /**
     * Demander une année.
     *
     * @param annee l'année
     */
    record Demander(int annee) implements Suite {}

    /**
     * Rendre ce qui a été lu.
     *
     * @param annees les années qui ont des données, la plus récente d'abord
     */
    record Rendre(List<Annee> annees) implements Suite {}

    /**
     * Une année à rendre.
     *
     * @param annee l'année
     * @param fiabilite ce sur quoi repose le jour de bascule
     * @param repli vrai si elle précède celle qu'on attendait
     */
    record Annee(int annee, Fiabilite fiabilite, boolean repli) {}

    /** Refuser. */
    enum Refuser implements Suite {
        /** Par la dernière réponse. */
        PAR_LA_DERNIERE,
        /** Par la première : la suivante n'a été demandée que pour mieux faire. */
        PAR_LA_PREMIERE,
        /** Ni l'année attendue ni la précédente n'a de données. */
        DEUX_ANNEES_SANS_DONNEES,
        /** L'année sort à peine, ou sa date n'est qu'estimée : on ne peut conclure de son absence. */
        SANS_POUVOIR_CONCLURE
    }
}
