package io.github.impotparticulier;

import static io.github.impotparticulier.appui.ServeurDirect.reponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.ServeurDirect.Reaction;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsArrete;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cas 27 et 28 : renoncer à un appel, ou fermer le client, à chaque étape. Sans renoncement, aucun de ces appels ne finirait
 * avant dix minutes.
 */
@ExtendWith(SansFuite.class)
class PannesInterruptionTest {
    private static final Duration LONGTEMPS = Duration.ofMinutes(10);
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";
    private static final Reaction DONNE_LE_FOYER = (demande, liaison) -> liaison.ecrire(reponse(200, FOYER));

    /** Où en est l'appel. */
    private enum Etape {
        QUOTA,
        JETON,
        REPOS,
        EN_TETES,
        CORPS
    }

    private final ServeurDirect serveur = new ServeurDirect();
    private final TempsArrete temps = new TempsArrete();
    private final Semaphore atteinte = new Semaphore(0);
    private final CountDownLatch jetonRendu = new CountDownLatch(1);
    private final OkHttpClient confie = new OkHttpClient.Builder()
            .eventListener(new EventListener() {
                @Override
                public void responseBodyStart(Call appel) {
                    if (!appel.request().url().encodedPath().endsWith("/token")) {
                        atteinte.release();
                    }
                }
            })
            .build();
    // Une seule place : si un appel abandonné gardait la sienne, le suivant ne passerait jamais.
    private final ImpotParticulierClient client = serveur.builder()
            .httpClient(confie)
            .temps(temps.temps())
            .quotaParMinute(1)
            .delaiAppel(LONGTEMPS)
            .delaiEssai(LONGTEMPS)
            .build();

    @AfterEach
    void fermer() {
        jetonRendu.countDown();
        client.close();
        serveur.close();
        confie.dispatcher().executorService().shutdown();
    }

    static Stream<Arguments> etapes() {
        return Arrays.stream(Etape.values())
                .flatMap(etape -> Arrays.stream(Face.values()).map(face -> Arguments.of(etape, face)));
    }

    /** Ce que le serveur doit faire pour que l'appel suivant s'arrête à cette étape. */
    private void preparer(Etape etape) {
        switch (etape) {
            case QUOTA -> {
                serveur.lecture(DONNE_LE_FOYER);
                assertThat(Face.SYNCHRONE.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
                assertThat(atteinte.tryAcquire()).isTrue();
            }
            case JETON ->
                serveur.jeton((demande, liaison) -> {
                    atteinte.release();
                    jetonRendu.await();
                    liaison.ecrire(ServeurDirect.jeton(Temoin.JETON));
                });
            case REPOS ->
                serveur.lecture((demande, liaison) -> {
                    serveur.lecture(DONNE_LE_FOYER);
                    liaison.ecrire(reponse(503, "{\"message\":\"" + Temoin.SPI + "\"}"));
                });
            case EN_TETES ->
                serveur.lecture((demande, liaison) -> {
                    atteinte.release();
                    liaison.attendreLaFin();
                });
            case CORPS ->
                serveur.lecture((demande, liaison) -> {
                    String entiere = reponse(200, FOYER);
                    liaison.ecrire(entiere.substring(0, entiere.length() - 20));
                    liaison.attendreLaFin();
                });
        }
    }

    private void attendre(Etape etape) throws InterruptedException {
        if (etape == Etape.QUOTA || etape == Etape.REPOS) {
            temps.attendreUnRepos();
        } else {
            assertThat(atteinte.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
        Temoin.relever();
    }

    /** Un appel en cours, sur l'une ou l'autre face. */
    private interface EnCours {
        /** Interrompt le fil, ou annule la promesse. */
        void renoncer();

        /** L'échec reçu ; sans attendre, sur la face asynchrone. */
        Throwable echec() throws Exception;
    }

    private EnCours commencer(Face face) {
        return face == Face.SYNCHRONE ? synchrone() : asynchrone();
    }

    private EnCours synchrone() {
        CompletableFuture<Throwable> issue = new CompletableFuture<>();
        CompletableFuture<Boolean> indicateur = new CompletableFuture<>();
        Thread fil = new Thread(() -> {
            issue.complete(catchThrowable(() -> Face.SYNCHRONE.lire(client, USAGER, 2023)));
            indicateur.complete(Thread.currentThread().isInterrupted());
        });
        fil.setDaemon(true);
        fil.start();
        return new EnCours() {
            private boolean interrompu;

            @Override
            public void renoncer() {
                interrompu = true;
                fil.interrupt();
            }

            @Override
            public Throwable echec() throws Exception {
                Throwable recu = issue.get(20, TimeUnit.SECONDS);
                assertThat(indicateur.get(20, TimeUnit.SECONDS)).isEqualTo(interrompu);
                return recu;
            }
        };
    }

    private EnCours asynchrone() {
        CompletableFuture<SituationIr> promesse =
                client.async(c -> c.irAssiette().pour(USAGER, 2023));
        return new EnCours() {
            @Override
            public void renoncer() {
                assertThat(promesse.cancel(true)).isTrue();
                assertThat(promesse).isCancelled();
            }

            @Override
            public Throwable echec() {
                Throwable recu = Temoin.observer(catchThrowable(() -> promesse.get(20, TimeUnit.SECONDS)));
                return recu instanceof ExecutionException ? recu.getCause() : recu;
            }
        };
    }

    @ParameterizedTest
    @MethodSource("etapes")
    void cas_27_renoncer_rend_la_main_aussitot_et_ne_laisse_rien(Etape etape, Face face) throws Exception {
        preparer(etape);
        EnCours appel = commencer(face);
        attendre(etape);
        int recues = serveur.lectures.get();

        appel.renoncer();

        assertThat(appel.echec())
                .isInstanceOf(face == Face.SYNCHRONE ? AppelInterrompuException.class : CancellationException.class);
        if (etape == Etape.EN_TETES || etape == Etape.CORPS) {
            serveur.attendreUnRaccroche();
        }
        if (etape == Etape.REPOS) {
            temps.attendreUnReposEcourte();
        }
        jetonRendu.countDown();
        serveur.lecture(DONNE_LE_FOYER);
        temps.reprendre();
        assertThat(face.lire(client, USAGER, 2023).rfr())
                .as("aucune place du quota n'est restée prise")
                .hasValue(17_827);
        assertThat(serveur.lectures)
                .as("l'appel abandonné n'a plus rien envoyé")
                .hasValue(recues + 1);
        assertThat(serveur.jetons).hasValue(1);
        exigerAucunAppelEnCours();
    }

    @ParameterizedTest
    @MethodSource("etapes")
    void cas_28_fermer_pendant_un_appel_le_rend_aussitot(Etape etape, Face face) throws Exception {
        preparer(etape);
        if (etape == Etape.JETON) {
            serveur.jeton((demande, liaison) -> {
                atteinte.release();
                liaison.attendreLaFin();
            });
        }
        EnCours appel = commencer(face);
        attendre(etape);
        int recues = serveur.lectures.get();

        client.close();

        assertThat(appel.echec()).isInstanceOf(AppelInterrompuException.class).hasMessageContaining("fermé");
        if (etape != Etape.QUOTA && etape != Etape.REPOS) {
            serveur.attendreUnRaccroche();
        }
        temps.reprendre();
        exigerAucunAppelEnCours();
        assertThat(serveur.lectures).hasValue(recues);
        assertThat(serveur.jetons).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_28_un_appel_apres_la_fermeture_n_envoie_rien(Face face) {
        client.close();
        client.close();

        assertThat(catchThrowable(() -> face.lire(client, USAGER, 2023)))
                .isExactlyInstanceOf(AppelInterrompuException.class)
                .hasMessageContaining("client est fermé");
        assertThat(catchThrowable(() -> face.lire(client.avecDelaiAppel(LONGTEMPS), USAGER, 2023)))
                .isExactlyInstanceOf(AppelInterrompuException.class);
        assertThat(serveur.connexions).hasValue(0);
    }

    @Test
    void cas_27_des_appels_annules_ne_tiennent_pas_de_rang_dans_la_file_du_quota() throws Exception {
        preparer(Etape.QUOTA);
        for (int i = 0; i < 10; i++) {
            assertThat(client.async(c -> c.irAssiette().pour(USAGER, 2023)).cancel(true))
                    .isTrue();
        }

        CompletableFuture<SituationIr> suivant = client.avecDelaiAppel(Duration.ofSeconds(61))
                .async(c -> c.irAssiette().pour(USAGER, 2023));

        assertThat(suivant).as("une minute suffit au premier de la file").isNotDone();
        temps.reprendre();
        assertThat(suivant.get(20, TimeUnit.SECONDS).rfr()).hasValue(17_827);
        assertThat(serveur.lectures).hasValue(2);
    }

    @Test
    void cas_27_un_fil_deja_interrompu_n_attend_pas() {
        preparer(Etape.EN_TETES);
        Thread.currentThread().interrupt();
        try {
            assertThat(catchThrowable(() -> Face.SYNCHRONE.lire(client, USAGER, 2023)))
                    .isExactlyInstanceOf(AppelInterrompuException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void exigerAucunAppelEnCours() {
        exiger(() -> confie.dispatcher().runningCallsCount() == 0
                && confie.connectionPool().connectionCount()
                        == confie.connectionPool().idleConnectionCount());
    }

    private static void exiger(BooleanSupplier condition) {
        long debut = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - debut).isLessThan(TimeUnit.SECONDS.toNanos(20));
            LockSupport.parkNanos(1_000_000);
        }
    }
}
