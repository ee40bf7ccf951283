package io.github.impotparticulier.millesime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Les jours où les campagnes d'impôt sont taxées. Une campagne porte l'année civile de sa taxation : celle de 2024 taxe
 * les revenus de 2023.
 *
 * <p>Une campagne sans jour publié n'est pas une erreur. {@link Impot#REVENU} : elle est estimée au 1er août.
 * {@link Impot#HABITATION} : elle n'est pas estimée, et la campagne compte comme non taxée dans l'année civile. Dans les
 * deux cas la fiabilité est {@link Fiabilite#ESTIME}. La taxe d'habitation n'a plus de campagne après 2022.
 *
 * <p>Immuable. Sources : présentation fonctionnelle de l'API Impôt particulier, dernier chapitre ; pour 2025, annonce du ministère.
 */
public final class CalendrierTaxation {
    static final Fiabilite[] FIABILITES_PUBLIEES = {Fiabilite.OFFICIEL, Fiabilite.INDICATIF};

    /** Jours publiés, par impôt puis par campagne. */
    private final Taxation[] publiees;

    private CalendrierTaxation(Taxation... publiees) {
        this.publiees = publiees;
    }

    private static CalendrierTaxation range(List<Taxation> taxations) {
        return new CalendrierTaxation(taxations.stream()
                .sorted(Comparator.comparing(Taxation::impot).thenComparing(Taxation::campagne))
                .toArray(Taxation[]::new));
    }

    /**
     * Le calendrier livré avec le SDK : les jours publiés pour les campagnes 2020 à 2025 (taxe d'habitation : 2020 à 2022). Celui de
     * 2025 est le premier où les avis sont en ligne, que le ministère a annoncé ; l'API a souvent été en avance de quelques jours.
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
        return range(LectureCalendrier.lire(new String(contenu, StandardCharsets.UTF_8), fichier.toString()));
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
        Taxation nouvelle = new Taxation(impot, campagne, date, fiabilite);
        List<Taxation> taxations = new ArrayList<>(publiees());
        taxations.removeIf(connue -> connue.impot() == impot && connue.campagne() == campagne);
        taxations.add(nouvelle);
        return range(taxations);
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
        LocalDate jour = jour(requireNonNull(impot, "impot"), campagne);
        return jour == null
                ? Optional.empty()
                : Optional.of(new Taxation(impot, campagne, jour, fiabilite(impot, campagne)));
    }

    /** {@return les taxations publiées, par impôt puis par campagne ; liste immuable, sans campagne estimée} */
    public List<Taxation> publiees() {
        return List.of(publiees);
    }

    /** {@return le jour publié ou, à défaut, estimé ; {@code null} si l'impôt ne s'estime pas} */
    @Nullable
    LocalDate jour(Impot impot, int campagne) {
        Taxation publiee = publiee(impot, campagne);
        if (publiee != null) {
            return publiee.date();
        }
        return impot == Impot.REVENU ? LocalDate.of(campagne, Month.AUGUST, 1) : null;
    }

    Fiabilite fiabilite(Impot impot, int campagne) {
        Taxation publiee = publiee(impot, campagne);
        return publiee == null ? Fiabilite.ESTIME : publiee.fiabilite();
    }

    private @Nullable Taxation publiee(Impot impot, int campagne) {
        for (Taxation taxation : publiees) {
            if (taxation.impot() == impot && taxation.campagne() == campagne) {
                return taxation;
            }
        }
        return null;
    }

    /** {@return vrai pour un calendrier qui publie les mêmes jours, avec la même fiabilité} */
    @Override
    public boolean equals(Object autre) {
        return autre instanceof CalendrierTaxation calendrier && Arrays.equals(publiees, calendrier.publiees);
    }

    /** {@return un code dérivé des jours publiés} */
    @Override
    public int hashCode() {
        return Arrays.hashCode(publiees);
    }

    /** {@return les jours publiés, par impôt puis par campagne} */
    @Override
    public String toString() {
        return publiees().stream()
                .map(taxation -> taxation.impot() + " " + taxation.date() + " " + taxation.fiabilite())
                .collect(Collectors.joining(", ", "CalendrierTaxation[", "]"));
    }

    /** Dans le code plutôt qu'auprès de lui : il ne peut manquer à un jar recomposé ni à une image native. */
    private static final class Officiel {
        /**
         * Jours publiés par la DGFiP (présentation fonctionnelle de l'API Impôt particulier, dernier chapitre, versions 1.9 à
         * 2.8) ; pour 2025, mise en ligne des avis annoncée par le ministère en avril 2025. INDICATIF : seule « la très grande
         * majorité » des foyers est annoncée taxée ce jour-là, ou le jour n'est pas celui de l'API. Une campagne absente n'a pas de
         * jour publié.
         */
        static final CalendrierTaxation CALENDRIER = new CalendrierTaxation(
                taxation(Impot.REVENU, LocalDate.of(2020, 8, 1), Fiabilite.INDICATIF),
                taxation(Impot.REVENU, LocalDate.of(2021, 7, 20), Fiabilite.OFFICIEL),
                taxation(Impot.REVENU, LocalDate.of(2022, 7, 18), Fiabilite.OFFICIEL),
                taxation(Impot.REVENU, LocalDate.of(2023, 7, 17), Fiabilite.OFFICIEL),
                taxation(Impot.REVENU, LocalDate.of(2024, 7, 22), Fiabilite.OFFICIEL),
                taxation(Impot.REVENU, LocalDate.of(2025, 7, 25), Fiabilite.INDICATIF),
                taxation(Impot.HABITATION, LocalDate.of(2020, 10, 1), Fiabilite.INDICATIF),
                taxation(Impot.HABITATION, LocalDate.of(2021, 9, 27), Fiabilite.OFFICIEL),
                taxation(Impot.HABITATION, LocalDate.of(2022, 9, 26), Fiabilite.OFFICIEL));

        private static Taxation taxation(Impot impot, LocalDate jour, Fiabilite fiabilite) {
            return new Taxation(impot, jour.getYear(), jour, fiabilite);
        }
    }
}
