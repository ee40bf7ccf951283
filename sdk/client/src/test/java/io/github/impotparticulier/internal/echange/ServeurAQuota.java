package io.github.impotparticulier.internal.echange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Un serveur qui compte ce qu'il reçoit, dans toute minute, et refuse ce qui dépasse. */
final class ServeurAQuota {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int quota;
    private final Deque<Long> recentes = new ArrayDeque<>();
    private int recues;
    private int refusees;

    ServeurAQuota(int quota) {
        this.quota = quota;
    }

    synchronized void recevoir(LongSupplier horloge) {
        long instant = horloge.getAsLong();
        while (!recentes.isEmpty() && instant - recentes.peek() >= MINUTE) {
            recentes.remove();
        }
        recentes.add(instant);
        recues++;
        if (recentes.size() > quota) {
            refusees++;
        }
    }

    synchronized int recues() {
        return recues;
    }

    synchronized int refusees() {
        return refusees;
    }
}
