package io.github.impotparticulier.millesime;

import io.github.impotparticulier.Ressource;
import java.util.Arrays;
import java.util.List;

/** Les ressources que le calcul du millésime connaît. */
final class RessourcesAnnuelles {
    private RessourcesAnnuelles() {}

    static List<Ressource> toutes() {
        return Arrays.stream(Ressource.values()).filter(Ressource::annuelle).toList();
    }
}
