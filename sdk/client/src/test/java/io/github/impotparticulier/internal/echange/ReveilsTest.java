package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Les réveils eux-mêmes, par de vrais fils à l'heure de la machine : un fil du temps virtuel se réveille aussi pour rien. */
class ReveilsTest {
    /** Plus que ne dure l'attente d'un test : sans réveil, le fil ne finirait pas à temps. */
    private static final Delais LONGS = Delais.PAR_DEFAUT.avecAppel(Duration.ofMinutes(5));

    private final RendezVous<String> rendezVous = new RendezVous<>();
    private final CompletableFuture<Operation> operation = new CompletableFuture<>();
    private final CompletableFuture<Void> fin = new CompletableFuture<>();

    private Operation endormir(Consumer<Operation> attente) {
        Thread fil = new Thread(() -> {
            Operation nouvelle = new Operation(LONGS, null, Temps.REEL);
            operation.complete(nouvelle);
            attente.accept(nouvelle);
            fin.complete(null);
        });
        fil.setDaemon(true);
        fil.start();
        while (fil.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(fin).isNotDone();
        return operation.join();
    }

    private void exigerLaFin() {
        assertThat(fin).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void abandonner_reveille_qui_attend_un_autre_fil() {
        endormir(rendezVous::attendre).abandonner();

        exigerLaFin();
    }

    @Test
    void abandonner_reveille_qui_se_repose() {
        endormir(operation -> operation.seReposer(TimeUnit.MINUTES.toNanos(5))).abandonner();

        exigerLaFin();
    }

    @Test
    void apporter_reveille_qui_attend() {
        Operation attendant = endormir(rendezVous::attendre);
        assertThat(LockSupport.getBlocker(attendant.fil())).isSameAs(attendant);

        rendezVous.apporter("x");

        exigerLaFin();
    }
}
