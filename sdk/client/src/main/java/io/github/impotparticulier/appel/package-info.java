/**
 * Ce qu'un programme peut brancher sur les appels : un écouteur, pour ses mesures et son journal des accès, et un limiteur de
 * débit.
 */
@NullMarked
package io.github.impotparticulier.appel;

import org.jspecify.annotations.NullMarked;
