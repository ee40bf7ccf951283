/** L'API Particulier : ses lignes, ce qu'elle veut lire d'une personne, ce que veulent dire ses réponses. */
@NullMarked
package io.github.impotparticulier.internal.particulier;

import org.jspecify.annotations.NullMarked;
