package io.github.impotparticulier.internal.echange;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui raccorde le moteur à une API : tout ce qui change de l'une à l'autre, hors de ses lignes.
 *
 * @param racine l'adresse de son serveur
 * @param acces d'où viennent les titres
 * @param debit ce qui espace les requêtes, s'il le faut
 */
public record Raccord(HttpUrl racine, Acces acces, @Nullable Limite debit) {}
