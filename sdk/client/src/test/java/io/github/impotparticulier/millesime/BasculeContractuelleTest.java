package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.CONTRACTUEL;
import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BasculeContractuelleTest {
    private static final MonthDay MI_SEPTEMBRE = MonthDay.of(Month.SEPTEMBER, 15);

    @ParameterizedTest
    @CsvSource({
        "IR_ASSIETTE, 2024-01-01, 2022",
        "IR_ASSIETTE, 2024-07-22, 2022",
        "IR_ASSIETTE, 2024-09-14, 2022",
        "IR_ASSIETTE, 2024-09-15, 2023",
        "IR_ASSIETTE, 2024-12-31, 2023",
        "IR_ASSIETTE, 2025-01-01, 2023",
        "IR_ASSIETTE, 2019-09-15, 2018",
        "IFI, 2030-09-14, 2028",
        "IFI, 2030-09-15, 2029",
        "TH, 2021-09-14, 2020",
        "TH, 2021-09-15, 2021",
        "TH, 2019-09-15, 2019",
        "TH, 2022-09-14, 2021",
        "TH, 2022-09-15, 2022",
    })
    void leJourConvenuRemplaceLaTaxation(Ressource ressource, LocalDate date, int annee) {
        MillesimeCalculator calculateur =
                MillesimeCalculator.builder().basculeLe(ressource, MI_SEPTEMBRE).build();

        assertThat(calculateur.derniereAnnee(ressource, date)).isEqualTo(new Millesime(annee, CONTRACTUEL));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-28, 2022",
        "2024-02-29, 2023",
        "2025-02-27, 2023",
        "2025-02-28, 2024",
        "2025-03-01, 2024",
        "2100-02-27, 2098",
        "2100-02-28, 2099",
    })
    void le29FevrierDevientLe28LesAnneesCommunes(LocalDate date, int annee) {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IR_FACTURE, MonthDay.of(Month.FEBRUARY, 29))
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.IR_FACTURE, date)).isEqualTo(new Millesime(annee, CONTRACTUEL));
    }

    @ParameterizedTest
    @CsvSource({"2023-12-30, 2021", "2023-12-31, 2022", "2024-12-30, 2022", "2024-12-31, 2023", "2024-01-01, 2022"})
    void le31DecembreEstUnJourCommeUnAutre(LocalDate date, int annee) {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IFI, MonthDay.of(Month.DECEMBER, 31))
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.IFI, date).annee()).isEqualTo(annee);
    }

    @ParameterizedTest
    @EnumSource(Ressource.class)
    void lAnneeCivileGardeLAnneeDu1erJanvier(Ressource ressource) {
        MillesimeCalculator calculateur =
                MillesimeCalculator.builder().anneeCivile(ressource).build();

        for (int n = 2018; n <= 2022; n++) {
            Millesime attendu = new Millesime(ressource == Ressource.TH ? n - 1 : n - 2, CONTRACTUEL);
            for (LocalDate date = LocalDate.of(n, 1, 1); date.getYear() == n; date = date.plusDays(1)) {
                assertThat(calculateur.derniereAnnee(ressource, date)).isEqualTo(attendu);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, 2021, CONTRACTUEL", "2023-01-01, 2022, OFFICIEL", "2024-01-01, 2022, OFFICIEL"})
    void laFinDeLaTaxeDHabitationVautAussiPourLAnneeCivile(LocalDate date, int annee, Fiabilite fiabilite) {
        MillesimeCalculator calculateur =
                MillesimeCalculator.builder().anneeCivile(Ressource.TH).build();

        assertThat(calculateur.derniereAnnee(Ressource.TH, date)).isEqualTo(new Millesime(annee, fiabilite));
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, CONTRACTUEL", "2023-01-01, OFFICIEL", "2023-09-15, OFFICIEL", "2035-12-31, OFFICIEL"})
    void laFinDeLaTaxeDHabitationVautAussiPourUnJourConvenu(LocalDate date, Fiabilite fiabilite) {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.TH, MI_SEPTEMBRE)
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.TH, date)).isEqualTo(new Millesime(2022, fiabilite));
    }

    @Test
    void unContratNeToucheQueSaRessource() {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IR_ASSIETTE, MI_SEPTEMBRE)
                .anneeCivile(Ressource.IR_FACTURE)
                .build();
        LocalDate octobre = LocalDate.of(2024, 10, 1);

        assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, octobre))
                .isEqualTo(new Millesime(2023, CONTRACTUEL));
        assertThat(calculateur.derniereAnnee(Ressource.IR_FACTURE, octobre))
                .isEqualTo(new Millesime(2022, CONTRACTUEL));
        assertThat(calculateur.derniereAnnee(Ressource.IFI, octobre)).isEqualTo(new Millesime(2023, OFFICIEL));
        assertThat(calculateur.derniereAnnee(Ressource.IFI, octobre.plusYears(2)))
                .isEqualTo(new Millesime(2025, ESTIME));
    }

    @Test
    void lesDernieresAnneesEtLaDisponibiliteSuiventLeContrat() {
        MillesimeCalculator calculateur =
                MillesimeCalculator.builder().anneeCivile(Ressource.IR_ASSIETTE).build();
        LocalDate octobre = LocalDate.of(2024, 10, 1);

        assertThat(calculateur.dernieresAnnees(Ressource.IR_ASSIETTE, octobre, 2))
                .containsExactly(new Millesime(2022, CONTRACTUEL), new Millesime(2021, CONTRACTUEL));
        assertThat(calculateur.estDisponible(Ressource.IR_ASSIETTE, 2023, octobre))
                .isFalse();
        assertThat(calculateur.estDisponible(Ressource.IR_ASSIETTE, 2020, octobre))
                .isTrue();
    }

    @Test
    void deuxContratsSurUneRessourceSontRefuses() {
        MillesimeCalculator.Builder builder = MillesimeCalculator.builder()
                .anneeCivile(Ressource.IFI)
                .anneeCivile(Ressource.TH)
                .basculeLe(Ressource.IFI, MI_SEPTEMBRE);

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage(
                        "Deux contrats pour IFI : basculeLe et anneeCivile s'excluent ; ne gardez que celui qui est"
                                + " convenu.");
    }

    @Test
    void uneBasculeLe1erJanvierRenvoieALAnneeCivile() {
        MillesimeCalculator.Builder builder = MillesimeCalculator.builder();
        MonthDay janvier = MonthDay.of(Month.JANUARY, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.basculeLe(Ressource.IFI, janvier))
                .withMessage(
                        "Bascule le 1er janvier refusée pour IFI : la campagne de l'année n'est pas taxée ce jour-là ;"
                                + " pour changer d'année le 1er janvier, employez anneeCivile(IFI).");
        assertThat(builder.build()).hasToString(MillesimeCalculator.officiel().toString());
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01, 2022", "2024-01-02, 2023"})
    void laBasculeLaPlusTotEstLe2Janvier(LocalDate date, int annee) {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IFI, MonthDay.of(Month.JANUARY, 2))
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.IFI, date)).isEqualTo(new Millesime(annee, CONTRACTUEL));
    }

    @ParameterizedTest
    @CsvSource({"2024-01-31, 2022", "2024-02-01, 2023"})
    void leSeulPremierDuMoisRefuseEstCeluiDeJanvier(LocalDate date, int annee) {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IFI, MonthDay.of(Month.FEBRUARY, 1))
                .build();

        assertThat(calculateur.derniereAnnee(Ressource.IFI, date)).isEqualTo(new Millesime(annee, CONTRACTUEL));
    }

    @Test
    void leDernierJourDonneVaut() {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IFI, MI_SEPTEMBRE)
                .basculeLe(Ressource.IFI, MonthDay.of(Month.NOVEMBER, 2))
                .build();

        assertThat(calculateur
                        .derniereAnnee(Ressource.IFI, LocalDate.of(2024, 11, 1))
                        .annee())
                .isEqualTo(2022);
        assertThat(calculateur
                        .derniereAnnee(Ressource.IFI, LocalDate.of(2024, 11, 2))
                        .annee())
                .isEqualTo(2023);
    }

    @Test
    void leCalculateurNeChangePasAvecLaSuiteDuBuilder() {
        MillesimeCalculator.Builder builder = MillesimeCalculator.builder();
        MillesimeCalculator calculateur = builder.build();
        MillesimeCalculator ensuite = builder.anneeCivile(Ressource.IFI).build();
        LocalDate octobre = LocalDate.of(2024, 10, 1);

        assertThat(calculateur.derniereAnnee(Ressource.IFI, octobre)).isEqualTo(new Millesime(2023, OFFICIEL));
        assertThat(ensuite.derniereAnnee(Ressource.IFI, octobre)).isEqualTo(new Millesime(2022, CONTRACTUEL));
    }

    @Test
    void leTexteDitLesContrats() {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IR_ASSIETTE, MI_SEPTEMBRE)
                .anneeCivile(Ressource.TH)
                .build();

        assertThat(calculateur.toString())
                .endsWith("contrats={IR_ASSIETTE=JourContractuel[jour=--09-15], TH=AnneeCivile[]}]");
    }
}
