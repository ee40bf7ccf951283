/** Programmes à lire, à lancer et à recopier. */
@NullMarked
package io.github.impotparticulier.exemples;

import org.jspecify.annotations.NullMarked;
