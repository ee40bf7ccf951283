package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Un temps que seul le test fait passer : chaque minuterie attend son heure, et se déclenche quand l'horloge l'atteint. */
final class TempsVirtuel {
    /** Près du débordement : une horloge monotone a le droit d'y passer. */
    private static final long DEPART = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();

    private final PriorityQueue<Minuterie> minuteries = new PriorityQueue<>();
    private long nanos = DEPART;
    private long rang;
    private double hasard;
    private volatile Instant mur = Instant.parse("2024-11-15T12:00:00Z");

    Temps temps() {
        return new Temps(this::maintenant, new Mur(), this::reposer, this::hasard);
    }

    synchronized long maintenant() {
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

    synchronized CompletableFuture<Void> reposer(long duree) {
        CompletableFuture<Void> promesse = new CompletableFuture<>();
        minuteries.add(new Minuterie(nanos + duree, rang++, promesse));
        return promesse;
    }

    /** Combien de minuteries restent à courir. */
    synchronized long minuteries() {
        return minuteries.stream()
                .filter(minuterie -> !minuterie.promesse.isDone())
                .count();
    }

    /** Fait cette action dans cette durée. */
    void dans(long duree, Runnable action) {
        CompletableFuture<Void> suite = reposer(duree).thenRun(action);
        assert !suite.isCompletedExceptionally();
    }

    void avancer(Duration duree) {
        avancer(duree.toNanos());
    }

    /** Le temps passe, et chaque minuterie se déclenche à son heure. */
    void avancer(long duree) {
        long but = maintenant() + duree;
        for (CompletableFuture<Void> due = prochaine(but); due != null; due = prochaine(but)) {
            due.complete(null);
        }
    }

    /** Le temps passe, et les minuteries sont en retard : le prochain {@link #avancer} les déclenchera. */
    synchronized void sauter(Duration duree) {
        nanos += duree.toNanos();
    }

    private synchronized CompletableFuture<Void> prochaine(long but) {
        Minuterie premiere = minuteries.peek();
        if (premiere == null || premiere.echeance - but > 0) {
            nanos = Math.max(nanos - but, 0) + but;
            return null;
        }
        minuteries.remove();
        if (premiere.echeance - nanos > 0) {
            nanos = premiere.echeance;
        }
        return premiere.promesse;
    }

    private record Minuterie(long echeance, long rang, CompletableFuture<Void> promesse)
            implements Comparable<Minuterie> {
        @Override
        public int compareTo(Minuterie autre) {
            return echeance == autre.echeance
                    ? Long.compare(rang, autre.rang)
                    : Long.compare(echeance - autre.echeance, 0);
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
