/**
 * L'API Impôt particulier, R2P et SFiP : ce qu'elles ont en propre, et que le moteur ne connaît pas.
 */
@NullMarked
package io.github.impotparticulier.internal.dgfip;

import org.jspecify.annotations.NullMarked;
