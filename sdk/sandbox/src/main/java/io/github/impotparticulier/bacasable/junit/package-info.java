/**
 * Le bac à sable dans les tests JUnit Jupiter (5.10 ou plus récent) : démarré, injecté, rétabli et fermé sans y penser.
 *
 * <pre>{@code
 * @AvecBacASable
 * class TarifTest {
 *     @Test
 *     void une_panne_passagere_ne_se_voit_pas(BacASable bac) {
 *         bac.panne(Panne.indisponible(), 2);
 *         // … appeler, par bac.passerelle()
 *     }
 * }
 * }</pre>
 *
 * <p>Pour le régler, enregistrez {@link io.github.impotparticulier.bacasable.junit.BacASableExtension} vous-même. JUnit est une dépendance
 * facultative : qui ne s'en sert pas ne le reçoit pas.
 *
 * <p>Sources : les mêmes que {@link io.github.impotparticulier.bacasable}.
 */
@NullMarked
package io.github.impotparticulier.bacasable.junit;

import org.jspecify.annotations.NullMarked;
