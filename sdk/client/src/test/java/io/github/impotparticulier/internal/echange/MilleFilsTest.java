package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.jeton;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Le quota et les jetons, pris d'assaut par mille fils pendant que le temps passe. */
@Timeout(60)
class MilleFilsTest {
    private static final int FILS = 1_000;

    private final List<Throwable> echecs = Collections.synchronizedList(new ArrayList<>());

    private interface Tache {
        void faire(int numero, Random hasard) throws Exception;
    }

    /** Mille fils partis ensemble, chacun avec son hasard. */
    private List<Thread> partir(Tache tache) {
        CountDownLatch depart = new CountDownLatch(FILS);
        List<Thread> fils = new ArrayList<>();
        for (int i = 0; i < FILS; i++) {
            int numero = i;
            Thread fil = new Thread(() -> {
                try {
                    depart.countDown();
                    depart.await();
                    tache.faire(numero, new Random(numero));
                } catch (Throwable e) {
                    echecs.add(e);
                }
            });
            fil.start();
            fils.add(fil);
        }
        return fils;
    }

    /** Attend leur fin, en faisant ceci tant qu'il en reste. */
    private void finir(List<Thread> fils, Runnable entretemps) throws InterruptedException {
        for (Thread fil : fils) {
            while (fil.isAlive()) {
                entretemps.run();
                fil.join(1);
            }
        }
        assertThat(echecs).isEmpty();
    }

    @Test
    void le_quota_tient_et_aucune_place_ne_se_perd() throws InterruptedException {
        int places = 120;
        TempsVirtuel temps = new TempsVirtuel();
        Fenetre fenetre = new Fenetre(places, temps.temps());
        ServeurAQuota serveur = new ServeurAQuota(places);
        AtomicInteger servies = new AtomicInteger();
        AtomicInteger refusees = new AtomicInteger();
        AtomicInteger annulees = new AtomicInteger();

        // Tout est pris, et le temps ne passe pas, tant que chacun n'a pas demandé : lente ou vive, la machine voit la
        // même file.
        for (int i = 0; i < places; i++) {
            assertThat(fenetre.demander(0)).isCompletedWithValue(true);
            serveur.recevoir(temps::maintenant);
        }
        CountDownLatch demandees = new CountDownLatch(FILS);
        List<Thread> fils = partir((numero, hasard) -> {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Boolean> demande = fenetre.demander(TimeUnit.SECONDS.toNanos(hasard.nextInt(2_000)));
                demandees.countDown();
                if (hasard.nextInt(4) == 0 && demande.cancel(false)) {
                    annulees.incrementAndGet();
                } else if (demande.get(50, TimeUnit.SECONDS)) {
                    serveur.recevoir(temps::maintenant);
                    servies.incrementAndGet();
                    fenetre.rendre();
                } else {
                    refusees.incrementAndGet();
                }
            }
        });
        demandees.await();
        for (int i = 0; i < places; i++) {
            fenetre.rendre();
        }
        finir(fils, () -> temps.avancer(Duration.ofSeconds(7)));
        temps.avancer(Duration.ofMinutes(1));

        assertThat(serveur.refusees()).isZero();
        assertThat(servies.get() + refusees.get() + annulees.get()).isEqualTo(3 * FILS);
        assertThat(servies).hasValueGreaterThan(FILS);
        assertThat(annulees).hasPositiveValue();
        for (int i = 0; i < places; i++) {
            assertThat(fenetre.demander(0)).isCompletedWithValue(true);
        }
        assertThat(fenetre.demander(0)).isCompletedWithValue(false);
    }

    private final PasserelleSimulee dgfip = new PasserelleSimulee();

    private Jetons jetons() {
        Reglages reglages = dgfip.reglages();
        return new Jetons(
                reglages, new Transport(reglages, Runnable::run), new Journal(null, reglages.temps()), () -> false);
    }

    @Test
    void mille_fils_a_froid_ne_font_qu_une_demande_de_jeton() throws InterruptedException {
        Jetons jetons = jetons();
        List<CompletableFuture<Issue<Jeton>>> obtenus = Collections.synchronizedList(new ArrayList<>());
        dgfip.fils.retenir();

        finir(partir((numero, hasard) -> obtenus.add(jetons.pour("RessourceIR"))), () -> {});
        assertThat(dgfip.fils.retenues()).isEqualTo(1);
        dgfip.fils.liberer();

        assertThat(obtenus)
                .hasSize(FILS)
                .allSatisfy(obtenu -> assertThat(succes(obtenu).valeur()).isEqualTo("jeton-1"));
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void mille_refus_du_meme_jeton_ne_font_qu_un_renouvellement() throws InterruptedException {
        Jetons jetons = jetons();
        Jeton refuse = succes(jetons.pour("RessourceIR"));

        finir(
                partir((numero, hasard) -> {
                    assertThat(jetons.remplacer("RessourceIR", refuse)).isTrue();
                    assertThat(jetons.pour("RessourceIR").get(50, TimeUnit.SECONDS))
                            .extracting(issue ->
                                    ((Issue.Succes<Jeton>) issue).valeur().valeur())
                            .isEqualTo("jeton-2");
                }),
                () -> {});

        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void un_jeton_presque_fini_n_est_redemande_que_toutes_les_cinq_secondes() throws InterruptedException {
        List<Long> instants = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 1_000; i++) {
            dgfip.jetons(requete -> {
                instants.add(dgfip.temps.maintenant());
                return jeton("court", 20).a(requete);
            });
        }
        Jetons jetons = jetons();
        long debut = dgfip.temps.maintenant();

        finir(
                partir((numero, hasard) -> {
                    for (int i = 0; i < 20; i++) {
                        long avant = dgfip.temps.maintenant();
                        Jeton obtenu = ((Issue.Succes<Jeton>)
                                        jetons.pour("RessourceIR").get(50, TimeUnit.SECONDS))
                                .valeur();
                        assertThat(obtenu.fin() - avant).isPositive();
                    }
                }),
                () -> dgfip.temps.avancer(Duration.ofMillis(300)));

        long ecoulees = TimeUnit.NANOSECONDS.toSeconds(dgfip.temps.maintenant() - debut);
        assertThat(instants).hasSizeBetween(1, (int) (ecoulees / 5) + 1);
    }
}
