/**
 * Un téléservice derrière FranceConnect : la personne s'identifie, la page montre son avis d'impôt et son quotient familial, lus par son
 * jeton, qui est aussitôt oublié.
 */
@NullMarked
package io.github.impotparticulier.exemples.franceconnect.teleservice;

import org.jspecify.annotations.NullMarked;
