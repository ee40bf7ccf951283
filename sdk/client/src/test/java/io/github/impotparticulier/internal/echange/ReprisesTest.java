package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReprisesTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGTEMPS = Long.MAX_VALUE;
    private static final int BUDGET = 40;

    private static Reprises reprises(int essaisMax, double hasard) {
        return new Reprises(essaisMax, () -> hasard);
    }

    private static Echec<Reponse> panne(Duration delai) {
        return Issue.passager(
                Nature.SERVICE_INDISPONIBLE, "x", Circonstances.aucunes().avecDelai(delai));
    }

    private static Echec<Reponse> panne() {
        return panne(null);
    }

    private static long reprisesAccordees(Reprises reprises, int demandees) {
        return IntStream.range(0, demandees)
                .filter(i -> reprises.repos(1, panne(), LONGTEMPS, false).isPresent())
                .count();
    }

    @Test
    void un_echec_definitif_ne_se_reprend_pas() {
        Echec<Reponse> definitif = Issue.echec(Nature.SERVICE_INDISPONIBLE, "x", Circonstances.aucunes());

        assertThat(reprises(3, 0).repos(1, definitif, LONGTEMPS, false)).isEmpty();
    }

    @Test
    void le_dernier_essai_permis_ne_se_reprend_pas() {
        Reprises reprises = reprises(3, 0);

        assertThat(reprises.repos(2, panne(), LONGTEMPS, false)).hasValue(0);
        assertThat(reprises.repos(3, panne(), LONGTEMPS, false)).isEmpty();
        assertThat(reprises(1, 0).repos(1, panne(), LONGTEMPS, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 200", "4, 400", "5, 800", "6, 1600", "7, 2500", "8, 2500", "9, 2500"})
    void la_borne_du_repos_double_de_cent_millisecondes_a_cinq_secondes(int essai, long moitie) {
        assertThat(reprises(10, 0.5).repos(essai, panne(), LONGTEMPS, false)).hasValue(moitie * MILLI);
    }

    @Test
    void le_repos_va_de_rien_a_la_borne_selon_le_hasard() {
        assertThat(reprises(3, 0).repos(1, panne(), LONGTEMPS, false)).hasValue(0);
        assertThat(reprises(3, 0.25).repos(1, panne(), LONGTEMPS, false)).hasValue(25 * MILLI);
        assertThat(reprises(3, Math.nextDown(1.0))
                        .repos(1, panne(), LONGTEMPS, false)
                        .getAsLong())
                .isBetween(99 * MILLI, 100 * MILLI);
    }

    @Test
    void le_repos_s_ajoute_au_delai_que_le_serveur_demande() {
        assertThat(reprises(3, 0.5).repos(1, panne(Duration.ofSeconds(2)), LONGTEMPS, false))
                .hasValue(2_050 * MILLI);
    }

    @Test
    void un_repos_qui_ne_tient_pas_avant_l_echeance_est_refuse() {
        Reprises reprises = reprises(3, 0.5);

        assertThat(reprises.repos(1, panne(Duration.ofSeconds(2)), 2_050 * MILLI, false))
                .isEmpty();
        assertThat(reprises.repos(1, panne(Duration.ofSeconds(2)), 2_050 * MILLI + 1, false))
                .hasValue(2_050 * MILLI);
        assertThat(reprises.repos(1, panne(), 0, false)).isEmpty();
        assertThat(reprises.repos(1, panne(), -1, false)).isEmpty();
    }

    @Test
    void un_delai_demande_de_plusieurs_siecles_est_refuse_sans_debordement() {
        assertThat(reprises(3, 0.5).repos(1, panne(Duration.ofDays(1_000_000)), LONGTEMPS, false))
                .isEmpty();
    }

    @Test
    void le_budget_arrete_les_reprises_quand_plus_rien_ne_repond() {
        assertThat(reprisesAccordees(reprises(3, 0), 1_000)).isEqualTo(BUDGET);
    }

    @Test
    void vingt_reponses_rapportent_une_reprise() {
        Reprises reprises = reprises(3, 0);
        reprisesAccordees(reprises, BUDGET);

        repondre(reprises, 19);
        assertThat(reprisesAccordees(reprises, 1)).isZero();
        repondre(reprises, 1);
        assertThat(reprisesAccordees(reprises, 2)).isEqualTo(1);
    }

    @Test
    void le_budget_ne_s_accumule_pas_au_dela_de_sa_borne() {
        Reprises reprises = reprises(3, 0);
        repondre(reprises, 1_000);
        assertThat(reprisesAccordees(reprises, 1_000)).isEqualTo(BUDGET);

        repondre(reprises, 10_000);
        assertThat(reprisesAccordees(reprises, 1_000)).isEqualTo(BUDGET);
    }

    private static void repondre(Reprises reprises, int combien) {
        IntStream.range(0, combien).forEach(i -> reprises.reponse());
    }

    @Test
    void une_reprise_gratuite_ne_coute_ni_budget_ni_repos() {
        Reprises reprises = reprises(3, 0.5);
        for (int i = 0; i < 100; i++) {
            assertThat(reprises.repos(1, panne(), LONGTEMPS, true)).hasValue(0);
        }
        assertThat(reprisesAccordees(reprises, BUDGET + 1)).isEqualTo(BUDGET);

        assertThat(reprises.repos(2, panne(Duration.ofSeconds(2)), LONGTEMPS, true))
                .hasValue(2_000 * MILLI);
        assertThat(reprises.repos(3, panne(), LONGTEMPS, true))
                .as("le dernier essai")
                .isEmpty();
        assertThat(reprises.repos(1, panne(Duration.ofSeconds(2)), 2_000 * MILLI, true))
                .isEmpty();
    }

    @Test
    void une_reprise_refusee_ne_coute_rien() {
        Reprises reprises = reprises(3, 0);
        for (int i = 0; i < 100; i++) {
            OptionalLong trop = reprises.repos(1, panne(Duration.ofSeconds(2)), MILLI, false);
            assertThat(trop).isEmpty();
            assertThat(reprises.repos(3, panne(), LONGTEMPS, false)).isEmpty();
        }

        assertThat(reprisesAccordees(reprises, 100)).isEqualTo(BUDGET);
    }
}
