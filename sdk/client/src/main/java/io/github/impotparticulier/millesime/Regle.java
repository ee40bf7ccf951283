package io.github.impotparticulier.millesime;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.chrono.IsoChronology;

/**
 * Quel jour de chaque année civile la dernière année disponible change. Un jour s'écrit en un entier, mois × 100 + jour
 * (722 pour le 22 juillet) : le calcul compare des entiers et n'alloue rien.
 */
sealed interface Regle {
    /** Un jour qui n'arrive pas : rien ne change au cours de l'année civile. */
    int JAMAIS = Integer.MAX_VALUE;

    /** {@return le jour de bascule de l'année civile, ou {@link #JAMAIS}} */
    int mmjjBascule(int annee);

    /** {@return ce sur quoi repose {@link #mmjjBascule}} */
    Fiabilite fiabilite(int annee);

    static int mmjj(LocalDate date) {
        return date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Le jour de la taxation. */
    record SelonCalendrier(CalendrierTaxation calendrier, Impot impot) implements Regle {
        @Override
        public int mmjjBascule(int annee) {
            return calendrier.mmjjTaxation(impot, annee);
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return calendrier.fiabilite(impot, annee);
        }
    }

    /** Le même jour tous les ans ; un 29 février devient le 28 les années communes. */
    record JourContractuel(MonthDay jour) implements Regle {
        @Override
        public int mmjjBascule(int annee) {
            int mmjj = jour.getMonthValue() * 100 + jour.getDayOfMonth();
            return mmjj == 229 && !IsoChronology.INSTANCE.isLeapYear(annee) ? 228 : mmjj;
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }

    /** La même année du 1er janvier au 31 décembre. */
    record AnneeCivile() implements Regle {
        @Override
        public int mmjjBascule(int annee) {
            return JAMAIS;
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }
}
