/** Démonstrations : des tableaux et des pages sur le bac à sable, à lancer et à lire. */
@NullMarked
package io.github.impotparticulier.exemples.demonstrations;

import org.jspecify.annotations.NullMarked;
