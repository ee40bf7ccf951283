package io.github.impotparticulier.autre;

/**
 * Une méthode HTTP. {@link #GET} lit, et se refait après une panne passagère ; les autres écrivent, et ne partent qu'une fois, même celles
 * que HTTP permettrait de répéter : le SDK ne sait pas ce que l'API en fait.
 *
 * <p>Source : RFC 9110, 9.3.
 */
public enum Methode {
    /** Lit, sans corps. */
    GET,
    /** Crée, ou soumet. */
    POST,
    /** Remplace. */
    PUT,
    /** Modifie. */
    PATCH,
    /** Supprime ; d'ordinaire sans corps. */
    DELETE
}
