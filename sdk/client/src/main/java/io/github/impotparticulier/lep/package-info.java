/** Livret d'épargne populaire : l'interface réservée aux banques. */
@NullMarked
package io.github.impotparticulier.lep;

import org.jspecify.annotations.NullMarked;
