/** Courtier « Service Finances Publiques » : la recherche d'une personne et la lecture de ses données en un appel. */
@NullMarked
package io.github.impotparticulier.sfip;

import org.jspecify.annotations.NullMarked;
