package io.github.impotparticulier.bacasable;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Un jeton d'application délivré. */
record Jeton(String valeur, Set<String> perimetres, Instant expiration) {
    private static final Duration MAX = Duration.ofDays(365);

    /** Une durée que l'on demande pour un jeton, d'application ou de FranceConnect. */
    static Duration dureeAdmise(Duration duree) {
        if (duree.compareTo(Duration.ofSeconds(1)) < 0 || duree.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("Un jeton vit au moins une seconde, au plus un an");
        }
        return duree;
    }

    boolean ouvre(String perimetre) {
        return perimetres.contains(perimetre);
    }

    @Override
    public String toString() {
        return "Jeton" + perimetres;
    }
}
