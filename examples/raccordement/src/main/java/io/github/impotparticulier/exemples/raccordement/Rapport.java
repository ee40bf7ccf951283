package io.github.impotparticulier.exemples.raccordement;

import java.time.Instant;
import java.util.List;

/**
 * Tout ce qui a été constaté, de chaque ligne.
 *
 * @param date quand
 * @param bilans dans l'ordre du fichier
 */
record Rapport(Instant date, List<Bilan> bilans) {
    Etat etat() {
        return bilans.stream().map(Bilan::etat).reduce(Etat.SANS_OBJET, Etat::pire);
    }

    /** De quoi savoir où le programme tournait, que tout support demande. */
    static String machine() {
        return "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name");
    }
}
