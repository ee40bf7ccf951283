/** Ce qui est écrit par des personnes ou pour elles, mis en forme avant d'être employé : textes, codes, dates. Ni HTTP, ni JSON. */
@NullMarked
package io.github.impotparticulier.internal.texte;

import org.jspecify.annotations.NullMarked;
