/**
 * Les exceptions du SDK, toutes non contrôlées et issues de {@link io.github.impotparticulier.erreur.DgfipException}.
 */
@NullMarked
package io.github.impotparticulier.erreur;

import org.jspecify.annotations.NullMarked;
