package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Tout ce qui mesure ou fait passer le temps, pour que les tests le remplacent.
 *
 * @param nanos une horloge monotone, insensible aux changements d'heure
 * @param horloge l'heure de la machine
 * @param repos se complète après ce nombre de nanosecondes ; l'annuler libère la minuterie
 * @param hasard un nombre de 0 à 1, exclu
 */
public record Temps(
        LongSupplier nanos, Clock horloge, LongFunction<CompletableFuture<Void>> repos, DoubleSupplier hasard) {
    public static final Temps REEL = new Temps(
            System::nanoTime,
            Clock.systemUTC(),
            Temps::minuterie,
            () -> ThreadLocalRandom.current().nextDouble());

    /** La minuterie du JDK : un fil pour tout le processus, qui ne fait que compléter. */
    static CompletableFuture<Void> minuterie(long duree) {
        return new CompletableFuture<Void>().completeOnTimeout(null, duree, TimeUnit.NANOSECONDS);
    }

    long maintenant() {
        return nanos.getAsLong();
    }
}
