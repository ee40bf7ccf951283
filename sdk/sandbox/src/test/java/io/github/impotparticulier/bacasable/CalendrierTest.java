package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendrierTest {
    @ParameterizedTest
    @CsvSource({
        "2020-03-15, 2018",
        "2020-07-31, 2018",
        "2020-08-01, 2019",
        "2020-10-15, 2019",
        "2021-07-19, 2019",
        "2021-07-20, 2020",
        "2022-07-17, 2020",
        "2022-07-18, 2021",
        "2023-07-16, 2021",
        "2023-07-17, 2022",
        "2023-07-18, 2022",
        "2023-12-31, 2022",
        "2024-01-01, 2022",
        "2024-07-21, 2022",
        "2024-07-22, 2023",
        "2025-07-24, 2023",
        "2025-07-25, 2024",
        "2026-07-31, 2024",
        "2026-08-01, 2025",
        "2040-07-31, 2038",
        "2040-08-01, 2039",
    })
    void derniereAnneeTaxee(LocalDate jour, int annee) {
        assertThat(Calendrier.derniereAnneeRevenu(jour)).isEqualTo(annee);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-15, 2019",
        "2020-09-30, 2019",
        "2020-10-01, 2020",
        "2021-09-26, 2020",
        "2021-09-27, 2021",
        "2022-09-25, 2021",
        "2022-09-26, 2022",
        "2023-12-31, 2022",
        "2040-01-01, 2022",
    })
    void derniereAnneeDeTaxeDHabitation(LocalDate jour, int annee) {
        assertThat(Calendrier.derniereAnneeHabitation(jour)).isEqualTo(annee);
    }

    @ParameterizedTest
    @CsvSource({"2020, true", "2019, true", "2018, true", "2021, false", "2017, false"})
    void troisAnneesServies(int annee, boolean servie) {
        assertThat(Calendrier.estServie(annee, 2020)).isEqualTo(servie);
    }

    @Test
    void laBasculeSeFaitAMinuitHeureDeParis() {
        HorlogeMobile horloge = new HorlogeMobile("2024-07-21T21:59:59.999Z");
        try (BacASable bac = BacASable.builder().horloge(horloge).demarrer()) {
            Appelant appelant = new Appelant(bac);
            String spi = bac.personne("celibataire").spi();

            assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(410);
            assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(200);

            horloge.regler("2024-07-21T22:00:00Z");
            assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
            assertThat(appelant.irAssiette(spi, 2021).statut()).isEqualTo(200);
        }
    }
}
