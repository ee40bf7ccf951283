package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.INDICATIF;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillesimeCalculatorTest {
    private final MillesimeCalculator calculateur = MillesimeCalculator.officiel();

    @ParameterizedTest(name = "{0} demandé le {1} : {2} puis {3}")
    @CsvSource({
        "IR_ASSIETTE, 2020-03-15, 2018, 2017",
        "IR_ASSIETTE, 2020-10-15, 2019, 2018",
        "IR_FACTURE, 2020-03-15, 2018, 2017",
        "IR_FACTURE, 2020-10-15, 2019, 2018",
        "IR_DERNIERE_SITUATION, 2020-03-15, 2018, 2017",
        "IR_DERNIERE_SITUATION, 2020-10-15, 2019, 2018",
        "IR_SITUATIONS_MULTIPLES, 2020-03-15, 2018, 2017",
        "IR_SITUATIONS_MULTIPLES, 2020-10-15, 2019, 2018",
        "IFI, 2020-03-15, 2018, 2017",
        "IFI, 2020-10-15, 2019, 2018",
        "TH, 2020-03-15, 2019, 2018",
        "TH, 2020-11-15, 2020, 2019",
    })
    void exemplesDeLaPresentationFonctionnelle(Ressource ressource, LocalDate date, int derniere, int precedente) {
        assertThat(calculateur.dernieresAnnees(ressource, date, 2))
                .extracting(Millesime::annee)
                .containsExactly(derniere, precedente);
    }

    @ParameterizedTest
    @ValueSource(ints = {2020, 2021, 2022})
    void stationnementResidentielEnDecembre(int n) {
        LocalDate decembre = LocalDate.of(n, 12, 10);

        assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, decembre).annee())
                .isEqualTo(n - 1);
        assertThat(calculateur.derniereAnnee(Ressource.TH, decembre).annee()).isEqualTo(n);
    }

    @ParameterizedTest
    @ValueSource(ints = {2020, 2022, 2024, 2026, 2040})
    void prestationsSocialesEnDecembre(int n) {
        LocalDate decembre = LocalDate.of(n, 12, 10);

        assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, decembre).annee())
                .isEqualTo(n - 1);
        assertThat(calculateur.derniereAnnee(Ressource.IFI, decembre).annee()).isEqualTo(n - 1);
    }

    @ParameterizedTest(name = "revenus et IFI, taxation du {0}")
    @CsvSource({
        "2020-08-01, INDICATIF",
        "2021-07-20, OFFICIEL",
        "2022-07-18, OFFICIEL",
        "2023-07-17, OFFICIEL",
        "2024-07-22, OFFICIEL",
        "2025-07-25, INDICATIF",
        "2026-08-01, ESTIME",
        "2028-08-01, ESTIME",
        "2019-08-01, ESTIME",
        "2016-08-01, ESTIME",
    })
    void veilleJourEtLendemainDeLaTaxationDesRevenus(LocalDate taxation, Fiabilite fiabilite) {
        int n = taxation.getYear();
        Millesime avant = new Millesime(n - 2, fiabilite);
        Millesime apres = new Millesime(n - 1, fiabilite);

        for (Ressource ressource : Ressource.values()) {
            if (ressource == Ressource.TH) {
                continue;
            }
            assertThat(calculateur.derniereAnnee(ressource, LocalDate.of(n, 1, 1)))
                    .isEqualTo(avant);
            assertThat(calculateur.derniereAnnee(ressource, taxation.minusDays(1)))
                    .isEqualTo(avant);
            assertThat(calculateur.derniereAnnee(ressource, taxation)).isEqualTo(apres);
            assertThat(calculateur.derniereAnnee(ressource, taxation.plusDays(1)))
                    .isEqualTo(apres);
            assertThat(calculateur.derniereAnnee(ressource, LocalDate.of(n, 12, 31)))
                    .isEqualTo(apres);
        }
    }

    @ParameterizedTest(name = "taxe d''habitation, taxation du {0}")
    @CsvSource({"2020-10-01, INDICATIF", "2021-09-27, OFFICIEL", "2022-09-26, OFFICIEL"})
    void veilleJourEtLendemainDeLaTaxationDeLaTaxeDHabitation(LocalDate taxation, Fiabilite fiabilite) {
        int n = taxation.getYear();
        Millesime avant = new Millesime(n - 1, fiabilite);
        Millesime apres = new Millesime(n, fiabilite);

        assertThat(calculateur.derniereAnnee(Ressource.TH, LocalDate.of(n, 1, 1)))
                .isEqualTo(avant);
        assertThat(calculateur.derniereAnnee(Ressource.TH, taxation.minusDays(1)))
                .isEqualTo(avant);
        assertThat(calculateur.derniereAnnee(Ressource.TH, taxation)).isEqualTo(apres);
        assertThat(calculateur.derniereAnnee(Ressource.TH, taxation.plusDays(1)))
                .isEqualTo(apres);
        assertThat(calculateur.derniereAnnee(Ressource.TH, LocalDate.of(n, 12, 31)))
                .isEqualTo(apres);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-01-01", "2023-09-26", "2024-02-29", "2025-12-31", "2060-06-01", "2100-12-31"})
    void laTaxeDHabitationSArreteEn2022(LocalDate date) {
        assertThat(calculateur.dernieresAnnees(Ressource.TH, date, 3))
                .containsExactly(
                        new Millesime(2022, OFFICIEL), new Millesime(2021, OFFICIEL), new Millesime(2020, OFFICIEL));
        assertThat(calculateur.estDisponible(Ressource.TH, 2023, date)).isFalse();
        assertThat(calculateur.estDisponible(Ressource.TH, 2022, date)).isTrue();
        assertThat(calculateur.estDisponible(Ressource.TH, 2020, date)).isTrue();
        assertThat(calculateur.estDisponible(Ressource.TH, 2019, date)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2019-01-01, 2018", "2019-12-31, 2018", "2012-10-15, 2011"})
    void uneTaxeDHabitationSansJourConnuNEstPasTaxeeDansLAnnee(LocalDate date, int annee) {
        assertThat(calculateur.derniereAnnee(Ressource.TH, date)).isEqualTo(new Millesime(annee, ESTIME));
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, 2022, OFFICIEL", "2020-02-29, 2018, INDICATIF", "2028-02-29, 2026, ESTIME"})
    void le29Fevrier(LocalDate date, int annee, Fiabilite fiabilite) {
        assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, date)).isEqualTo(new Millesime(annee, fiabilite));
    }

    @Test
    void lesDernieresAnneesVontDeLaPlusRecenteALaPlusAncienne() {
        LocalDate date = LocalDate.of(2020, 9, 1);

        assertThat(calculateur.dernieresAnnees(Ressource.IFI, date, 1)).containsExactly(new Millesime(2019, INDICATIF));
        assertThat(calculateur.dernieresAnnees(Ressource.IFI, date, 2))
                .containsExactly(new Millesime(2019, INDICATIF), new Millesime(2018, INDICATIF));
        assertThat(calculateur.dernieresAnnees(Ressource.IFI, date, 3))
                .containsExactly(
                        new Millesime(2019, INDICATIF), new Millesime(2018, INDICATIF), new Millesime(2017, INDICATIF));
    }

    @Test
    void laListeDesDernieresAnneesEstImmuable() {
        List<Millesime> annees = calculateur.dernieresAnnees(Ressource.TH, LocalDate.of(2021, 3, 1), 2);

        assertThat(annees).isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE})
    void unNombreDAnneesHorsDe1A3EstRefuse(int nombre) {
        LocalDate date = LocalDate.of(2024, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.dernieresAnnees(Ressource.IR_ASSIETTE, date, nombre))
                .withMessage(nombre + " années demandées : la DGFiP en sert de 1 à 3.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.dernieresAnnees(Ressource.IR_ASSIETTE, nombre));
    }

    @Test
    void seulesLesTroisDernieresAnneesSontDisponibles() {
        LocalDate veille = LocalDate.of(2024, 7, 21);
        LocalDate taxation = LocalDate.of(2024, 7, 22);

        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2023, veille))
                .isFalse();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2022, veille))
                .isTrue();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2020, veille))
                .isTrue();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2019, veille))
                .isFalse();

        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2024, taxation))
                .isFalse();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2023, taxation))
                .isTrue();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2021, taxation))
                .isTrue();
        assertThat(calculateur.estDisponible(Ressource.IR_FACTURE, 2020, taxation))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2023, 0, 23, Integer.MAX_VALUE})
    void uneAnneeAbsurdeNEstPasDisponible(int annee) {
        assertThat(calculateur.estDisponible(Ressource.IR_ASSIETTE, annee, LocalDate.of(2024, 9, 1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "0024-07-22", "2101-01-01", "-999999999-01-01", "+999999999-12-31"})
    void uneDateHorsDuDomaineEstRefusee(LocalDate date) {
        String message = "Date " + date + " refusée : donnez une date des années 2000 à 2100.";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.derniereAnnee(Ressource.IR_ASSIETTE, date))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.dernieresAnnees(Ressource.TH, date, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.estDisponible(Ressource.IFI, 2020, date))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculateur.prochaineBascule(Ressource.TH, date))
                .withMessage(message);
    }

    @ParameterizedTest
    @EnumSource(Ressource.class)
    void lesBornesDuDomaineSontPermises(Ressource ressource) {
        int avant2000 = 2000 - ressource.decalage() - 1;

        assertThat(calculateur.derniereAnnee(ressource, LocalDate.of(2000, 1, 1)))
                .isEqualTo(new Millesime(avant2000, ESTIME));
        assertThat(calculateur
                        .derniereAnnee(ressource, LocalDate.of(2100, 12, 31))
                        .annee())
                .isEqualTo(ressource == Ressource.TH ? 2022 : 2099);
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void nulEstRefuse() {
        assertThatNullPointerException()
                .isThrownBy(() -> calculateur.derniereAnnee(null, LocalDate.of(2024, 1, 1)))
                .withMessage("ressource");
        assertThatNullPointerException().isThrownBy(() -> calculateur.derniereAnnee(Ressource.TH, null));
        assertThatNullPointerException()
                .isThrownBy(() -> MillesimeCalculator.builder().calendrier(null))
                .withMessage("calendrier");
        assertThatNullPointerException()
                .isThrownBy(() -> MillesimeCalculator.builder().horloge(null))
                .withMessage("horloge");
    }

    @Test
    void leCalculateurSuitLeCalendrierQuOnLuiDonne() {
        LocalDate taxation = LocalDate.of(2026, 7, 24);
        MillesimeCalculator informe = MillesimeCalculator.builder()
                .calendrier(CalendrierTaxation.officiel().avecDate(Impot.REVENU, 2026, taxation))
                .build();

        assertThat(informe.calendrier().publiees()).contains(new Taxation(Impot.REVENU, 2026, taxation, OFFICIEL));
        assertThat(informe.derniereAnnee(Ressource.IR_ASSIETTE, taxation.minusDays(1)))
                .isEqualTo(new Millesime(2024, OFFICIEL));
        assertThat(informe.derniereAnnee(Ressource.IR_ASSIETTE, taxation)).isEqualTo(new Millesime(2025, OFFICIEL));
        assertThat(informe.derniereAnnee(Ressource.IFI, taxation)).isEqualTo(new Millesime(2025, OFFICIEL));
        assertThat(informe.derniereAnnee(Ressource.IR_ASSIETTE, LocalDate.of(2027, 1, 1)))
                .isEqualTo(new Millesime(2025, ESTIME));
        assertThat(calculateur.derniereAnnee(Ressource.IR_ASSIETTE, taxation)).isEqualTo(new Millesime(2024, ESTIME));
    }

    @Test
    void uneTaxationLe1erJanvierVautToutLAnnee() {
        MillesimeCalculator informe = MillesimeCalculator.builder()
                .calendrier(
                        CalendrierTaxation.officiel().avecDate(Impot.REVENU, 2025, LocalDate.of(2025, 1, 1), INDICATIF))
                .build();

        assertThat(informe.derniereAnnee(Ressource.IFI, LocalDate.of(2024, 12, 31))
                        .annee())
                .isEqualTo(2023);
        assertThat(informe.derniereAnnee(Ressource.IFI, LocalDate.of(2025, 1, 1)))
                .isEqualTo(new Millesime(2024, INDICATIF));
        assertThat(informe.prochaineBascule(Ressource.IFI, LocalDate.of(2024, 12, 31)))
                .contains(new Bascule(LocalDate.of(2025, 1, 1), 2024, INDICATIF));
    }

    @Test
    void laDerniereCampagnePermiseSeDonneAussi() {
        LocalDate taxation = LocalDate.of(2100, 7, 19);
        MillesimeCalculator informe = MillesimeCalculator.builder()
                .calendrier(CalendrierTaxation.officiel().avecDate(Impot.REVENU, 2100, taxation))
                .build();

        assertThat(informe.derniereAnnee(Ressource.IFI, taxation.minusDays(1)))
                .isEqualTo(new Millesime(2098, OFFICIEL));
        assertThat(informe.derniereAnnee(Ressource.IFI, taxation)).isEqualTo(new Millesime(2099, OFFICIEL));
    }

    @Test
    void officielEstToujoursLeMemeEtVautLeBuilderSansReglage() {
        assertThat(MillesimeCalculator.officiel()).isSameAs(calculateur);
        assertThat(MillesimeCalculator.builder().build()).hasToString(calculateur.toString());
        assertThat(calculateur.toString())
                .contains("REVENU 2024-07-22 OFFICIEL")
                .contains("contrats={}");
    }
}
