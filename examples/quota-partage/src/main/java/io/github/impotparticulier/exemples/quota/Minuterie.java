package io.github.impotparticulier.exemples.quota;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Le temps qui passe, et ce qu'il déclenche. */
interface Minuterie {
    /** {@return des nanosecondes, comptées depuis n'importe quand} */
    long maintenant();

    /** Fera cela dans ce délai, si l'on n'y renonce pas. */
    Future<?> dans(long nanos, Runnable suite);

    /** Celle d'un serveur : un fil, qui ne retient pas la JVM. */
    static Systeme systeme() {
        return new Systeme();
    }

    /** Celle d'un serveur. */
    final class Systeme implements Minuterie, AutoCloseable {
        private final ScheduledThreadPoolExecutor fil = new ScheduledThreadPoolExecutor(1, tache -> {
            Thread nouveau = new Thread(tache, "quota-partage");
            nouveau.setDaemon(true);
            return nouveau;
        });

        private Systeme() {
            fil.setRemoveOnCancelPolicy(true);
        }

        @Override
        public long maintenant() {
            return System.nanoTime();
        }

        @Override
        public Future<?> dans(long nanos, Runnable suite) {
            return fil.schedule(suite, nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            fil.shutdownNow();
        }
    }
}
