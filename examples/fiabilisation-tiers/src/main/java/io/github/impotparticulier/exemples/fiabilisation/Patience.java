package io.github.impotparticulier.exemples.fiabilisation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Combien de temps attendre une passerelle qui ne répond plus : d'abord une seconde, puis le double, jusqu'à la minute. */
final class Patience {
    private static final Duration PREMIERE = Duration.ofSeconds(1);
    private static final Duration DERNIERE = Duration.ofMinutes(1);

    private final Duration maximum;
    private final LongSupplier nanos;
    private Duration prochaine = PREMIERE;
    private boolean enPanne;
    private long debut;

    Patience(Duration maximum, LongSupplier nanos) {
        this.maximum = maximum;
        this.nanos = nanos;
    }

    /** Sans patience : une ligne sans réponse s'écrit comme telle, et la suite n'attend pas. */
    boolean nulle() {
        return maximum.isZero();
    }

    boolean enPanne() {
        return enPanne;
    }

    /**
     * La pause avant de redemander ; vide quand il faut renoncer.
     *
     * @param demandee celle que la passerelle demande
     */
    Optional<Duration> pause(Optional<Duration> demandee) {
        long maintenant = nanos.getAsLong();
        if (!enPanne) {
            enPanne = true;
            debut = maintenant;
        }
        Duration pause =
                demandee.filter(delai -> delai.compareTo(prochaine) > 0).orElse(prochaine);
        Duration doublee = prochaine.multipliedBy(2);
        prochaine = doublee.compareTo(DERNIERE) > 0 ? DERNIERE : doublee;
        boolean tropLong = Duration.ofNanos(maintenant - debut).plus(pause).compareTo(maximum) > 0;
        return nulle() || !tropLong ? Optional.of(pause) : Optional.empty();
    }

    /** La passerelle répond de nouveau. */
    void finDePanne() {
        enPanne = false;
        prochaine = PREMIERE;
    }
}
