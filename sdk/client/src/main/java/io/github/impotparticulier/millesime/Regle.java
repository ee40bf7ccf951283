package io.github.impotparticulier.millesime;

import java.time.Month;
import java.time.MonthDay;
import java.time.chrono.IsoChronology;

/**
 * Quel jour de chaque année civile la dernière année disponible change. Tout en entiers : ces méthodes sont appelées à
 * chaque calcul et n'allouent rien.
 */
sealed interface Regle {
    /** Rang d'un jour qui n'arrive pas : rien ne change au cours de l'année civile. */
    int JAMAIS = Integer.MAX_VALUE;

    /** {@return le rang dans l'année du jour de bascule (1 pour le 1er janvier), ou {@link #JAMAIS}} */
    int rangBascule(int annee);

    /** {@return ce sur quoi repose {@link #rangBascule}} */
    Fiabilite fiabilite(int annee);

    /** Le jour de la taxation. */
    record SelonCalendrier(CalendrierTaxation calendrier, Impot impot) implements Regle {
        @Override
        public int rangBascule(int annee) {
            return calendrier.rangTaxation(impot, annee);
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return calendrier.fiabilite(impot, annee);
        }
    }

    /** Le même jour tous les ans ; un 29 février devient le 28 les années communes. */
    record JourContractuel(MonthDay jour) implements Regle {
        @Override
        public int rangBascule(int annee) {
            boolean bissextile = IsoChronology.INSTANCE.isLeapYear(annee);
            Month mois = jour.getMonth();
            return mois.firstDayOfYear(bissextile) + Math.min(jour.getDayOfMonth(), mois.length(bissextile)) - 1;
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }

    /** La même année du 1er janvier au 31 décembre. */
    record AnneeCivile() implements Regle {
        @Override
        public int rangBascule(int annee) {
            return JAMAIS;
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }
}
