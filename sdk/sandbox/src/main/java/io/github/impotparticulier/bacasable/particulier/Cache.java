package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Les données servies, avant leurs masques ; jamais les erreurs, ni ce qui est d'un avenir dont l'horloge est revenue. */
final class Cache {
    private final Map<String, Garde> gardes = new HashMap<>();

    synchronized Optional<Garde> lire(String cle, Instant maintenant, Duration duree) {
        gardes.values().removeIf(garde -> !garde.expiration().isAfter(maintenant));
        return Optional.ofNullable(gardes.get(cle))
                .filter(garde -> !garde.expiration().isAfter(maintenant.plus(duree)));
    }

    synchronized void garder(String cle, Map<String, @Nullable Object> donnees, Instant expiration) {
        gardes.put(cle, new Garde(donnees, expiration));
    }

    /** Des données gardées. */
    record Garde(Map<String, @Nullable Object> donnees, Instant expiration) {
        long reste(Instant maintenant) {
            return Duration.between(maintenant, expiration).toSeconds();
        }

        @Override
        public String toString() {
            return "Garde";
        }
    }
}
