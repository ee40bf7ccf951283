package io.github.impotparticulier.bacasable;

import java.time.Instant;
import java.util.Set;

/** Un jeton d'application délivré. */
record Jeton(String valeur, Set<String> perimetres, Instant expiration) {
    boolean ouvre(String perimetre) {
        return perimetres.contains(perimetre);
    }

    @Override
    public String toString() {
        return "Jeton" + perimetres;
    }
}
