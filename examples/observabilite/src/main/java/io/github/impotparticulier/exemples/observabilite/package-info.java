/** Des traces et des mesures qui ne disent rien de personne. */
@NullMarked
package io.github.impotparticulier.exemples.observabilite;

import org.jspecify.annotations.NullMarked;
