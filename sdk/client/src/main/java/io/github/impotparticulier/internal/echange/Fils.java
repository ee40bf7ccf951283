package io.github.impotparticulier.internal.echange;

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
 * Les fils du SDK. Démons, ils meurent après dix secondes sans travail, et n'ont rien de qui les fait naître : ni variables héritées, ni
 * chargeur de contexte. Un conteneur peut décharger une application sans les attendre longtemps. Ceux d'OkHttp et d'Okio, qui naissent
 * dans le fil de l'appelant, vivent une minute de plus.
 */
final class Fils implements ThreadFactory {
    private static final int SANS_TRAVAIL_S = 10;
    private static final AtomicInteger NUMERO = new AtomicInteger();

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

    @Override
    public Thread newThread(Runnable tache) {
        Thread fil = new Thread(null, tache, "impot-particulier-" + NUMERO.incrementAndGet(), 0, false);
        fil.setDaemon(true);
        fil.setContextClassLoader(Fils.class.getClassLoader());
        return fil;
    }
}
