/**
 * Un échange HTTP avec la passerelle : jeton, en-têtes, essais, échéance, traduction des erreurs.
 */
@NullMarked
package io.github.impotparticulier.internal.echange;

import org.jspecify.annotations.NullMarked;
