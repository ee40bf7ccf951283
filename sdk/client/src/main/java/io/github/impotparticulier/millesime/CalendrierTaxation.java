package io.github.impotparticulier.millesime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Les jours où les campagnes d'impôt sont taxées. Une campagne porte l'année civile de sa taxation : celle de 2024 taxe
 * les revenus de 2023.
 *
 * <p>Une campagne sans jour publié n'est pas une erreur. {@link Impot#REVENU} : elle est estimée au 1er août.
 * {@link Impot#HABITATION} : elle n'est pas estimée, et la campagne compte comme non taxée dans l'année civile. Dans les
 * deux cas la fiabilité est {@link Fiabilite#ESTIME}. La taxe d'habitation n'a plus de campagne après 2022.
 *
 * <p>Immuable. Source : présentation fonctionnelle de l'API Impôt particulier, dernier chapitre.
 */
public final class CalendrierTaxation {
    static final Fiabilite[] FIABILITES_PUBLIEES = {Fiabilite.OFFICIEL, Fiabilite.INDICATIF};

    private static final int NOMBRE_CAMPAGNES = Taxation.DERNIERE_CAMPAGNE - Taxation.PREMIERE_CAMPAGNE + 1;
    private static final int MMJJ_ESTIME = 801;

    /** Jours publiés, rangés par campagne depuis la première permise. */
    private final @Nullable Taxation[] revenu = new Taxation[NOMBRE_CAMPAGNES];

    private final @Nullable Taxation[] habitation = new Taxation[NOMBRE_CAMPAGNES];

    private CalendrierTaxation(List<Taxation> taxations) {
        for (Taxation taxation : taxations) {
            campagnes(taxation.impot())[taxation.campagne() - Taxation.PREMIERE_CAMPAGNE] = taxation;
        }
    }

    /**
     * Le calendrier livré avec le SDK : les jours publiés par la DGFiP pour les campagnes 2020 à 2024 (taxe d'habitation :
     * 2020 à 2022).
     *
     * @return toujours le même calendrier
     */
    public static CalendrierTaxation officiel() {
        return Officiel.CALENDRIER;
    }

    /**
     * Lit un calendrier dans un fichier, pour le tenir à jour sans changer de version du SDK. Le fichier remplace en
     * entier le calendrier officiel : une campagne qu'il ne donne pas n'a pas de jour publié.
     *
     * <p>Texte en UTF-8, quatre colonnes séparées par une tabulation : {@code impot} ({@code REVENU},
     * {@code HABITATION}), {@code campagne} (année civile), {@code date} (AAAA-MM-JJ), {@code fiabilite}
     * ({@code OFFICIEL}, {@code INDICATIF}). La première ligne utile est le titre des colonnes ; les lignes vides et
     * celles qui commencent par {@code #} sont ignorées.
     *
     * @param fichier le fichier à lire, une fois, maintenant
     * @return le calendrier du fichier
     * @throws IllegalArgumentException si le contenu est refusé ; le message donne le fichier, la ligne, ce qui ne va pas
     *     et que faire
     * @throws UncheckedIOException si le fichier ne peut être lu
     */
    public static CalendrierTaxation depuis(Path fichier) {
        byte[] contenu;
        try {
            contenu = Files.readAllBytes(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Calendrier « " + fichier + " » impossible à lire ; vérifiez qu'il existe et ses droits.", e);
        }
        return new CalendrierTaxation(
                LectureCalendrier.lire(new String(contenu, StandardCharsets.UTF_8), fichier.toString()));
    }

    /**
     * Ajoute le jour publié d'une campagne, ou corrige celui qui est connu. Équivaut à
     * {@link #avecDate(Impot, int, LocalDate, Fiabilite)} avec {@link Fiabilite#OFFICIEL}.
     *
     * @param impot l'impôt taxé
     * @param campagne l'année civile de la campagne, de 2000 à 2100
     * @param date le jour de la taxation, dans l'année de la campagne
     * @return un calendrier qui contient ce jour ; celui-ci ne change pas
     * @throws IllegalArgumentException si la campagne n'est pas entre 2000 et 2100, n'est pas l'année de la date, ou suit
     *     la fin de la taxe d'habitation (2022)
     */
    public CalendrierTaxation avecDate(Impot impot, int campagne, LocalDate date) {
        return avecDate(impot, campagne, date, Fiabilite.OFFICIEL);
    }

    /**
     * Ajoute le jour d'une campagne, ou corrige celui qui est connu, en disant ce qu'il vaut.
     *
     * @param impot l'impôt taxé
     * @param campagne l'année civile de la campagne, de 2000 à 2100
     * @param date le jour de la taxation, dans l'année de la campagne
     * @param fiabilite {@link Fiabilite#OFFICIEL} ou {@link Fiabilite#INDICATIF}
     * @return un calendrier qui contient ce jour ; celui-ci ne change pas
     * @throws IllegalArgumentException si la campagne n'est pas entre 2000 et 2100, n'est pas l'année de la date, ou suit
     *     la fin de la taxe d'habitation (2022) ; si la fiabilité est une autre
     */
    public CalendrierTaxation avecDate(Impot impot, int campagne, LocalDate date, Fiabilite fiabilite) {
        if (fiabilite == Fiabilite.ESTIME) {
            throw new IllegalArgumentException("fiabilité ESTIME refusée : donnez OFFICIEL ou INDICATIF ; sans date, la"
                    + " campagne est estimée d'elle-même.");
        }
        List<Taxation> taxations = new ArrayList<>(publiees());
        taxations.add(new Taxation(impot, campagne, date, fiabilite));
        return new CalendrierTaxation(taxations);
    }

    /**
     * Donne le jour retenu pour une campagne, publié ou, à défaut, estimé ; sa fiabilité dit lequel des deux.
     *
     * @param impot l'impôt
     * @param campagne l'année civile de la campagne, de 2000 à 2100
     * @return la taxation de la campagne ; vide pour {@link Impot#HABITATION} sans jour publié, que le SDK n'estime pas, et
     *     après 2022
     * @throws IllegalArgumentException si la campagne n'est pas entre 2000 et 2100
     */
    public Optional<Taxation> taxation(Impot impot, int campagne) {
        Taxation.verifierCampagne(campagne);
        Taxation publiee = publiee(impot, campagne);
        if (publiee == null && impot == Impot.REVENU) {
            return Optional.of(new Taxation(
                    impot, campagne, LocalDate.of(campagne, MMJJ_ESTIME / 100, MMJJ_ESTIME % 100), Fiabilite.ESTIME));
        }
        return Optional.ofNullable(publiee);
    }

    /** {@return les taxations publiées, par impôt puis par campagne ; liste immuable, sans campagne estimée} */
    public List<Taxation> publiees() {
        List<Taxation> liste = new ArrayList<>();
        for (Impot impot : Impot.values()) {
            for (Taxation taxation : campagnes(impot)) {
                if (taxation != null) {
                    liste.add(taxation);
                }
            }
        }
        return Collections.unmodifiableList(liste);
    }

    int mmjjTaxation(Impot impot, int campagne) {
        Taxation publiee = publiee(impot, campagne);
        if (publiee != null) {
            return Regle.mmjj(publiee.date());
        }
        return impot == Impot.REVENU ? MMJJ_ESTIME : Regle.JAMAIS;
    }

    Fiabilite fiabilite(Impot impot, int campagne) {
        Taxation publiee = publiee(impot, campagne);
        return publiee == null ? Fiabilite.ESTIME : publiee.fiabilite();
    }

    private @Nullable Taxation publiee(Impot impot, int campagne) {
        // La prochaine bascule peut tomber après la dernière campagne permise.
        return campagne > Taxation.DERNIERE_CAMPAGNE ? null : campagnes(impot)[campagne - Taxation.PREMIERE_CAMPAGNE];
    }

    private @Nullable Taxation[] campagnes(Impot impot) {
        return switch (impot) {
            case REVENU -> revenu;
            case HABITATION -> habitation;
        };
    }

    /** {@return vrai pour un calendrier qui publie les mêmes jours, avec la même fiabilité} */
    @Override
    public boolean equals(Object autre) {
        return autre instanceof CalendrierTaxation calendrier && publiees().equals(calendrier.publiees());
    }

    /** {@return un code dérivé des jours publiés} */
    @Override
    public int hashCode() {
        return publiees().hashCode();
    }

    /** {@return les jours publiés, par impôt puis par campagne} */
    @Override
    public String toString() {
        StringBuilder texte = new StringBuilder("CalendrierTaxation[");
        String separateur = "";
        for (Taxation taxation : publiees()) {
            texte.append(separateur)
                    .append(taxation.impot())
                    .append(' ')
                    .append(taxation.date())
                    .append(' ')
                    .append(taxation.fiabilite());
            separateur = ", ";
        }
        return texte.append(']').toString();
    }

    /** Dans le code plutôt qu'auprès de lui : il ne peut manquer à un jar recomposé ni à une image native, et se charge plus vite. */
    private static final class Officiel {
        /**
         * Jours publiés par la DGFiP (présentation fonctionnelle de l'API Impôt particulier, dernier chapitre, versions 1.9 à
         * 2.8). INDICATIF : seule « la très grande majorité » des foyers est annoncée taxée ce jour-là. Une campagne absente n'a
         * pas de jour publié.
         */
        private static final String JOURS = """
                impot\tcampagne\tdate\tfiabilite
                REVENU\t2020\t2020-08-01\tINDICATIF
                REVENU\t2021\t2021-07-20\tOFFICIEL
                REVENU\t2022\t2022-07-18\tOFFICIEL
                REVENU\t2023\t2023-07-17\tOFFICIEL
                REVENU\t2024\t2024-07-22\tOFFICIEL
                HABITATION\t2020\t2020-10-01\tINDICATIF
                HABITATION\t2021\t2021-09-27\tOFFICIEL
                HABITATION\t2022\t2022-09-26\tOFFICIEL
                """;

        static final CalendrierTaxation CALENDRIER = new CalendrierTaxation(LectureCalendrier.lire(JOURS, "officiel"));
    }
}
