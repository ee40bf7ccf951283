package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deux vraies JVM, un vrai Redis, une passerelle qui révoque, des jetons qui vivent deux secondes. */
class DeuxServeursUnJetonTest {
    @BeforeAll
    static void exigerRedis() {
        RedisRequis.exiger();
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void rien_n_est_perdu_que_les_jetons_soient_communs_ou_non_et_communs_ils_sont_peu_demandes() throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DeuxServeursUnJeton.Constat constat;
        try (PrintStream sortie = new PrintStream(octets, true, StandardCharsets.UTF_8)) {
            constat = new DeuxServeursUnJeton(sortie, Duration.ofSeconds(2), Duration.ofSeconds(5)).montrer();
        }
        String affiche = octets.toString(StandardCharsets.UTF_8);

        assertThat(constat.tenu()).as(affiche).isTrue();
        assertThat(constat.communs().reussis()).as(affiche).isEqualTo(100);
        assertThat(constat.propres().reussis()).as(affiche).isEqualTo(100);
        assertThat(constat.communs().demandes())
                .as(affiche)
                .isGreaterThan(1)
                .isLessThan(constat.propres().demandes());
        assertThat(affiche).contains("Aucun appel n'est perdu.").doesNotContainPattern("399\\d{10}");
    }
}
