package io.github.impotparticulier.bacasable;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Map;

/**
 * Les jours de taxation de l'impôt sur le revenu et de la taxe d'habitation. Sources : présentation fonctionnelle, versions 1.9 à 2.8 ;
 * pour 2025, annonce du ministère.
 */
final class Calendrier {
    private static final int ANNEES_SERVIES = 3;

    private static final MonthDay ESTIMATION = MonthDay.of(Month.AUGUST, 1);

    private static final Map<Integer, LocalDate> TAXATIONS_REVENU = Map.of(
            2020, LocalDate.of(2020, 8, 1),
            2021, LocalDate.of(2021, 7, 20),
            2022, LocalDate.of(2022, 7, 18),
            2023, LocalDate.of(2023, 7, 17),
            2024, LocalDate.of(2024, 7, 22),
            2025, LocalDate.of(2025, 7, 25));

    private static final MonthDay ESTIMATION_HABITATION = MonthDay.of(Month.OCTOBER, 1);

    private static final Map<Integer, LocalDate> TAXATIONS_HABITATION =
            Map.of(2021, LocalDate.of(2021, 9, 27), 2022, LocalDate.of(2022, 9, 26));

    private static final int DERNIERE_HABITATION = 2022;

    private Calendrier() {}

    /** La dernière année de revenus taxée ce jour-là ; le jour de la taxation compte comme taxé. */
    static int derniereAnneeRevenu(LocalDate jour) {
        int campagne = jour.getYear();
        LocalDate taxation = TAXATIONS_REVENU.getOrDefault(campagne, ESTIMATION.atYear(campagne));
        return jour.isBefore(taxation) ? campagne - 2 : campagne - 1;
    }

    /** La dernière année de taxe d'habitation taxée ce jour-là ; il n'y a plus de campagne après 2022. */
    static int derniereAnneeHabitation(LocalDate jour) {
        int campagne = jour.getYear();
        LocalDate taxation = TAXATIONS_HABITATION.getOrDefault(campagne, ESTIMATION_HABITATION.atYear(campagne));
        return Math.min(DERNIERE_HABITATION, jour.isBefore(taxation) ? campagne - 1 : campagne);
    }

    static boolean estServie(int annee, int derniereAnnee) {
        return annee <= derniereAnnee && annee > derniereAnnee - ANNEES_SERVIES;
    }
}
