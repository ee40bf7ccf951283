package io.github.impotparticulier.bacasable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Les derniers échanges servis. */
final class Journal {
    static final int CAPACITE = 10_000;

    private final Deque<EchangeServi> echanges = new ArrayDeque<>();

    synchronized void noter(EchangeServi echange) {
        if (echanges.size() == CAPACITE) {
            echanges.removeFirst();
        }
        echanges.addLast(echange);
    }

    synchronized List<EchangeServi> copie() {
        return List.copyOf(echanges);
    }
}
