package io.github.impotparticulier.bacasable.commun;

import java.time.Duration;
import java.util.Set;

/** Ce qu'une panne admet. */
public final class BornesDePanne {
    private static final Duration DUREE_MAXIMALE = Duration.ofDays(1);

    /** Leur réponse s'arrête aux en-têtes : une page la déborderait. */
    private static final Set<Integer> SANS_CORPS = Set.of(204, 205, 304);

    private BornesDePanne() {}

    /**
     * Un délai.
     *
     * @param demande celui que l'on demande
     * @return le même
     * @throws IllegalArgumentException s'il est négatif, ou dépasse un jour
     */
    public static Duration delai(Duration demande) {
        if (demande.isNegative() || demande.compareTo(DUREE_MAXIMALE) > 0) {
            throw new IllegalArgumentException("Le délai d'une panne va de zéro à un jour");
        }
        return demande;
    }

    /**
     * Le statut d'une page HTML.
     *
     * @param demande celui que l'on demande
     * @return le même
     * @throws IllegalArgumentException s'il n'est pas de 200 à 599, ou s'il est de ceux qui n'ont pas de corps : 204, 205, 304
     */
    public static int statutDePage(int demande) {
        if (demande < 200 || demande > 599 || SANS_CORPS.contains(demande)) {
            throw new IllegalArgumentException(
                    "Le statut d'une page va de 200 à 599, hors 204, 205 et 304, sans corps");
        }
        return demande;
    }
}
