/**
 * La fenêtre du programme : la page qu'il sert à sa racine. Elle ne connaît du bac à sable que ce que son
 * {@link io.github.impotparticulier.bacasable.fenetre.Hote hôte} lui prête.
 */
@NullMarked
package io.github.impotparticulier.bacasable.fenetre;

import org.jspecify.annotations.NullMarked;
