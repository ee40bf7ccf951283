package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Le socle vit du premier emprunt au dernier retour. */
class SocleHttpTest {
    @Test
    void il_est_partage_puis_libere_avec_le_dernier_client() {
        OkHttpClient premier = SocleHttp.emprunter();
        OkHttpClient second = SocleHttp.emprunter();
        assertThat(second).isSameAs(premier);

        SocleHttp.rendre();
        assertThat(premier.dispatcher().executorService().isShutdown()).isFalse();
        SocleHttp.rendre();
        assertThat(premier.dispatcher().executorService().isShutdown()).isTrue();

        OkHttpClient suivant = SocleHttp.emprunter();
        assertThat(suivant).isNotSameAs(premier);
        SocleHttp.rendre();
    }

    @Test
    void ses_fils_n_empechent_pas_le_programme_de_finir_et_se_nomment() throws Exception {
        ExecutorService fils = SocleHttp.emprunter().dispatcher().executorService();
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
    void un_meme_hote_a_droit_a_tous_les_appels_simultanes() {
        OkHttpClient socle = SocleHttp.emprunter();
        try {
            assertThat(socle.dispatcher().getMaxRequests()).isEqualTo(64);
            assertThat(socle.dispatcher().getMaxRequestsPerHost()).isEqualTo(64);
        } finally {
            SocleHttp.rendre();
        }
    }
}
