package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;

/**
 * Une ressource qui se lit par année.
 *
 * @param <T> ce qu'elle rend
 * @param ligne la ressource
 * @param ressource celle dont elle suit le millésime
 * @param regle sa règle de l'année
 */
public record LigneAnnuelle<T>(Ligne<T> ligne, Ressource ressource, Regle regle) {
    /** La règle de l'année d'une ressource, pour ce calcul du millésime. */
    @FunctionalInterface
    interface Regle {
        RegleAnnee pour(MillesimeCalculator millesimes, Ressource ressource);
    }
}
