package io.github.impotparticulier.internal.echange;

import java.time.Duration;

/**
 * Les bornes de temps d'un appel.
 *
 * @param appel l'échéance d'un appel, attentes, jeton et tous essais compris
 * @param essai la durée d'un essai
 * @param connexion la durée d'une connexion
 */
public record Delais(Duration appel, Duration essai, Duration connexion) {
    public static final Delais PAR_DEFAUT =
            new Delais(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(5));

    public Delais avecAppel(Duration nouveau) {
        return new Delais(nouveau, essai, connexion);
    }

    public Delais avecEssai(Duration nouveau) {
        return new Delais(appel, nouveau, connexion);
    }

    public Delais avecConnexion(Duration nouveau) {
        return new Delais(appel, essai, nouveau);
    }
}
