package io.github.impotparticulier.bacasable;

/** Ce qu'une ressource répond à un appel bien formé et autorisé. */
@FunctionalInterface
interface Lecture {
    Reponse lire(Appel appel) throws RefusException;
}
