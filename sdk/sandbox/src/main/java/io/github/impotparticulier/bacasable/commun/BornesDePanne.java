package io.github.impotparticulier.bacasable.commun;

import java.time.Duration;

/** Ce qu'une panne admet. */
public final class BornesDePanne {
    private static final Duration DUREE_MAXIMALE = Duration.ofDays(1);

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
     * @throws IllegalArgumentException s'il n'est pas de 200 à 599
     */
    public static int statutDePage(int demande) {
        if (demande < 200 || demande > 599) {
            throw new IllegalArgumentException("Le statut d'une page va de 200 à 599");
        }
        return demande;
    }
}
