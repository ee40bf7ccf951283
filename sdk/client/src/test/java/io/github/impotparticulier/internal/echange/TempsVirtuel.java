package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Un temps que seul le test fait passer, et les fils qui y vivent : chacun y dort jusqu'à son heure, et se réveille quand l'horloge
 * l'atteint. Après chaque pas, le test reprend quand tous sont calmes : endormis, finis, ou en attente d'un autre.
 *
 * <p>Un fil réveillé paraît encore attendre tant qu'il n'a pas couru : pour savoir qu'il attend vraiment, on le réveille pour rien, ce
 * qu'il doit supporter, et l'on regarde s'il se rendort sans rien faire d'autre.
 */
final class TempsVirtuel {
    /** Près du débordement : une horloge monotone a le droit d'y passer. */
    private static final long DEPART = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final PriorityQueue<Sommeil> sommeils = new PriorityQueue<>();
    private final List<Fil> fils = new ArrayList<>();
    private final AtomicReference<Throwable> defaut = new AtomicReference<>();
    private long nanos = DEPART;
    private long rang;
    private double hasard;
    private volatile Instant mur = Instant.parse("2024-11-15T12:00:00Z");

    Temps temps() {
        return new Temps(this::maintenant, new Mur(), this::dormir, this::hasard);
    }

    long maintenant() {
        if (Thread.currentThread() instanceof Fil fil) {
            fil.lectures.incrementAndGet();
        }
        return lire();
    }

    private synchronized long lire() {
        return nanos;
    }

    private synchronized double hasard() {
        return hasard;
    }

    synchronized void hasard(double nouveau) {
        hasard = nouveau;
    }

    /** L'heure de la machine change, sans que le temps passe. */
    void mettreALHeure(Instant nouvelle) {
        mur = nouvelle;
    }

    /** Fait cette action dans un fil à elle ; rend ce qu'elle donnera, une fois tous les fils calmes (aussitôt, d'un de ces fils). */
    <T> CompletableFuture<T> lancer(Supplier<T> action) {
        CompletableFuture<T> promesse = new CompletableFuture<>();
        naitre(() -> {
            try {
                promesse.complete(action.get());
            } catch (Throwable e) {
                promesse.completeExceptionally(e);
            }
        });
        calmerSiBesoin();
        return promesse;
    }

    private void calmerSiBesoin() {
        if (!(Thread.currentThread() instanceof Fil)) {
            calmer();
        }
    }

    /** Un fil pour chaque tâche. */
    Executor fils() {
        return this::naitre;
    }

    private void naitre(Runnable action) {
        Fil fil = new Fil(action);
        synchronized (this) {
            fils.add(fil);
        }
        fil.start();
    }

    /** Fait cette action dans cette durée. */
    void dans(long duree, Runnable action) {
        naitre(() -> {
            long heure = maintenant() + duree;
            do {
                dormir(heure - maintenant());
            } while (heure - maintenant() > 0);
            action.run();
        });
        calmerSiBesoin();
    }

    /** Combien de fils dorment jusqu'à une heure. */
    synchronized int dormeurs() {
        return sommeils.size();
    }

    /** Combien de fils ne sont pas finis. */
    synchronized long vivants() {
        return fils.stream().filter(fil -> !fil.fini).count();
    }

    void avancer(Duration duree) {
        avancer(duree.toNanos());
    }

    /** Le temps passe, et chacun se réveille à son heure, l'un après l'autre. */
    void avancer(long duree) {
        calmer();
        long but = lire() + duree;
        for (Sommeil du = prochain(but); du != null; du = prochain(but)) {
            LockSupport.unpark(du.fil);
            calmer();
        }
    }

    private synchronized Sommeil prochain(long but) {
        Sommeil premier = sommeils.peek();
        if (premier == null || premier.heure - but > 0) {
            nanos = Math.max(nanos - but, 0) + but;
            return null;
        }
        sommeils.remove();
        premier.reveille = true;
        if (premier.heure - nanos > 0) {
            nanos = premier.heure;
        }
        return premier;
    }

    /** Le temps passe, et les réveils sont en retard : le prochain {@link #avancer} les fera. */
    synchronized void sauter(Duration duree) {
        nanos += duree.toNanos();
    }

    private void dormir(long duree) {
        Sommeil sommeil;
        synchronized (this) {
            Fil fil = (Fil) Thread.currentThread();
            long heure = nanos + duree;
            // Qui se rendort après un réveil pour rien garde son rang.
            Sommeil dernier = fil.dernier;
            sommeil = new Sommeil(heure, dernier != null && dernier.heure == heure ? dernier.rang : rang++, fil);
            fil.dernier = sommeil;
            fil.tours.incrementAndGet();
            sommeils.add(sommeil);
        }
        LockSupport.park(sommeil);
        synchronized (this) {
            sommeils.remove(sommeil);
        }
    }

    /** Attend que tous les fils soient calmes. */
    void calmer() {
        assert !(Thread.currentThread() instanceof Fil);
        long fin = System.nanoTime() + PATIENCE;
        List<Pas> precedents = null;
        List<Pas> pas = sonder(fin);
        while (pas == null || !pas.equals(precedents)) {
            precedents = pas;
            pas = sonder(fin);
        }
        Throwable panne = defaut.get();
        if (panne != null) {
            throw new AssertionError("Un fil a échoué", panne);
        }
    }

    /** Réveille chaque fil pour rien, et rend ce que chacun a fait avant de se rendormir ; rien s'ils n'attendaient pas tous. */
    private List<Pas> sonder(long fin) {
        List<Fil> vivants;
        synchronized (this) {
            fils.removeIf(fil -> fil.fini);
            vivants = List.copyOf(fils);
        }
        List<Pas> avant = new ArrayList<>();
        for (Fil fil : vivants) {
            Pas pas = fil.pas();
            if (pas == null) {
                exigerAvant(fin, fil);
                ceder();
                return null;
            }
            avant.add(pas);
        }
        List<Pas> faits = new ArrayList<>();
        for (int i = 0; i < vivants.size(); i++) {
            Fil fil = vivants.get(i);
            Pas depart = avant.get(i);
            if (depart.attente instanceof Sommeil sommeil && sommeil.heure - lire() <= 0) {
                // En retard : c'est au test de le réveiller.
                faits.add(depart);
                continue;
            }
            LockSupport.unpark(fil);
            Pas arrivee = fil.pas();
            while (!fil.fini && (arrivee == null || arrivee.tours == depart.tours)) {
                exigerAvant(fin, fil);
                ceder();
                arrivee = fil.pas();
            }
            if (arrivee == null) {
                return null;
            }
            faits.add(arrivee.moins(depart));
        }
        return faits;
    }

    @SuppressWarnings("ThreadPriorityCheck") // Ne fait que rendre l'attente moins coûteuse.
    private static void ceder() {
        Thread.yield();
    }

    private static void exigerAvant(long fin, Fil fil) {
        if (System.nanoTime() - fin > 0) {
            AssertionError erreur =
                    new AssertionError("Un fil ne se calme pas : " + Arrays.toString(fil.getStackTrace()));
            erreur.setStackTrace(fil.getStackTrace());
            throw erreur;
        }
    }

    /** Ce qu'un fil attend, et ce qu'il a fait jusque là : des tours de boucle et des lectures de l'heure. */
    private record Pas(Object attente, int tours, int lectures) {
        private Pas moins(Pas depart) {
            return new Pas(attente, tours - depart.tours, lectures - depart.lectures);
        }
    }

    private final class Fil extends Thread {
        private final Runnable action;
        private final AtomicInteger tours = new AtomicInteger();
        private final AtomicInteger lectures = new AtomicInteger();
        private Sommeil dernier;
        private volatile boolean fini;

        private Fil(Runnable action) {
            super("temps-virtuel");
            this.action = action;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                action.run();
            } catch (Throwable e) {
                defaut.compareAndSet(null, e);
            } finally {
                fini = true;
            }
        }

        /** Se lit à chaque tour d'une attente. */
        @Override
        public boolean isInterrupted() {
            if (Thread.currentThread() == this) {
                tours.incrementAndGet();
            }
            return super.isInterrupted();
        }

        /** Rien, si ce fil court. */
        private Pas pas() {
            int faits = tours.get();
            int lues = lectures.get();
            Object attente = LockSupport.getBlocker(this);
            boolean attend = attente instanceof Operation
                    || attente instanceof Fenetre
                    || (attente instanceof Sommeil sommeil && !sommeil.reveille);
            return attend && faits == tours.get() && lues == lectures.get() ? new Pas(attente, faits, lues) : null;
        }
    }

    /** Un fil qui dort jusqu'à une heure. Deux sont égaux qui ont la même et le même rang. */
    private static final class Sommeil implements Comparable<Sommeil> {
        private final long heure;
        private final long rang;
        private final Fil fil;
        private volatile boolean reveille;

        private Sommeil(long heure, long rang, Fil fil) {
            this.heure = heure;
            this.rang = rang;
            this.fil = fil;
        }

        @Override
        public int compareTo(Sommeil autre) {
            return heure == autre.heure ? Long.compare(rang, autre.rang) : Long.compare(heure - autre.heure, 0);
        }

        @Override
        public boolean equals(Object autre) {
            return autre instanceof Sommeil sommeil && heure == sommeil.heure && rang == sommeil.rang;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(rang);
        }
    }

    private final class Mur extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return mur;
        }
    }
}
