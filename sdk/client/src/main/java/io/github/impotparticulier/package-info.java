/**
 * Le client, ce sur quoi il interroge la DGFiP, et la forme commune des ressources.
 */
@NullMarked
package io.github.impotparticulier;

import org.jspecify.annotations.NullMarked;
