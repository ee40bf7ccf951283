package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OperationTest {
    private final TempsVirtuel temps = new TempsVirtuel();
    private final Delais delais = Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1_500));
    private final Operation operation = new Operation(delais, "dossier-7", temps.temps());
    private final AtomicInteger coupures = new AtomicInteger();

    @Test
    void l_echeance_court_des_le_debut_a_l_horloge_monotone() {
        assertThat(operation.reste()).isEqualTo(1_500_000_000);
        temps.avancer(Duration.ofSeconds(1));
        assertThat(operation.reste()).isEqualTo(500_000_000);
        temps.avancer(Duration.ofSeconds(1));
        assertThat(operation.reste()).isEqualTo(-500_000_000);
        assertThat(operation.horsDelai()).contains("(1500 ms)");
    }

    @Test
    void elle_garde_ce_qu_on_lui_a_donne() {
        assertThat(operation.delais()).isSameAs(delais);
        assertThat(operation.reference()).isEqualTo("dossier-7");
        assertThat(operation.circonstances()).isSameAs(Circonstances.aucunes());
        Circonstances nouvelles = Circonstances.de("lep", "/spi/{spi}/lep");
        operation.noter(nouvelles);
        assertThat(operation.circonstances()).isSameAs(nouvelles);
    }

    @Test
    void abandonner_coupe_l_etape_en_cours_et_elle_seule() {
        operation.suivre(() -> coupures.addAndGet(100));
        operation.suivre(coupures::incrementAndGet);
        assertThat(operation.abandonnee()).isFalse();
        assertThat(coupures).hasValue(0);

        operation.abandonner();

        assertThat(operation.abandonnee()).isTrue();
        assertThat(coupures).hasValue(1);
    }

    @Test
    void abandonnee_avant_toute_etape_elle_coupe_la_premiere_aussitot() {
        operation.abandonner();

        operation.suivre(coupures::incrementAndGet);

        assertThat(coupures).hasValue(1);
    }
}
