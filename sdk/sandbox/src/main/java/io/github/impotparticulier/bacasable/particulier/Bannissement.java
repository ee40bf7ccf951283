package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Qui n'entend pas les 429 est banni douze heures ; non, si l'horloge est revenue à avant ce bannissement. */
final class Bannissement {
    private static final Duration MEMOIRE = Duration.ofMinutes(1);
    private static final Duration DUREE = Duration.ofHours(12);

    private final int refusAvant;
    private final Deque<Instant> refus = new ArrayDeque<>();
    private Instant fin = Instant.MIN;

    Bannissement(int refusAvant) {
        this.refusAvant = refusAvant;
    }

    synchronized boolean enVigueur(Instant maintenant) {
        return maintenant.isBefore(fin) && !maintenant.isBefore(fin.minus(DUREE));
    }

    synchronized void refuser(Instant maintenant) {
        refus.removeIf(
                ancien -> ancien.isAfter(maintenant) || !ancien.plus(MEMOIRE).isAfter(maintenant));
        refus.addLast(maintenant);
        if (refus.size() >= refusAvant) {
            refus.clear();
            fin = maintenant.plus(DUREE);
        }
    }

    synchronized void lever() {
        refus.clear();
        fin = Instant.MIN;
    }
}
