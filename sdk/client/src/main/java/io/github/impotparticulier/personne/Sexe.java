package io.github.impotparticulier.personne;

/**
 * Le sexe à l'état civil.
 *
 * <p>Source : fichier OpenAPI R2P, paramètre {@code sexe} (1 masculin, 2 féminin).
 */
public enum Sexe {
    /** 1 : masculin. */
    MASCULIN,
    /** 2 : féminin. */
    FEMININ
}
