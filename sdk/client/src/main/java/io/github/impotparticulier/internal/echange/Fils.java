package io.github.impotparticulier.internal.echange;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Les fils du SDK. Démons, ils meurent à la fermeture, ou après dix secondes sans travail, et n'ont rien de qui les fait naître : ni
 * variables héritées, ni chargeur de contexte. Un conteneur peut décharger une application sans les attendre. Ceux d'OkHttp et d'Okio, qui
 * naissent dans le fil de l'appelant, vivent une minute de plus.
 */
final class Fils implements ThreadFactory {
    private static final int SANS_TRAVAIL_S = 10;
    /** Ce qu'une fermeture accorde aux fils : bien plus qu'il ne faut à qui ne fait rien, et peu si l'un est sourd. */
    private static final long ADIEU_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final AtomicInteger NUMERO = new AtomicInteger();

    private final Set<Thread> vivants = ConcurrentHashMap.newKeySet();

    private Fils() {}

    /** Autant de fils que de tâches. */
    static ThreadPoolExecutor extensibles() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, SANS_TRAVAIL_S, TimeUnit.SECONDS, new SynchronousQueue<>(), new Fils());
    }

    /** Au plus tant de fils ; les autres tâches attendent. */
    static ThreadPoolExecutor bornes(int nombre) {
        ThreadPoolExecutor fils = new ThreadPoolExecutor(
                nombre, nombre, SANS_TRAVAIL_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new Fils());
        fils.allowCoreThreadTimeOut(true);
        return fils;
    }

    /** Un fil qui guette des échéances. */
    static ScheduledThreadPoolExecutor minuterie() {
        ScheduledThreadPoolExecutor fil = new ScheduledThreadPoolExecutor(1, new Fils());
        fil.setKeepAliveTime(SANS_TRAVAIL_S, TimeUnit.SECONDS);
        fil.allowCoreThreadTimeOut(true);
        fil.setRemoveOnCancelPolicy(true);
        fil.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return fil;
    }

    /** Fait une tâche dans un autre fil ; dans celui-ci, s'il n'y en a plus d'autre : rien ne doit rester sans réponse. */
    static void ailleurs(Executor fils, Runnable tache) {
        try {
            fils.execute(tache);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // Fermés, ou plus de fil à créer.
            tache.run();
        }
    }

    /**
     * Ferme ces exécuteurs, et laisse à leurs fils un instant pour finir : un conteneur regarde aussitôt ce qui vit encore, et le dit perdu. Un
     * fil qui fait encore quelque chose n'est pas attendu davantage.
     */
    static void fermer(Collection<? extends ThreadPoolExecutor> executeurs) {
        // Avant aussi : un fil qui finit s'ôte de la liste un peu avant d'être mort.
        Set<Thread> aAttendre = vivants(executeurs);
        executeurs.forEach(ThreadPoolExecutor::shutdown);
        aAttendre.addAll(vivants(executeurs));
        aAttendre.remove(Thread.currentThread());
        long echeance = System.nanoTime() + ADIEU_NS;
        try {
            for (Thread fil : aAttendre) {
                TimeUnit.NANOSECONDS.timedJoin(fil, echeance - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Thread> vivants(Collection<? extends ThreadPoolExecutor> executeurs) {
        Set<Thread> vivants = new HashSet<>();
        executeurs.forEach(executeur -> vivants.addAll(((Fils) executeur.getThreadFactory()).vivants));
        return vivants;
    }

    @Override
    public Thread newThread(Runnable tache) {
        // Ceux qui n'ont pu partir, faute de mémoire ; un autre qui partirait à l'instant se dira vivant lui-même.
        vivants.removeIf(fil -> fil.getState() == Thread.State.NEW);
        Thread fil = new Fil(tache);
        fil.setDaemon(true);
        fil.setContextClassLoader(Fils.class.getClassLoader());
        vivants.add(fil);
        return fil;
    }

    /** Un fil qui se dit vivant jusqu'à sa fin. Pas par start(), par quoi les exécuteurs du JDK 21 et des suivants ne passent plus. */
    private final class Fil extends Thread {
        private Fil(Runnable tache) {
            super(null, tache, "impot-particulier-" + NUMERO.incrementAndGet(), 0, false);
        }

        @Override
        public void run() {
            vivants.add(this);
            try {
                super.run();
            } finally {
                vivants.remove(this);
            }
        }
    }
}
