/**
 * Ce que le client coûte, à côté de ce qu'un éditeur écrirait sans lui : temps, octets, connexions, mémoire, démarrage. Le
 * {@code README.md} du module dit les commandes, la méthode et les étalons.
 *
 * <p>{@link io.github.impotparticulier.mesures.Mesures} lance les JVM et écrit le tableau ; {@link
 * io.github.impotparticulier.mesures.Mesure} en est la liste ; {@link io.github.impotparticulier.mesures.Duel} oppose le client à un
 * étalon ({@link io.github.impotparticulier.mesures.Appelant}), qui fait le même travail : même requête, mêmes en-têtes, même réponse lue
 * jusqu'à un champ typé. Le serveur, sur la machine elle-même et dans son propre processus, refuse une requête à laquelle il manque un
 * en-tête.
 */
@NullMarked
package io.github.impotparticulier.mesures;

import org.jspecify.annotations.NullMarked;
