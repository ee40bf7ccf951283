package io.github.impotparticulier.bacasable.particulier;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fait {@code data} du dossier d'une personne, sans souci des masques. */
@FunctionalInterface
interface Producteur {
    Map<String, @Nullable Object> produire(Demande demande) throws RefusParticulierException;
}
