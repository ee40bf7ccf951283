package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Tout ce qui mesure ou fait passer le temps, pour que les tests le remplacent.
 *
 * @param nanos une horloge monotone, insensible aux changements d'heure
 * @param horloge l'heure de la machine
 * @param sommeil endort le fil courant au plus ce nombre de nanosecondes ; un réveil, une interruption ou rien peuvent l'écourter
 * @param hasard un nombre de 0 à 1, exclu
 */
public record Temps(LongSupplier nanos, Clock horloge, LongConsumer sommeil, DoubleSupplier hasard) {
    public static final Temps REEL = new Temps(
            System::nanoTime,
            Clock.systemUTC(),
            LockSupport::parkNanos,
            () -> ThreadLocalRandom.current().nextDouble());

    long maintenant() {
        return nanos.getAsLong();
    }
}
