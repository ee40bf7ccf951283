package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.CONTRACTUEL;
import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProchaineBasculeTest {
    private final MillesimeCalculator officiel = MillesimeCalculator.officiel();

    @ParameterizedTest(name = "{0}, depuis le {1} : le {2}, {3}")
    @CsvSource({
        "IR_ASSIETTE, 2020-01-01, 2020-08-01, 2019, INDICATIF",
        "IR_ASSIETTE, 2020-08-01, 2021-07-20, 2020, OFFICIEL",
        "IR_FACTURE, 2021-07-19, 2021-07-20, 2020, OFFICIEL",
        "IR_FACTURE, 2021-07-20, 2022-07-18, 2021, OFFICIEL",
        "IR_DERNIERE_SITUATION, 2022-12-31, 2023-07-17, 2022, OFFICIEL",
        "IR_SITUATIONS_MULTIPLES, 2023-12-31, 2024-07-22, 2023, OFFICIEL",
        "IR_ASSIETTE, 2024-07-22, 2025-07-25, 2024, INDICATIF",
        "IFI, 2025-07-24, 2025-07-25, 2024, INDICATIF",
        "IFI, 2025-07-25, 2026-08-01, 2025, ESTIME",
        "IFI, 2026-07-31, 2026-08-01, 2025, ESTIME",
        "IFI, 2026-08-01, 2027-08-01, 2026, ESTIME",
        "IFI, 2100-12-31, 2101-08-01, 2100, ESTIME",
        "TH, 2019-12-31, 2020-01-01, 2019, ESTIME",
        "TH, 2018-05-05, 2019-01-01, 2018, ESTIME",
        "TH, 2020-01-01, 2020-10-01, 2020, INDICATIF",
        "TH, 2020-10-01, 2021-09-27, 2021, OFFICIEL",
        "TH, 2022-09-25, 2022-09-26, 2022, OFFICIEL",
    })
    void selonLeCalendrier(Ressource ressource, LocalDate date, LocalDate attendue, int annee, Fiabilite fiabilite) {
        assertThat(officiel.prochaineBascule(ressource, date)).contains(new Bascule(attendue, annee, fiabilite));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-09-26", "2022-12-31", "2023-01-01", "2030-06-01", "2100-12-31"})
    void laTaxeDHabitationNeBasculePlusUneFois2022Disponible(LocalDate date) {
        assertThat(officiel.prochaineBascule(Ressource.TH, date)).isEmpty();
    }

    @Test
    void leJourConvenu() {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .basculeLe(Ressource.IFI, MonthDay.of(Month.FEBRUARY, 29))
                .basculeLe(Ressource.TH, MonthDay.of(Month.NOVEMBER, 15))
                .build();

        assertThat(calculateur.prochaineBascule(Ressource.IFI, LocalDate.of(2024, 2, 28)))
                .contains(new Bascule(LocalDate.of(2024, 2, 29), 2023, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.IFI, LocalDate.of(2024, 2, 29)))
                .contains(new Bascule(LocalDate.of(2025, 2, 28), 2024, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.TH, LocalDate.of(2022, 11, 14)))
                .contains(new Bascule(LocalDate.of(2022, 11, 15), 2022, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.TH, LocalDate.of(2022, 11, 15)))
                .isEmpty();
    }

    @Test
    void lAnneeCivileBasculeLe1erJanvier() {
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .anneeCivile(Ressource.IR_ASSIETTE)
                .anneeCivile(Ressource.TH)
                .build();

        assertThat(calculateur.prochaineBascule(Ressource.IR_ASSIETTE, LocalDate.of(2024, 1, 1)))
                .contains(new Bascule(LocalDate.of(2025, 1, 1), 2023, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.IR_ASSIETTE, LocalDate.of(2024, 12, 31)))
                .contains(new Bascule(LocalDate.of(2025, 1, 1), 2023, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.TH, LocalDate.of(2022, 6, 1)))
                .contains(new Bascule(LocalDate.of(2023, 1, 1), 2022, CONTRACTUEL));
        assertThat(calculateur.prochaineBascule(Ressource.TH, LocalDate.of(2023, 1, 1)))
                .isEmpty();
    }

    @Test
    void uneTaxeDHabitationOubliee() {
        LocalDate taxation = LocalDate.of(2010, 10, 1);
        MillesimeCalculator calculateur = MillesimeCalculator.builder()
                .calendrier(CalendrierTaxation.officiel().avecDate(Impot.HABITATION, 2010, taxation))
                .build();

        assertThat(calculateur.prochaineBascule(Ressource.TH, LocalDate.of(2010, 3, 1)))
                .contains(new Bascule(taxation, 2010, OFFICIEL));
        assertThat(calculateur.prochaineBascule(Ressource.TH, taxation))
                .contains(new Bascule(LocalDate.of(2012, 1, 1), 2011, ESTIME));
    }
}
