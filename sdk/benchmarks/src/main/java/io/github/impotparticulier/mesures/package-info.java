/**
 * Ce que le client coûte, à côté de ce qu'un éditeur écrirait sans lui : temps, octets, connexions, mémoire, démarrage.
 *
 * <p>« {@code mvn -q -pl sdk/benchmarks -am compile exec:exec} », à la racine du projet, mesure tout et écrit un tableau ;
 * {@code -Dmesure=decodage,appel} choisit, {@code -Dforks=1} abrège. Les machines diffèrent et sont bruyantes : un but est donc un rapport
 * entre deux choses mesurées tour à tour, par tranches courtes, dans un même processus ; le tableau en donne la médiane et les
 * quartiles. Les temps absolus sont montrés, jamais promis.
 *
 * <p>Les étalons ({@link io.github.impotparticulier.mesures.Appelant}) font le même travail que le client : même requête, mêmes
 * en-têtes, même réponse lue jusqu'à un champ typé. Le serveur, sur la machine elle-même et dans son propre processus, refuse une requête à
 * laquelle il manque un en-tête.
 */
@NullMarked
package io.github.impotparticulier.mesures;

import org.jspecify.annotations.NullMarked;
