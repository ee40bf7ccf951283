package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chaque décision du quota, ou sur un jeton gardé, se prend seule. Celle du premier fil lit l'heure : l'horloge le retient au milieu, et
 * le second, quoi qu'il demande, doit attendre à la porte.
 */
@Timeout(60)
class ExclusionTest {
    private static final String SCOPE = "RessourceIR";
    private static final String ROUTE = "/situations";
    /** Ce que dure un jeton d'une source confiée. */
    private static final long DUREE_JETON = TimeUnit.DAYS.toNanos(1);

    private final HorlogeBloquante horloge = new HorlogeBloquante();
    private final Temps temps = new Temps(horloge, Clock.systemUTC(), duree -> {}, () -> 0);

    /** Ce que fait un fil, et combien de fois il y lit l'heure avant sa décision. */
    private record Geste(Runnable action, int lecturesAvant) {}

    @ParameterizedTest
    @CsvSource({
        "prendre, prendre",
        "prendre, rendre",
        "prendre, renoncer",
        "rendre, prendre",
        "rendre, rendre",
        "rendre, renoncer"
    })
    void le_quota_ne_decide_qu_une_chose_a_la_fois(String premier, String second) throws InterruptedException {
        Fenetre fenetre = new Fenetre(4, TimeUnit.MINUTES.toNanos(1), temps);
        assertThat(fenetre.prendre(operation())).isTrue();
        assertThat(fenetre.prendre(operation())).isTrue();

        assertThat(attendALaPorte(geste(fenetre, premier), geste(fenetre, second)))
                .isTrue();
    }

    private Geste geste(Fenetre fenetre, String quoi) {
        return new Geste(
                switch (quoi) {
                    case "rendre" -> fenetre::rendre;
                    case "renoncer" -> fenetre::renoncer;
                    default -> () -> fenetre.prendre(operation());
                },
                0);
    }

    private Operation operation() {
        return new Operation(Delais.PAR_DEFAUT, null, temps, Long.MAX_VALUE, null);
    }

    @ParameterizedTest
    @CsvSource({
        "obtenir, obtenir",
        "obtenir, refuser",
        "obtenir, accepter",
        "refuser, obtenir",
        "refuser, refuser",
        "refuser, accepter"
    })
    void un_jeton_garde_ne_change_que_par_un_fil_a_la_fois(String premier, String second) throws InterruptedException {
        Jetons jetons = jetons();
        Jeton garde = obtenir(jetons);
        // À dix secondes de sa fin : l'obtenir, c'est décider d'en demander un autre.
        horloge.heure = DUREE_JETON - TimeUnit.SECONDS.toNanos(10);

        assertThat(attendALaPorte(geste(jetons, garde, premier), geste(jetons, garde, second)))
                .isTrue();
    }

    /** L'appel de tous les instants ne se met pas à la queue. */
    @Test
    void un_jeton_frais_se_prend_pendant_qu_un_autre_fil_decide() throws InterruptedException {
        Jetons jetons = jetons();
        Jeton garde = obtenir(jetons);
        Geste obtenir = new Geste(() -> assertThat(obtenir(jetons)).isEqualTo(garde), Integer.MAX_VALUE);

        assertThat(attendALaPorte(geste(jetons, garde, "refuser"), obtenir)).isFalse();
    }

    /** Ni, une fois le jeton accepté, celle qui redit qu'il l'est. */
    @Test
    void un_jeton_deja_accepte_l_est_encore_pendant_qu_un_autre_fil_decide() throws InterruptedException {
        Jetons jetons = jetons();
        Jeton garde = obtenir(jetons);
        jetons.accepter(SCOPE, garde, ROUTE, 0);

        assertThat(attendALaPorte(geste(jetons, garde, "refuser"), geste(jetons, garde, "accepter")))
                .isFalse();
    }

    private Geste geste(Jetons jetons, Jeton garde, String quoi) {
        Refus refus = new Refus(garde, ROUTE, 0, 0, 1, false, Long.MAX_VALUE);
        return switch (quoi) {
            case "refuser" -> new Geste(() -> jetons.apresRefus(SCOPE, refus), 0);
            case "accepter" -> new Geste(() -> jetons.accepter(SCOPE, garde, ROUTE, 0), Integer.MAX_VALUE);
            default -> new Geste(() -> obtenir(jetons), 1);
        };
    }

    private Jeton obtenir(Jetons jetons) {
        return ((Succes<Jeton>) jetons.pour(SCOPE, operation())).valeur();
    }

    private Jetons jetons() {
        AtomicInteger numero = new AtomicInteger();
        Reglages reglages = new Reglages(
                RaccordDEssai.oauth2(
                        HttpUrl.get("http://127.0.0.1:9/"),
                        null,
                        null,
                        (portee, refuse) -> "jeton-" + numero.incrementAndGet(),
                        null,
                        temps),
                null,
                null,
                Delais.PAR_DEFAUT,
                3,
                null,
                null,
                temps);
        Transport transport = new Transport(reglages, new OkHttpClient(), Runnable::run);
        DemandeJeton demande = new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                transport,
                new Journal(null, temps),
                Runnable::run);
        return new Jetons(demande, Runnable::run, temps, () -> false);
    }

    /** Vrai si le second attend que le premier ait décidé ; faux s'il décide ou finit avant. */
    private boolean attendALaPorte(Geste duPremier, Geste duSecond) throws InterruptedException {
        Thread premier = new Thread(duPremier.action);
        Thread second = new Thread(duSecond.action);
        horloge.retenir(premier, duPremier.lecturesAvant, second, duSecond.lecturesAvant);
        premier.start();
        horloge.entree.await();
        second.start();
        while (!retientALaPorte(premier, second) && !horloge.intrusion && second.isAlive()) {
            Thread.onSpinWait();
        }
        boolean aLaPorte = second.isAlive() && !horloge.intrusion;
        horloge.sortie.countDown();
        premier.join();
        second.join();
        return aLaPorte;
    }

    /** Un verrou d'un autre, celui d'un chargeur de classes par exemple, n'est pas cette porte-là. */
    private static boolean retientALaPorte(Thread premier, Thread second) {
        ThreadInfo etat = ManagementFactory.getThreadMXBean().getThreadInfo(second.getId());
        return etat != null
                && etat.getThreadState() == Thread.State.BLOCKED
                && etat.getLockOwnerId() == premier.getId();
    }

    private static final class HorlogeBloquante implements LongSupplier {
        private final CountDownLatch entree = new CountDownLatch(1);
        private final CountDownLatch sortie = new CountDownLatch(1);
        private final AtomicInteger avantPremier = new AtomicInteger();
        private final AtomicInteger avantSecond = new AtomicInteger();
        private volatile Thread premier;
        private volatile Thread second;
        private volatile boolean intrusion;
        private volatile long heure;

        private void retenir(Thread unPremier, int sesLectures, Thread unSecond, int lesSiennes) {
            avantPremier.set(sesLectures);
            avantSecond.set(lesSiennes);
            premier = unPremier;
            second = unSecond;
        }

        @Override
        public long getAsLong() {
            if (Thread.currentThread() == premier && avantPremier.getAndDecrement() == 0) {
                entree.countDown();
                try {
                    sortie.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            } else if (Thread.currentThread() == second && avantSecond.getAndDecrement() == 0) {
                intrusion = true;
            }
            return heure;
        }
    }
}
