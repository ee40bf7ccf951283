/**
 * Lecture stricte du JSON vers un arbre immuable, lecture typée tolérante.
 */
@NullMarked
package io.github.impotparticulier.internal.json;

import org.jspecify.annotations.NullMarked;
