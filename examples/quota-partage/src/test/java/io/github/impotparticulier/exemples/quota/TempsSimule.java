package io.github.impotparticulier.exemples.quota;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Un temps qui ne passe que si on le lui dit. */
final class TempsSimule implements Minuterie {
    private final PriorityQueue<Echeance> echeances =
            new PriorityQueue<>(Comparator.comparingLong(echeance -> echeance.instant));
    private long maintenant = Long.MAX_VALUE - 1_000_000;

    @Override
    public long maintenant() {
        return maintenant;
    }

    @Override
    public Future<?> dans(long nanos, Runnable suite) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        // Comme System.nanoTime, ce temps peut déborder : l'ordre est celui des durées.
        echeances.add(new Echeance(ecoule() + nanos, suite, future));
        return future;
    }

    void avancer(long nanos) {
        long arrivee = ecoule() + nanos;
        while (!echeances.isEmpty() && echeances.element().instant <= arrivee) {
            Echeance echeance = echeances.remove();
            maintenant += echeance.instant - ecoule();
            if (!echeance.future.isCancelled()) {
                echeance.suite.run();
            }
        }
        maintenant += arrivee - ecoule();
    }

    private long ecoule() {
        return maintenant - (Long.MAX_VALUE - 1_000_000);
    }

    private record Echeance(long instant, Runnable suite, Future<?> future) {}
}
