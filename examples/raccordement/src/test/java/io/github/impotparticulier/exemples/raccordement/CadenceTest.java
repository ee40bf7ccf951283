package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Le quota d'une clé tient, quel que soit le nombre de lignes qui l'emploient. */
class CadenceTest {
    private final List<Duration> attentes = new ArrayList<>();
    private long nanos;

    private final Cadence cadence = new Cadence(2, () -> nanos, attente -> {
        attentes.add(attente);
        nanos += attente.toNanos();
    });

    @Test
    void au_dela_du_quota_on_attend_que_la_plus_ancienne_sorte_de_la_minute() {
        cadence.attendre("cle");
        nanos += Duration.ofSeconds(10).toNanos();
        cadence.attendre("cle");
        cadence.attendre("cle");
        cadence.attendre("cle");

        assertThat(attentes).containsExactly(Duration.ofSeconds(52), Duration.ofSeconds(10));
    }

    @Test
    void chaque_cle_a_son_quota_et_ce_qui_est_ancien_ne_compte_plus() {
        cadence.attendre("une");
        cadence.attendre("une");
        cadence.attendre("autre");
        nanos += Duration.ofSeconds(62).toNanos();
        cadence.attendre("une");

        assertThat(attentes).isEmpty();
    }
}
