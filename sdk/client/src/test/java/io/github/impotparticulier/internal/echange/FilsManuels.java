package io.github.impotparticulier.internal.echange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Des fils sans fil : une tâche se fait tout de suite, dans le fil courant, ou dans celui du test quand il le dit. */
final class FilsManuels extends AbstractExecutorService {
    private final Deque<Runnable> retenues = new ArrayDeque<>();
    private final Runnable calmer;
    private boolean retenir;
    private boolean ferme;

    FilsManuels() {
        this(() -> {});
    }

    /**
     * Prépare des fils sans fil.
     *
     * @param calmer attend que la tâche faite ait eu toutes ses suites dans les vrais fils
     */
    FilsManuels(Runnable calmer) {
        this.calmer = calmer;
    }

    /** À partir d'ici, les tâches attendent {@link #liberer}. */
    synchronized void retenir() {
        retenir = true;
    }

    synchronized int retenues() {
        return retenues.size();
    }

    /** Fait toutes les tâches retenues, et celles qu'elles amènent. */
    void liberer() {
        for (Runnable tache = prochaine(); tache != null; tache = prochaine()) {
            tache.run();
            calmer.run();
        }
    }

    /** De même, et les tâches suivantes n'attendent plus. */
    void libererDesormais() {
        synchronized (this) {
            retenir = false;
        }
        liberer();
    }

    /** Fait la première tâche retenue. */
    void libererUne() {
        prochaine().run();
        calmer.run();
    }

    private synchronized Runnable prochaine() {
        return retenues.poll();
    }

    @Override
    public void execute(Runnable tache) {
        synchronized (this) {
            if (ferme) {
                throw new RejectedExecutionException("fermé");
            }
            if (retenir) {
                retenues.add(tache);
                return;
            }
        }
        tache.run();
    }

    @Override
    public synchronized void shutdown() {
        ferme = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return ferme;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown();
    }

    @Override
    public boolean awaitTermination(long duree, TimeUnit unite) {
        return true;
    }
}
