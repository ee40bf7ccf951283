package io.github.impotparticulier.appui;

import io.github.impotparticulier.internal.echange.Temps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Un temps arrêté : un repos y dure jusqu'à ce que le test fasse reprendre le temps. */
public final class TempsArrete {
    private final List<Repos> enCours = new ArrayList<>();
    private final Semaphore commences = new Semaphore(0);
    private final Semaphore ecourtes = new Semaphore(0);
    private long nanos;
    private boolean repris;

    /** Un fil qui se repose. */
    private static final class Repos {
        private final long fin;
        private final Thread fil = Thread.currentThread();

        private Repos(long fin) {
            this.fin = fin;
        }
    }

    public Temps temps() {
        return new Temps(this::maintenant, TempsFictif.A_MIDI, this::seReposer, () -> 0.5);
    }

    private synchronized long maintenant() {
        return nanos;
    }

    private void seReposer(long duree) {
        Repos repos;
        synchronized (this) {
            if (repris) {
                nanos += duree;
                return;
            }
            repos = new Repos(nanos + duree);
            enCours.add(repos);
        }
        commences.release();
        LockSupport.park();
        if (maintenant() < repos.fin) {
            ecourtes.release();
        }
    }

    /** Attend qu'un repos de plus ait commencé. */
    public void attendreUnRepos() throws InterruptedException {
        attendre(commences, "Aucun repos n'a commencé");
    }

    /** Attend qu'un repos de plus ait été écourté. */
    public void attendreUnReposEcourte() throws InterruptedException {
        attendre(ecourtes, "Aucun repos n'a été écourté");
    }

    private static void attendre(Semaphore fait, String sinon) throws InterruptedException {
        if (!fait.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError(sinon);
        }
    }

    /** Finit les repos en cours ; désormais, se reposer avance le temps d'autant, sans attendre. */
    public void reprendre() {
        List<Repos> finis;
        synchronized (this) {
            repris = true;
            finis = List.copyOf(enCours);
            finis.forEach(repos -> nanos = Math.max(nanos, repos.fin));
        }
        finis.forEach(repos -> LockSupport.unpark(repos.fil));
    }
}
