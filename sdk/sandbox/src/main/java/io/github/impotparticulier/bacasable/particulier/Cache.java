package io.github.impotparticulier.bacasable.particulier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Les données servies, avant leurs masques ; jamais les erreurs. */
final class Cache {
    private final Map<String, Garde> gardes = new HashMap<>();

    synchronized Optional<Garde> lire(String cle, Instant maintenant) {
        gardes.values().removeIf(garde -> !garde.validite().fin().isAfter(maintenant));
        return Optional.ofNullable(gardes.get(cle))
                .filter(garde -> garde.validite().court(maintenant));
    }

    synchronized void garder(String cle, Map<String, @Nullable Object> donnees, Validite validite) {
        gardes.put(cle, new Garde(donnees, validite));
    }

    /** Des données gardées. */
    record Garde(Map<String, @Nullable Object> donnees, Validite validite) {
        long reste(Instant maintenant) {
            return Duration.between(maintenant, validite.fin()).toSeconds();
        }

        @Override
        public String toString() {
            return "Garde";
        }
    }
}
