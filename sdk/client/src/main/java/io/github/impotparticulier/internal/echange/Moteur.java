package io.github.impotparticulier.internal.echange;

import org.jspecify.annotations.Nullable;

/**
 * Ce dont les appels d'un client se servent, et que tous se partagent.
 *
 * @param reglages les réglages du client
 * @param journal ce qui dit chaque requête finie
 * @param transport ce qui envoie
 * @param titres ce qui autorise les requêtes
 * @param reprises ce qui décide de refaire
 * @param limite ce qui espace les requêtes, s'il le faut
 * @param echanges les échanges simultanés
 */
record Moteur(
        Reglages reglages,
        Journal journal,
        Transport transport,
        Titres titres,
        Reprises reprises,
        @Nullable Limite limite,
        Fenetre echanges) {}
