/** Recettes : une décision par fichier, à recopier seul. */
@NullMarked
package io.github.impotparticulier.exemples;

import org.jspecify.annotations.NullMarked;
