package io.github.impotparticulier.exemples.raccordement;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Ne dépasse pas le quota d'une clé, même employée par beaucoup de lignes. */
final class Cadence {
    /** Un peu plus d'une minute : l'heure du serveur compte. */
    private static final Duration FENETRE = Duration.ofSeconds(62);

    private final int parMinute;
    private final LongSupplier nanos;
    private final Consumer<Duration> sommeil;
    private final Map<Object, Deque<Long>> departs = new HashMap<>();
    private final Map<Object, Long> reprises = new HashMap<>();

    Cadence(int parMinute, LongSupplier nanos, Consumer<Duration> sommeil) {
        this.parMinute = parMinute;
        this.nanos = nanos;
        this.sommeil = sommeil;
    }

    /** Un refus de quota vaut pour toutes les lignes qui emploient cette clé : insister ferait bannir l'adresse. */
    void suspendre(Object cle, Duration delai) {
        reprises.put(cle, nanos.getAsLong() + delai.toNanos());
    }

    /**
     * Attend qu'une requête de plus tienne dans le quota de cette clé.
     *
     * @return faux si le serveur a demandé une pause plus longue que ce que l'on attend ici
     */
    boolean attendre(Object cle) {
        Long reprise = reprises.remove(cle);
        long pause = reprise == null ? 0 : reprise - nanos.getAsLong();
        if (pause > FENETRE.toNanos()) {
            reprises.put(cle, reprise);
            return false;
        }
        if (pause > 0) {
            sommeil.accept(Duration.ofNanos(pause));
        }
        Deque<Long> derniers = departs.computeIfAbsent(cle, inconnue -> new ArrayDeque<>());
        if (derniers.size() == parMinute) {
            long reste = derniers.remove() + FENETRE.toNanos() - nanos.getAsLong();
            if (reste > 0) {
                sommeil.accept(Duration.ofNanos(reste));
            }
        }
        derniers.add(nanos.getAsLong());
        return true;
    }
}
