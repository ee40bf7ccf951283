package io.github.impotparticulier.exemples.franceconnect.teleservice;

/** Ce qu'une page montre d'une personne. */
record Droits(Constat avis, Constat quotient) {}
