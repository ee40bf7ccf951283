package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** Le socle vit du premier emprunt au dernier retour. */
class SocleHttpTest {
    @Test
    void il_est_partage_puis_libere_avec_le_dernier_client() {
        SocleHttp premier = SocleHttp.emprunter();
        SocleHttp second = SocleHttp.emprunter();
        assertThat(second).isSameAs(premier);
        assertThat(premier.http().dispatcher().executorService()).isSameAs(premier.fils());
        ScheduledExecutorService minuterie = premier.minuterie();
        assertThat(premier.minuterie()).isSameAs(minuterie);

        SocleHttp.rendre();
        assertThat(premier.fils().isShutdown()).isFalse();
        assertThat(minuterie.isShutdown()).isFalse();
        SocleHttp.rendre();
        assertThat(premier.fils().isShutdown()).isTrue();
        assertThat(minuterie.isShutdown()).isTrue();

        SocleHttp suivant = SocleHttp.emprunter();
        assertThat(suivant).isNotSameAs(premier);
        SocleHttp.rendre();
    }

    @Test
    void ses_fils_n_empechent_pas_le_programme_de_finir_et_se_nomment() throws Exception {
        ExecutorService fils = SocleHttp.emprunter().fils();
        try {
            CompletableFuture<Thread> premier = new CompletableFuture<>();
            CompletableFuture<Thread> second = new CompletableFuture<>();
            CompletableFuture<Void> retient = new CompletableFuture<>();
            fils.execute(() -> {
                premier.complete(Thread.currentThread());
                retient.join();
            });
            fils.execute(() -> {
                second.complete(Thread.currentThread());
                retient.join();
            });
            assertThat(premier.get(20, TimeUnit.SECONDS).isDaemon()).isTrue();
            assertThat(premier.get().getName()).matches("impot-particulier-[0-9]+");
            assertThat(second.get(20, TimeUnit.SECONDS).getName())
                    .matches("impot-particulier-[0-9]+")
                    .isNotEqualTo(premier.get().getName());
            retient.complete(null);
        } finally {
            SocleHttp.rendre();
        }
    }

    @Test
    void rendu_il_ferme_ses_connexions_au_repos() throws IOException {
        SocleHttp socle = SocleHttp.emprunter();
        try (MockWebServer serveur = new MockWebServer()) {
            serveur.start();
            serveur.enqueue(new MockResponse.Builder().body("x").build());
            String adresse = "http://127.0.0.1:" + serveur.getPort() + "/";
            try (Response reponse = socle.http()
                    .newCall(new Request.Builder().url(adresse).build())
                    .execute()) {
                assertThat(reponse.body().string()).isEqualTo("x");
            }
            assertThat(socle.http().connectionPool().connectionCount()).isEqualTo(1);

            SocleHttp.rendre();

            assertThat(socle.http().connectionPool().connectionCount()).isZero();
        }
    }

    /** Deux clients ne partagent leurs connexions que si leurs résolutions de nom sont égales. */
    @Test
    void ses_noms_se_resolvent_dans_ses_fils() {
        SocleHttp socle = SocleHttp.emprunter();
        try {
            assertThat(socle.http().dns()).isInstanceOf(ResolutionAPart.class);
        } finally {
            SocleHttp.rendre();
        }
    }
}
