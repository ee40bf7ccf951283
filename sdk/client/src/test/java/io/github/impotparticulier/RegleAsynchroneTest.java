package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ce que {@code async} ne touche pas : le fil emprunté, le client d'où il vient, ses voisins. */
@Timeout(60)
class RegleAsynchroneTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final String FOYER = ServeurDirect.reponse(200, "{\"rfr\":17827}");

    private final ServeurDirect serveur = new ServeurDirect();
    private final ImpotParticulierClient client = serveur.builder().build();
    private final ExecutorService unFil = Executors.newSingleThreadExecutor();
    private final CountDownLatch libre = new CountDownLatch(1);

    @AfterEach
    void fermer() {
        libre.countDown();
        client.close();
        serveur.close();
        unFil.shutdownNow();
    }

    /** Les façons de ne plus attendre une tâche. */
    private enum Maniere {
        ANNULER,
        COMPLETER,
        EXPIRER,
        FERMER
    }

    private void nePlusAttendre(Maniere maniere, CompletableFuture<SituationIr> promesse) {
        switch (maniere) {
            case ANNULER -> assertThat(promesse.cancel(true)).isTrue();
            case COMPLETER -> assertThat(promesse.complete(null)).isTrue();
            // Ce que fait orTimeout.
            case EXPIRER ->
                assertThat(promesse.completeExceptionally(new TimeoutException()))
                        .isTrue();
            case FERMER -> client.close();
        }
    }

    private static SituationIr lire(ImpotParticulierClient client) {
        return client.irAssiette().pour(USAGER, 2023);
    }

    private static <T> T obtenir(CompletableFuture<T> promesse) throws Exception {
        return promesse.get(20, TimeUnit.SECONDS);
    }

    private static void attendre(CountDownLatch signal) {
        try {
            assertThat(signal.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** L'interruption frapperait la tâche suivante du fil ; un exécuteur du JDK l'effacerait avant elle, un autre non. */
    @ParameterizedTest
    @EnumSource
    void ne_plus_attendre_coupe_l_echange_sans_interrompre_le_fil(Maniere maniere) throws Exception {
        CountDownLatch partie = new CountDownLatch(1);
        serveur.lecture((demande, liaison) -> {
            partie.countDown();
            liaison.attendreLaFin();
        });
        CompletableFuture<Throwable> panne = new CompletableFuture<>();
        CompletableFuture<Boolean> interrompu = new CompletableFuture<>();
        CompletableFuture<SituationIr> promesse = client.async(c -> {
            try {
                return lire(c);
            } catch (AppelInterrompuException e) {
                panne.complete(e);
                attendre(libre);
                interrompu.complete(Thread.currentThread().isInterrupted());
                throw e;
            }
        });
        attendre(partie);

        nePlusAttendre(maniere, promesse);
        libre.countDown();

        assertThat(obtenir(panne)).isInstanceOf(AppelInterrompuException.class);
        assertThat(obtenir(interrompu)).isFalse();
        serveur.attendreUnRaccroche();
    }

    @Test
    void fermer_la_vue_ne_ferme_ni_elle_ni_le_client() throws Exception {
        serveur.lecture((demande, liaison) -> liaison.ecrire(FOYER));

        CompletableFuture<SituationIr> promesse = client.async(c -> {
            c.close();
            return lire(c);
        });

        assertThat(obtenir(promesse).rfr()).hasValue(17_827);
        assertThat(lire(client).rfr()).hasValue(17_827);
    }

    @Test
    void un_appel_par_le_client_et_non_par_la_vue_n_est_pas_coupe() throws Exception {
        CountDownLatch partie = new CountDownLatch(1);
        serveur.lecture((demande, liaison) -> {
            partie.countDown();
            libre.await();
            liaison.ecrire(FOYER);
        });
        CompletableFuture<SituationIr> lu = new CompletableFuture<>();
        CompletableFuture<SituationIr> promesse = client.async(c -> {
            try {
                lu.complete(lire(client));
            } catch (RuntimeException e) {
                lu.completeExceptionally(e);
            }
            return null;
        });
        attendre(partie);

        promesse.cancel(true);
        libre.countDown();

        assertThat(obtenir(lu).rfr()).hasValue(17_827);
    }

    @Test
    void dans_la_tache_d_un_autre_client_la_suivante_se_fait_aussi_sur_place() throws Exception {
        try (ImpotParticulierClient a = serveur.builder().executeur(unFil).build();
                ImpotParticulierClient b = serveur.builder().executeur(unFil).build()) {
            CompletableFuture<Boolean> meme = a.async(c -> {
                Thread ici = Thread.currentThread();
                return b.async(d -> Thread.currentThread() == ici).join();
            });

            assertThat(obtenir(meme)).isTrue();
        }
    }

    @Test
    void un_client_dont_les_fils_sont_tous_pris_n_en_prend_pas_aux_autres() throws Exception {
        CountDownLatch pris = new CountDownLatch(64);
        List<CompletableFuture<?>> taches = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            taches.add(client.async(c -> {
                pris.countDown();
                attendre(libre);
                return true;
            }));
        }
        attendre(pris);

        try (ImpotParticulierClient autre = serveur.builder().build()) {
            CompletableFuture<Boolean> faite = autre.async(c -> true);
            assertThat(obtenir(faite)).isTrue();
        }
        libre.countDown();
        for (CompletableFuture<?> tache : taches) {
            assertThat(tache.get(20, TimeUnit.SECONDS)).isEqualTo(true);
        }
    }
}
