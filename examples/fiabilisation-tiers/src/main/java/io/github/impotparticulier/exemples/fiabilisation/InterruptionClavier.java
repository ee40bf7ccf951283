package io.github.impotparticulier.exemples.fiabilisation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, ou l'ordre de finir que le système donne : la JVM attend que le traitement ait rangé ses affaires. */
final class InterruptionClavier implements Interruption, AutoCloseable {
    private static final long RANGEMENT_MAX_SECONDES = 60;

    private final CountDownLatch demande = new CountDownLatch(1);
    private final CountDownLatch range = new CountDownLatch(1);
    private final Thread crochet = new Thread(this::interrompre, "interruption");

    InterruptionClavier() {
        Runtime.getRuntime().addShutdownHook(crochet);
    }

    @SuppressWarnings("ReturnValueIgnored") // Passé ce délai, l'arrêt est brutal : la reprise sait en revenir.
    private void interrompre() {
        demande.countDown();
        try {
            range.await(RANGEMENT_MAX_SECONDES, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean demandee() {
        return demande.getCount() == 0;
    }

    @Override
    public boolean attendre(Duration duree) throws InterruptedException {
        return demande.await(duree.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        range.countDown();
        if (!demandee()) {
            try {
                Runtime.getRuntime().removeShutdownHook(crochet);
            } catch (IllegalStateException e) {
                // La JVM s'arrête déjà : le crochet n'attend plus rien.
            }
        }
    }
}
