/** Impôt sur la fortune immobilière : l'interface de la ressource et son indicateur. */
@NullMarked
package io.github.impotparticulier.ifi;

import org.jspecify.annotations.NullMarked;
