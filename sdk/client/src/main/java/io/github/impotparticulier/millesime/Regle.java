package io.github.impotparticulier.millesime;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** Quel jour de chaque année civile la dernière année disponible change. */
sealed interface Regle {
    /** {@return le jour de bascule de l'année civile ; {@code null} si rien ne change au cours d'elle} */
    @Nullable
    LocalDate bascule(int annee);

    /** {@return ce sur quoi repose {@link #bascule}} */
    Fiabilite fiabilite(int annee);

    /** Le jour de la taxation. */
    record SelonCalendrier(CalendrierTaxation calendrier, Impot impot) implements Regle {
        @Override
        public @Nullable LocalDate bascule(int annee) {
            return calendrier.jour(impot, annee);
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return calendrier.fiabilite(impot, annee);
        }
    }

    /** Le même jour tous les ans ; un 29 février devient le 28 les années communes. */
    record JourContractuel(MonthDay jour) implements Regle {
        @Override
        public @Nullable LocalDate bascule(int annee) {
            return jour.atYear(annee);
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }

    /** La même année du 1er janvier au 31 décembre. */
    record AnneeCivile() implements Regle {
        @Override
        public @Nullable LocalDate bascule(int annee) {
            return null;
        }

        @Override
        public Fiabilite fiabilite(int annee) {
            return Fiabilite.CONTRACTUEL;
        }
    }
}
