package io.github.impotparticulier.appui;

import io.github.impotparticulier.internal.echange.Temps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Un temps que le test fait passer : se reposer l'avance d'autant, sans attendre. L'heure de la machine y est à part, et se règle. */
public final class TempsFictif {
    public static final Instant MIDI = Instant.parse("2024-11-15T12:00:00Z");
    public static final Clock A_MIDI = Clock.fixed(MIDI, ZoneOffset.UTC);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> repos = new CopyOnWriteArrayList<>();
    private volatile Instant heure = MIDI;
    private volatile Runnable auRepos = () -> {};

    /** Ce temps, avec un hasard constant. */
    public Temps temps(double hasard) {
        return new Temps(nanos::get, horloge(), this::seReposer, () -> hasard);
    }

    /** Un temps qui suit cette horloge monotone, où les repos passent aussitôt. */
    public static Temps a(LongSupplier nanos) {
        AtomicLong repos = new AtomicLong();
        return new Temps(() -> nanos.getAsLong() + repos.get(), A_MIDI, repos::addAndGet, () -> 0);
    }

    /** L'heure de la machine, midi tant que le test ne l'a pas changée. */
    public Clock horloge() {
        InstantSource source = () -> heure;
        return source.withZone(ZoneOffset.UTC);
    }

    /** Change l'heure de la machine, sans que le temps passe. */
    public void mettreAHeure(Instant nouvelle) {
        heure = nouvelle;
    }

    /** Avance ou recule l'heure de la machine, sans que le temps passe. */
    public void decalerHeure(Duration ecart) {
        heure = heure.plus(ecart);
    }

    /** Fait passer le temps. */
    public void passer(Duration duree) {
        nanos.addAndGet(duree.toNanos());
    }

    /** Porte le temps à tant de secondes depuis le début. */
    public void porterA(double secondes) {
        nanos.set((long) (secondes * 1e9));
    }

    /** Le temps passé depuis le début, en nanosecondes. */
    public long nanos() {
        return nanos.get();
    }

    /** Ce qui se fait au début de chaque repos. */
    public void auRepos(Runnable tache) {
        auRepos = tache;
    }

    private void seReposer(long duree) {
        auRepos.run();
        repos.add(Duration.ofNanos(duree));
        nanos.addAndGet(duree);
    }

    /** Les repos pris jusqu'ici. */
    public List<Duration> repos() {
        return List.copyOf(repos);
    }
}
