package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Un temps que seul le test fait passer, et des fils qui y attendent leur tour dans une {@link Fenetre}. Quand le test a la main, chacun
 * a fini, ou dort après avoir tout vu : rien ne dépend de l'ordonnanceur de la machine.
 */
final class TempsDesFils {
    /** Près du débordement : une horloge monotone a le droit d'y passer. */
    private static final long DEPART = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Map<Thread, Demande<?>> parFil = new ConcurrentHashMap<>();
    /** Les demandes qui attendent, dans l'ordre où elles ont été faites. */
    private final Set<Demande<?>> enAttente = new LinkedHashSet<>();

    private final PriorityQueue<Prevue> agenda = new PriorityQueue<>();
    private long rang;
    private final AtomicLong nanos = new AtomicLong(DEPART);

    Temps temps() {
        return new Temps(this::lire, Clock.systemUTC(), this::dormir, () -> 0);
    }

    long maintenant() {
        return nanos.get();
    }

    private long lire() {
        Demande<?> demande = parFil.get(Thread.currentThread());
        if (demande != null) {
            demande.regarder();
        }
        return nanos.get();
    }

    private void dormir(long duree) {
        parFil.get(Thread.currentThread()).dormir(duree);
    }

    Demande<Boolean> demander(Fenetre fenetre, Duration attenteMax) {
        return demander(fenetre::prendre, attenteMax.toNanos(), issue -> {});
    }

    /**
     * Demande ceci dans un autre fil. Au retour, il a fini, ou il attend.
     *
     * @param prise ce qu'il fait
     * @param attenteMax l'échéance de l'opération
     * @param suite ce que le test fera de l'issue, dans son fil
     */
    <R> Demande<R> demander(Function<Operation, R> prise, long attenteMax, Consumer<R> suite) {
        Demande<R> demande = new Demande<>(prise, maintenant() + attenteMax, suite);
        parFil.put(demande.fil, demande);
        demande.fil.start();
        jusqua(() -> demande.finie() || demande.endormie());
        enAttente.add(demande);
        recueillir(demande);
        return demande;
    }

    /** Fait cette action dans cette durée. */
    void dans(long duree, Runnable action) {
        agenda.add(new Prevue(maintenant() + duree, rang++, action, true));
    }

    /** Fait cette action dans cette durée ; elle ne rend rien à la file, et n'y réveille personne. */
    void aCote(long duree, Runnable action) {
        agenda.add(new Prevue(maintenant() + duree, rang++, action, false));
    }

    void avancer(Duration duree) {
        avancer(duree.toNanos());
    }

    /** Le temps passe, et chacun se réveille à son heure. */
    void avancer(long duree) {
        long but = maintenant() + duree;
        stabiliser();
        for (long pas = pas(); pas <= but - maintenant(); pas = pas()) {
            nanos.addAndGet(pas);
            if (agir()) {
                stabiliser();
            }
        }
        nanos.set(but);
    }

    /** Fait la première action due, s'il y en a une ; vrai s'il faut laisser les fils voir ce qui a changé. */
    private boolean agir() {
        if (agenda.isEmpty() || agenda.element().instant - maintenant() > 0) {
            return true;
        }
        Prevue due = agenda.remove();
        due.action.run();
        return due.surLaFile;
    }

    /** Le temps passe jusqu'à ce qu'il se passe quelque chose. */
    void avancerAuProchain() {
        avancer(pas());
    }

    /** Le temps passe, et les réveils sont en retard : le prochain {@link #avancer} les fera. */
    void sauter(Duration duree) {
        nanos.addAndGet(duree.toNanos());
    }

    /** Combien de temps avant qu'il ne se passe quelque chose. */
    private long pas() {
        long pas = agenda.isEmpty() ? Long.MAX_VALUE : agenda.element().instant - maintenant();
        for (Demande<?> demande : enAttente) {
            pas = Math.min(pas, demande.attente());
        }
        return Math.max(0, pas);
    }

    /** Laisse chacun voir l'état où il est : les premiers servis, ceux dont l'échéance est venue, et le nouveau premier. */
    private void stabiliser() {
        servirLesPremiers();
        List<Demande<?>> echues = new ArrayList<>(enAttente);
        echues.removeIf(demande -> demande.echeance - maintenant() > 0);
        for (Demande<?> echue : echues) {
            echue.secouer();
            recueillir(echue);
        }
        if (!echues.isEmpty()) {
            servirLesPremiers();
        }
    }

    private void servirLesPremiers() {
        boolean servi = true;
        while (servi && !enAttente.isEmpty()) {
            Demande<?> premiere = enAttente.iterator().next();
            premiere.secouer();
            servi = recueillir(premiere);
        }
        // Si un autre que le premier était servi, il ne serait pas perdu.
        List.copyOf(enAttente).forEach(this::recueillir);
    }

    private boolean recueillir(Demande<?> demande) {
        if (!demande.finie() || !enAttente.remove(demande)) {
            return false;
        }
        parFil.remove(demande.fil);
        demande.suivre();
        return true;
    }

    /** Combien de fils l'horloge doit réveiller. */
    long dormeurs() {
        return enAttente.stream()
                .filter(demande -> !demande.finie() && demande.dort)
                .count();
    }

    int enAttente() {
        return enAttente.size();
    }

    /** Libère les fils qui attendent encore. */
    void finir() {
        for (Demande<?> demande : enAttente) {
            demande.operation.abandonner();
        }
    }

    private static void jusqua(BooleanSupplier vrai) {
        long debut = System.nanoTime();
        for (int tours = 0; !vrai.getAsBoolean(); tours++) {
            if (System.nanoTime() - debut > PATIENCE || Thread.interrupted()) {
                throw new AssertionError("Rien ne se passe");
            }
            if (tours < 100) {
                Thread.onSpinWait();
            } else {
                // Laisse le cœur : sur une machine occupée, l'autre fil l'attend peut-être.
                LockSupport.parkNanos(10_000);
            }
        }
    }

    private record Prevue(long instant, long rang, Runnable action, boolean surLaFile) implements Comparable<Prevue> {
        @Override
        public int compareTo(Prevue autre) {
            return instant == autre.instant ? Long.compare(rang, autre.rang) : Long.signum(instant - autre.instant);
        }
    }

    /** Un fil qui demande, et son issue. */
    final class Demande<R> {
        private final Thread fil;
        private final long echeance;
        private final Consumer<R> suite;
        private volatile Operation operation;
        private volatile R issue;
        private volatile Throwable panne;
        private volatile Runnable surprise;
        private volatile boolean dort;
        private volatile long reveil;
        // Un seul fil les écrit.
        private volatile int regards;
        private volatile int sommeils;

        private Demande(Function<Operation, R> prise, long echeance, Consumer<R> suite) {
            this.echeance = echeance;
            this.suite = suite;
            fil = new Thread(() -> {
                operation = new Operation(Delais.PAR_DEFAUT, null, temps(), echeance, null);
                try {
                    issue = prise.apply(operation);
                } catch (Throwable e) {
                    panne = e;
                }
            });
            fil.setDaemon(true);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // Par ce fil seul.
        private void regarder() {
            regards++;
            Runnable action = surprise;
            if (action != null) {
                surprise = null;
                action.run();
            }
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // Par ce fil seul.
        private void dormir(long duree) {
            sommeils++;
            reveil = maintenant() + duree;
            dort = true;
            LockSupport.park(TempsDesFils.this);
            dort = false;
        }

        private void suivre() {
            suite.accept(issue());
        }

        private boolean endormie() {
            Thread.State etat = fil.getState();
            return (etat == Thread.State.WAITING || etat == Thread.State.TIMED_WAITING)
                    && LockSupport.getBlocker(fil) != null;
        }

        /** Combien de temps avant que ce fil ait à regarder. */
        private long attente() {
            long[] instant = new long[1];
            // Un second réveil pour rien peut le tenir debout : on lit quand il dort, et du même sommeil.
            jusqua(() -> {
                int sommeil = sommeils;
                boolean couche = finie() || endormie();
                instant[0] = dort && reveil - echeance < 0 ? reveil : echeance;
                return couche && (finie() || endormie()) && sommeil == sommeils;
            });
            return instant[0] - maintenant();
        }

        boolean finie() {
            return fil.getState() == Thread.State.TERMINATED;
        }

        /** Réveille le fil, comme l'horloge ou sans raison, et le laisse finir ou se rendormir. */
        void secouer() {
            // Déjà réveillé, il a pu regarder avant le dernier changement : ce regard-là ne compte pas.
            jusqua(() -> finie() || endormie());
            int avant = regards;
            LockSupport.unpark(fil);
            jusqua(() -> finie() || (regards != avant && endormie()));
        }

        /** Vrai si, réveillé, il attend encore. */
        boolean attend() {
            secouer();
            return !finie();
        }

        /** L'issue, que le fil doit trouver sans que personne le réveille. */
        R issue() {
            jusqua(this::finie);
            if (panne != null) {
                throw new AssertionError(panne);
            }
            return issue;
        }

        /** Attend, sans réveiller le fil, qu'il dorme jusqu'à cet instant. */
        void exigerSommeil(long instant) {
            jusqua(() -> dort && reveil == instant && endormie());
        }

        int sommeils() {
            return sommeils;
        }

        void abandonner() {
            operation.abandonner();
        }

        void interrompre() {
            fil.interrupt();
        }

        /** Fait ceci dans le fil, la prochaine fois qu'il regarde l'heure. */
        void surprendre(Runnable action) {
            surprise = action;
        }
    }
}
