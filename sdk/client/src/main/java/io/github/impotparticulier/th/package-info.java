/** Taxe d'habitation : l'interface de la ressource et les situations d'un occupant. */
@NullMarked
package io.github.impotparticulier.th;

import org.jspecify.annotations.NullMarked;
