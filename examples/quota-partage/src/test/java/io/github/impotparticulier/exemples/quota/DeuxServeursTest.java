package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deux vraies JVM, un vrai Redis qui s'arrête, une fenêtre de trois secondes au lieu d'une minute. */
class DeuxServeursTest {
    private static final int APPELS = 60;
    private static final Partage PARTAGE = new Partage(60, Duration.ofSeconds(3), Duration.ofMillis(1100), 3);

    @BeforeAll
    static void exigerRedis() {
        RedisRequis.exiger();
    }

    @Test
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void le_quota_est_tenu_et_rien_n_est_perdu_quand_redis_s_arrete() throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DeuxServeurs.Constat constat;
        try (PrintStream sortie = new PrintStream(octets, true, StandardCharsets.UTF_8)) {
            constat = new DeuxServeurs(sortie, PARTAGE, APPELS, Duration.ofSeconds(3)).montrer();
        }
        String affiche = octets.toString(StandardCharsets.UTF_8);

        assertThat(constat.maximum()).as(affiche).isLessThanOrEqualTo(60);
        assertThat(constat.refusees()).as(affiche).isZero();
        assertThat(constat.sansRedis()).as(affiche).isZero();
        assertThat(constat.lignes()).as(affiche).hasSize(2).allSatisfy(ligne -> {
            assertThat(ligne.reussis()).isEqualTo(APPELS);
            assertThat(ligne.perdus()).isZero();
            assertThat(ligne.recues()).isGreaterThanOrEqualTo(APPELS);
        });
        assertThat(affiche).contains("Le quota a été tenu, rien n'est perdu.").doesNotContainPattern("399\\d{10}");
    }
}
