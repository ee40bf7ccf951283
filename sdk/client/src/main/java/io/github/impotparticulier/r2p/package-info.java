/** Recherche des personnes physiques : critères, interface et personne trouvée. */
@NullMarked
package io.github.impotparticulier.r2p;

import org.jspecify.annotations.NullMarked;
