package io.github.impotparticulier;

import io.github.impotparticulier.internal.echange.Temps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Un temps que le test fait passer : se reposer l'avance d'autant, sans attendre. */
final class TempsFictif {
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Long> repos = new ArrayList<>();

    /** Ce temps, avec un hasard constant. */
    Temps temps(double hasard) {
        return new Temps(nanos::get, MIDI, this::seReposer, () -> hasard);
    }

    /** Un temps qui suit cette horloge monotone, où les repos passent aussitôt. */
    static Temps a(LongSupplier nanos) {
        AtomicLong repos = new AtomicLong();
        return new Temps(() -> nanos.getAsLong() + repos.get(), MIDI, repos::addAndGet, () -> 0);
    }

    private synchronized void seReposer(long duree) {
        repos.add(duree);
        nanos.addAndGet(duree);
    }

    /** Les repos pris jusqu'ici, en nanosecondes. */
    synchronized List<Long> repos() {
        return List.copyOf(repos);
    }
}
