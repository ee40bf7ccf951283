package io.github.impotparticulier.bacasable.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Donne un bac à sable aux tests d'une classe : démarré à l'heure du système, fermé après le dernier test.
 *
 * <pre>{@code
 * @AvecBacASable
 * class CantineTest {
 *     @Test
 *     void le_tarif_se_calcule_meme_apres_une_panne(BacASable bac) {
 *         bac.panne(Panne.indisponible(), 2);
 *         // … appeler bac.passerelle() avec bac.cle() et bac.secret()
 *     }
 * }
 * }</pre>
 *
 * <p>Pour un bac à sable réglé, voyez {@link BacASableExtension#avec}.
 *
 * <p>Quand JUnit exécute des tests en parallèle, ceux d'une classe ainsi annotée, classes imbriquées comprises, passent un à un :
 * ils partagent un bac à sable, donc ses pannes. Les classes entre elles restent parallèles. Une classe dont les tests
 * ne provoquent aucune panne peut préférer {@code @ExtendWith(BacASableExtension.class)}, qui n'impose rien.
 *
 * <p>Il faut JUnit 5.10 ou plus récent, et le 5.12 pour le parallèle ; un plus ancien est refusé en le disant.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(JunitAssezRecent.class)
@ExtendWith(BacASableExtension.class)
// La clé partagée ne retient personne : JUnit 5.10 et 5.11, qui ignorent « providers », en exigent une.
@ResourceLock(
        value = "io.github.impotparticulier.bacasable",
        mode = ResourceAccessMode.READ,
        providers = UnTestALaFois.class)
public @interface AvecBacASable {}
