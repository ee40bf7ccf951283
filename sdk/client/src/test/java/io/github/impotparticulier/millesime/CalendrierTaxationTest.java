package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.CONTRACTUEL;
import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.INDICATIF;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static io.github.impotparticulier.millesime.Impot.HABITATION;
import static io.github.impotparticulier.millesime.Impot.REVENU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendrierTaxationTest {
    private final CalendrierTaxation officiel = CalendrierTaxation.officiel();

    @Test
    void leCalendrierOfficielDonneLesJoursPublies() {
        assertThat(officiel.publiees())
                .containsExactly(
                        new Taxation(REVENU, 2020, LocalDate.of(2020, 8, 1), INDICATIF),
                        new Taxation(REVENU, 2021, LocalDate.of(2021, 7, 20), OFFICIEL),
                        new Taxation(REVENU, 2022, LocalDate.of(2022, 7, 18), OFFICIEL),
                        new Taxation(REVENU, 2023, LocalDate.of(2023, 7, 17), OFFICIEL),
                        new Taxation(REVENU, 2024, LocalDate.of(2024, 7, 22), OFFICIEL),
                        new Taxation(REVENU, 2025, LocalDate.of(2025, 7, 25), INDICATIF),
                        new Taxation(HABITATION, 2020, LocalDate.of(2020, 10, 1), INDICATIF),
                        new Taxation(HABITATION, 2021, LocalDate.of(2021, 9, 27), OFFICIEL),
                        new Taxation(HABITATION, 2022, LocalDate.of(2022, 9, 26), OFFICIEL))
                .isUnmodifiable();
        assertThat(CalendrierTaxation.officiel()).isSameAs(officiel);
    }

    @Test
    void uneCampagnePublieeSeRelit() {
        assertThat(officiel.taxation(REVENU, 2024))
                .contains(new Taxation(REVENU, 2024, LocalDate.of(2024, 7, 22), OFFICIEL));
        assertThat(officiel.taxation(HABITATION, 2020))
                .contains(new Taxation(HABITATION, 2020, LocalDate.of(2020, 10, 1), INDICATIF));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2019, 2026, 2100})
    void uneCampagneDeRevenuSansJourPublieEstEstimeeAu1erAout(int campagne) {
        assertThat(officiel.taxation(REVENU, campagne))
                .contains(new Taxation(REVENU, campagne, LocalDate.of(campagne, 8, 1), ESTIME));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2019, 2023, 2100})
    void uneCampagneDeTaxeDHabitationNEstPasEstimee(int campagne) {
        assertThat(officiel.taxation(HABITATION, campagne)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 24, 1999, 2101, 20_244})
    void uneCampagneAbsurdeEstRefusee(int campagne) {
        String message = "campagne " + campagne
                + " hors des années 2000 à 2100 ; donnez l'année civile de la taxation, sur" + " quatre chiffres.";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.taxation(REVENU, campagne))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(REVENU, campagne, LocalDate.of(2025, 7, 24)))
                .withMessage(message);
    }

    @Test
    void uneDateAjouteeEstOfficielle() {
        LocalDate date = LocalDate.of(2026, 7, 24);
        CalendrierTaxation informe = officiel.avecDate(REVENU, 2026, date);

        assertThat(informe.taxation(REVENU, 2026)).contains(new Taxation(REVENU, 2026, date, OFFICIEL));
        assertThat(informe.taxation(REVENU, 2024)).isEqualTo(officiel.taxation(REVENU, 2024));
        assertThat(informe.publiees()).hasSize(10);
        assertThat(officiel.publiees()).hasSize(9);
    }

    @Test
    void uneDateCorrigeeRemplaceLAncienne() {
        LocalDate date = LocalDate.of(2024, 7, 25);
        CalendrierTaxation corrige = officiel.avecDate(REVENU, 2024, date, INDICATIF);

        assertThat(corrige.taxation(REVENU, 2024)).contains(new Taxation(REVENU, 2024, date, INDICATIF));
        assertThat(corrige.publiees()).hasSize(9);
        assertThat(officiel.taxation(REVENU, 2024).orElseThrow().date()).isEqualTo(LocalDate.of(2024, 7, 22));
    }

    @Test
    void laDateEstDansLAnneeDeLaCampagne() {
        assertThat(officiel.avecDate(REVENU, 2026, LocalDate.of(2026, 1, 1)).publiees())
                .hasSize(10);
        assertThat(officiel.avecDate(REVENU, 2026, LocalDate.of(2026, 12, 31)).publiees())
                .hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2024, LocalDate.of(2025, 1, 1)))
                .withMessage(
                        "la date 2025-01-01 n'est pas dans l'année de la campagne 2024 ; corrigez l'une ou l'autre (la"
                                + " campagne est l'année civile de la taxation, non celle des revenus).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2025, LocalDate.of(2024, 12, 31)));
    }

    @Test
    void laTaxeDHabitationNAPlusDeCampagneApres2022() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(HABITATION, 2023, LocalDate.of(2023, 9, 25)))
                .withMessage("campagne 2023 refusée : la taxe d'habitation n'est plus taxée après 2022 ; retirez cette"
                        + " campagne.");
        assertThat(officiel.avecDate(HABITATION, 2022, LocalDate.of(2022, 9, 27))
                        .taxation(HABITATION, 2022))
                .contains(new Taxation(HABITATION, 2022, LocalDate.of(2022, 9, 27), OFFICIEL));
    }

    @Test
    void seulUnJourPublieSAjoute() {
        LocalDate date = LocalDate.of(2025, 7, 24);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2025, date, ESTIME))
                .withMessage(
                        "fiabilité ESTIME refusée : donnez OFFICIEL ou INDICATIF ; sans date, la campagne est estimée"
                                + " d'elle-même.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2025, date, CONTRACTUEL))
                .withMessage("fiabilité CONTRACTUEL refusée dans un calendrier : donnez une bascule contractuelle à"
                        + " MillesimeCalculator.builder(), par basculeLe ou anneeCivile.");
    }

    @Test
    void nulEstRefuse() {
        LocalDate date = LocalDate.of(2025, 7, 24);

        assertThatNullPointerException()
                .isThrownBy(() -> officiel.avecDate(null, 2025, date))
                .withMessage("impot");
        assertThatNullPointerException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2025, null))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> officiel.avecDate(REVENU, 2025, date, null))
                .withMessage("fiabilite");
    }

    @Test
    void deuxCalendriersDeMemesJoursSontEgaux() {
        LocalDate date = LocalDate.of(2025, 7, 24);
        CalendrierTaxation un =
                officiel.avecDate(REVENU, 2025, date).avecDate(HABITATION, 2019, LocalDate.of(2019, 10, 1));
        CalendrierTaxation autre =
                officiel.avecDate(HABITATION, 2019, LocalDate.of(2019, 10, 1)).avecDate(REVENU, 2025, date);

        assertThat(un).isEqualTo(autre).hasSameHashCodeAs(autre).isNotEqualTo(officiel);
        assertThat(un).isNotEqualTo(un.avecDate(REVENU, 2025, date, INDICATIF));
        assertThat(un).isNotEqualTo(un.avecDate(REVENU, 2025, date.plusDays(1)));
        assertThat(un.equals(null)).isFalse();
    }

    @Test
    void leCodeDUnCalendrierDependDeSesJours() {
        assertThat(officiel.avecDate(REVENU, 2025, LocalDate.of(2025, 7, 24)))
                .doesNotHaveSameHashCodeAs(officiel.avecDate(REVENU, 2025, LocalDate.of(2025, 7, 25)));
    }

    @Test
    void leTexteDitLesJoursPublies() {
        assertThat(officiel)
                .hasToString("CalendrierTaxation[REVENU 2020-08-01 INDICATIF, REVENU 2021-07-20 OFFICIEL,"
                        + " REVENU 2022-07-18 OFFICIEL, REVENU 2023-07-17 OFFICIEL, REVENU 2024-07-22 OFFICIEL,"
                        + " REVENU 2025-07-25 INDICATIF,"
                        + " HABITATION 2020-10-01 INDICATIF, HABITATION 2021-09-27 OFFICIEL,"
                        + " HABITATION 2022-09-26 OFFICIEL]");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -2023, 0, 23, 999, 10_000})
    void uneAnneeSEcritSurQuatreChiffres(int annee) {
        String message = "Année " + annee + " refusée : une année s'écrit sur quatre chiffres, comme 2023.";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Millesime(annee, OFFICIEL))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bascule(LocalDate.of(2024, 7, 22), annee, OFFICIEL))
                .withMessage(message);
    }

    @ParameterizedTest
    @EnumSource(Fiabilite.class)
    void unMillesimeGardeCeQuOnLuiDonne(Fiabilite fiabilite) {
        assertThat(new Millesime(1000, fiabilite).annee()).isEqualTo(1000);
        assertThat(new Millesime(9999, fiabilite).fiabilite()).isEqualTo(fiabilite);
        assertThat(new Bascule(LocalDate.of(2022, 9, 26), 2022, fiabilite).fiabilite())
                .isEqualTo(fiabilite);
    }

    @Test
    void unMillesimeOuUneBasculeIncompletsSontRefuses() {
        LocalDate date = LocalDate.of(2024, 7, 22);

        assertThatNullPointerException()
                .isThrownBy(() -> new Millesime(2023, null))
                .withMessage("fiabilite");
        assertThatNullPointerException()
                .isThrownBy(() -> new Bascule(null, 2023, OFFICIEL))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> new Bascule(date, 2023, null))
                .withMessage("fiabilite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bascule(date, 2025, OFFICIEL))
                .withMessage("Bascule du 2024-07-22 vers 2025 refusée : une année à venir ne peut être disponible.");
    }
}
