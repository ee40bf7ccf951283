package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chaque décision du quota, ou sur un jeton gardé, se prend seule. Toutes lisent l'heure d'abord : l'horloge retient le premier fil au
 * milieu de la sienne, et le second, quoi qu'il demande, doit attendre à la porte.
 */
@Timeout(60)
class ExclusionTest {
    private static final String SCOPE = "RessourceIR";

    private final HorlogeBloquante horloge = new HorlogeBloquante();
    private final Temps temps = new Temps(horloge, Clock.systemUTC(), duree -> new CompletableFuture<>(), () -> 0);

    @ParameterizedTest
    @CsvSource({"demander, demander", "demander, rendre", "rendre, demander", "rendre, rendre"})
    void le_quota_ne_decide_qu_une_chose_a_la_fois(String premiere, String seconde) throws InterruptedException {
        Fenetre fenetre = new Fenetre(3, temps);
        assertThat(fenetre.demander(0)).isCompletedWithValue(true);
        assertThat(fenetre.demander(0)).isCompletedWithValue(true);

        exigerExclusion(() -> faire(fenetre, premiere), () -> faire(fenetre, seconde));
    }

    private static void faire(Fenetre fenetre, String quoi) {
        if (quoi.equals("rendre")) {
            fenetre.rendre();
        } else {
            assertThat(fenetre.demander(0)).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"obtenir, obtenir", "obtenir, remplacer", "remplacer, obtenir", "remplacer, remplacer"})
    void un_jeton_garde_ne_change_que_par_un_fil_a_la_fois(String premiere, String seconde)
            throws InterruptedException {
        Reglages modele = new PasserelleSimulee().reglages();
        Reglages reglages = new Reglages(
                modele.passerelle(),
                modele.cle(),
                modele.secret(),
                null,
                modele.httpClient(),
                modele.delais(),
                3,
                null,
                null,
                temps);
        Jetons jetons =
                new Jetons(reglages, new Transport(reglages, Runnable::run), new Journal(null, temps), () -> false);
        Jeton garde = succes(jetons.pour(SCOPE));

        exigerExclusion(() -> faire(jetons, garde, premiere), () -> faire(jetons, garde, seconde));
    }

    private static void faire(Jetons jetons, Jeton garde, String quoi) {
        if (quoi.equals("remplacer")) {
            jetons.remplacer(SCOPE, garde);
        } else {
            assertThat(jetons.pour(SCOPE)).isNotNull();
        }
    }

    private void exigerExclusion(Runnable premiere, Runnable seconde) throws InterruptedException {
        Thread premier = new Thread(premiere);
        Thread second = new Thread(seconde);
        horloge.retenir(premier, second);
        premier.start();
        horloge.entree.await();
        second.start();
        while (second.getState() != Thread.State.BLOCKED && !horloge.intrusion && second.isAlive()) {
            Thread.onSpinWait();
        }
        boolean aLaPorte = second.isAlive() && !horloge.intrusion;
        horloge.sortie.countDown();
        premier.join();
        second.join();

        assertThat(aLaPorte).isTrue();
    }

    private static final class HorlogeBloquante implements LongSupplier {
        private final CountDownLatch entree = new CountDownLatch(1);
        private final CountDownLatch sortie = new CountDownLatch(1);
        private volatile Thread premier;
        private volatile Thread second;
        private volatile boolean intrusion;

        private void retenir(Thread unPremier, Thread unSecond) {
            premier = unPremier;
            second = unSecond;
        }

        @Override
        public long getAsLong() {
            if (Thread.currentThread() == premier && entree.getCount() > 0) {
                entree.countDown();
                try {
                    sortie.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            } else if (Thread.currentThread() == second) {
                intrusion = true;
            }
            return 0;
        }
    }
}
