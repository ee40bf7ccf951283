package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Le quota, la place parmi les échanges et les jetons, pris d'assaut par mille fils pendant que le temps passe. */
@Tag("hors-mutations")
@Timeout(60)
class MilleFilsTest {
    private static final int FILS = 1_000;
    private static final Delais LONGS = new Delais(Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(5));

    private final AtomicLong nanos = new AtomicLong();
    /** Un sommeil est écourté, comme il en a le droit : le temps du test passe sans lui. */
    private final Temps temps = new Temps(
            nanos::get,
            Clock.systemUTC(),
            duree -> LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1)),
            () -> 0);

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

    private Operation operation(Duration attenteMax) {
        return new Operation(LONGS.avecAppel(attenteMax), null, temps);
    }

    @Test
    void le_quota_tient_et_aucune_place_ne_se_perd() throws InterruptedException {
        int places = 120;
        Fenetre fenetre = new Fenetre(places, TimeUnit.MINUTES.toNanos(1), temps);
        ServeurAQuota serveur = new ServeurAQuota(places);
        AtomicInteger servies = new AtomicInteger();
        AtomicInteger refusees = new AtomicInteger();
        AtomicInteger renoncements = new AtomicInteger();
        Queue<Runnable> departs = new ConcurrentLinkedQueue<>();

        // Tout est pris, et le temps ne passe pas, tant que chacun n'a pas demandé : lente ou vive, la machine voit la
        // même file.
        for (int i = 0; i < places; i++) {
            assertThat(fenetre.prendre(operation(Duration.ZERO))).isTrue();
            serveur.recevoir(nanos::get);
        }
        List<Thread> fils = partir((numero, hasard) -> {
            for (int i = 0; i < 3; i++) {
                Operation operation = operation(Duration.ofSeconds(hasard.nextInt(2_000)));
                if (hasard.nextInt(4) == 0) {
                    departs.add(hasard.nextBoolean() ? operation::abandonner : operation.fil()::interrupt);
                }
                if (fenetre.prendre(operation)) {
                    serveur.recevoir(nanos::get);
                    servies.incrementAndGet();
                    fenetre.rendre();
                } else if (operation.perdue()) {
                    renoncements.incrementAndGet();
                } else {
                    refusees.incrementAndGet();
                }
                // Elle a pu venir trop tard : elle n'est pas pour la suivante.
                Thread.interrupted();
            }
        });
        for (Thread fil : fils) {
            while (fil.isAlive() && LockSupport.getBlocker(fil) != fenetre) {
                Thread.onSpinWait();
            }
        }
        for (int i = 0; i < 50; i++) {
            departs.remove().run();
        }
        for (int i = 0; i < places; i++) {
            fenetre.rendre();
        }
        finir(fils, () -> {
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(7));
            Runnable depart = departs.poll();
            if (depart != null) {
                depart.run();
            }
        });
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

        assertThat(serveur.refusees()).isZero();
        assertThat(servies.get() + refusees.get() + renoncements.get()).isEqualTo(3 * FILS);
        assertThat(servies).hasValueGreaterThan(FILS);
        assertThat(renoncements).hasPositiveValue();
        exigerLibres(fenetre, places);
    }

    private void exigerLibres(Fenetre fenetre, int places) {
        for (int i = 0; i < places; i++) {
            assertThat(fenetre.prendre(operation(Duration.ZERO))).isTrue();
        }
        assertThat(fenetre.prendre(operation(Duration.ZERO))).isFalse();
    }

    @Test
    void jamais_plus_d_echanges_que_de_places_et_chacun_a_son_tour() throws InterruptedException {
        int places = 64;
        Fenetre fenetre = new Fenetre(places, 0, temps);
        AtomicInteger enRoute = new AtomicInteger();
        AtomicInteger enTrop = new AtomicInteger();
        AtomicInteger servies = new AtomicInteger();

        finir(
                partir((numero, hasard) -> {
                    for (int i = 0; i < 20; i++) {
                        Operation operation = operation(Duration.ofDays(1));
                        if (hasard.nextInt(5) == 0) {
                            operation.abandonner();
                        }
                        if (fenetre.prendre(operation)) {
                            if (enRoute.incrementAndGet() > places) {
                                enTrop.incrementAndGet();
                            }
                            servies.incrementAndGet();
                            enRoute.decrementAndGet();
                            fenetre.rendre();
                        } else {
                            assertThat(operation.perdue()).isTrue();
                        }
                    }
                }),
                () -> {});

        assertThat(enTrop).hasValue(0);
        assertThat(servies).hasValueBetween(20 * FILS / 2, 20 * FILS);
        exigerLibres(fenetre, places);
    }

    private Jetons jetons(SourceJetons source, OkHttpClient client, Executor fils) {
        Reglages reglages = new Reglages(
                RaccordDEssai.oauth2(
                        HttpUrl.get("http://127.0.0.1:9/"),
                        source == null ? "cle-fictive" : null,
                        source == null ? "secret-fictif" : null,
                        source,
                        null,
                        temps),
                client,
                null,
                LONGS,
                1,
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
        return new Jetons(demande, fils, temps, () -> false);
    }

    private Jeton obtenir(Jetons jetons) {
        return ((Succes<Jeton>) jetons.pour("RessourceIR", operation(Duration.ofDays(1)))).valeur();
    }

    @Test
    void mille_fils_a_froid_ne_font_qu_une_demande_de_jeton() throws InterruptedException {
        AtomicInteger demandes = new AtomicInteger();
        Queue<Runnable> retenues = new ConcurrentLinkedQueue<>();
        Jetons jetons = jetons((portee, refuse) -> "jeton-" + demandes.incrementAndGet(), null, retenues::add);
        List<String> obtenus = Collections.synchronizedList(new ArrayList<>());

        List<Thread> fils =
                partir((numero, hasard) -> obtenus.add(obtenir(jetons).valeur()));
        for (Thread fil : fils) {
            while (fil.isAlive() && !(LockSupport.getBlocker(fil) instanceof Operation)) {
                Thread.onSpinWait();
            }
        }
        assertThat(retenues).hasSize(1);
        assertThat(obtenus).isEmpty();
        retenues.remove().run();
        finir(fils, () -> {});

        assertThat(obtenus).hasSize(FILS).containsOnly("jeton-1");
        assertThat(retenues).isEmpty();
        assertThat(demandes).hasValue(1);
    }

    @Test
    void mille_refus_du_meme_jeton_ne_font_qu_un_renouvellement() throws InterruptedException {
        AtomicInteger demandes = new AtomicInteger();
        Jetons jetons = jetons((portee, refuse) -> "jeton-" + demandes.incrementAndGet(), null, Runnable::run);
        Jeton refuse = obtenir(jetons);

        finir(
                partir((numero, hasard) -> {
                    assertThat(jetons.apresRefus(
                                    "RessourceIR", new Refus(refuse, "/situations", 0, 0, 1, false, Long.MAX_VALUE)))
                            .isNotNull();
                    assertThat(obtenir(jetons).valeur()).isEqualTo("jeton-2");
                }),
                () -> {});

        assertThat(demandes).hasValue(2);
    }

    @Test
    void un_jeton_presque_fini_n_est_redemande_que_toutes_les_cinq_secondes() throws InterruptedException {
        List<Long> instants = Collections.synchronizedList(new ArrayList<>());
        // Une demande dure deux secondes, à l'horloge du test : celle de la machine peut être très lente.
        AtomicBoolean enVol = new AtomicBoolean();
        OkHttpClient passerelle = new OkHttpClient.Builder()
                .addInterceptor(chaine -> {
                    instants.add(nanos.getAndAdd(TimeUnit.SECONDS.toNanos(2)));
                    return new Response.Builder()
                            .request(chaine.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(200)
                            .message("")
                            .body(ResponseBody.create(
                                    "{\"access_token\":\"court\",\"expires_in\":20}",
                                    MediaType.get("application/json")))
                            .build();
                })
                .build();
        Jetons jetons = jetons(null, passerelle, tache -> {
            enVol.set(true);
            tache.run();
            enVol.set(false);
        });

        finir(
                partir((numero, hasard) -> {
                    for (int i = 0; i < 20; i++) {
                        long avant = nanos.get();
                        assertThat(obtenir(jetons).reste(() -> avant)).isPositive();
                    }
                }),
                () -> {
                    if (!enVol.get()) {
                        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(300));
                    }
                });

        passerelle.dispatcher().executorService().shutdown();
        long ecoulees = TimeUnit.NANOSECONDS.toSeconds(nanos.get());
        assertThat(instants).hasSizeBetween(1, (int) (ecoulees / 5) + 1);
    }
}
