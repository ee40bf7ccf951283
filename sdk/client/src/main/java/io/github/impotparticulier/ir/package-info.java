/**
 * Impôt sur le revenu : l'interface de la ressource et les données d'un foyer.
 */
@NullMarked
package io.github.impotparticulier.ir;

import org.jspecify.annotations.NullMarked;
