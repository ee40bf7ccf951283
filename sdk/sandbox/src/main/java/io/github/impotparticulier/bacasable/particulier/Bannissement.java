package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Qui n'entend pas les 429 est banni douze heures. */
final class Bannissement {
    private static final Duration MEMOIRE = Duration.ofMinutes(1);
    private static final Duration DUREE = Duration.ofHours(12);

    private final int refusAvant;
    private final Deque<Validite> refus = new ArrayDeque<>();
    private @Nullable Validite bannissement;

    Bannissement(int refusAvant) {
        this.refusAvant = refusAvant;
    }

    synchronized boolean enVigueur(Instant maintenant) {
        return bannissement != null && bannissement.court(maintenant);
    }

    synchronized void refuser(Instant maintenant) {
        refus.removeIf(ancien -> !ancien.court(maintenant));
        refus.addLast(new Validite(maintenant, MEMOIRE));
        if (refus.size() >= refusAvant) {
            refus.clear();
            bannissement = new Validite(maintenant, DUREE);
        }
    }

    synchronized void lever() {
        refus.clear();
        bannissement = null;
    }
}
