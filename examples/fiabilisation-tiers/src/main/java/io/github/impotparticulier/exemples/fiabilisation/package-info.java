/** Un traitement par lot : l'identité des débiteurs d'un comptable public, vérifiée auprès de la DGFiP. */
@NullMarked
package io.github.impotparticulier.exemples.fiabilisation;

import org.jspecify.annotations.NullMarked;
