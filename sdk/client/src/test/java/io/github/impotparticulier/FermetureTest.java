package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.FermeturesRepetees;
import io.github.impotparticulier.appui.SdkAPart;
import io.github.impotparticulier.appui.ServeurDirect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ce que close() laisse derrière lui, à l'instant où il rend la main : un conteneur regarde aussitôt. */
@Timeout(180)
class FermetureTest {
    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private ImpotParticulierClient client() {
        return dgfip.builder().millesimes(FausseDgfip.le("2024-11-15")).build();
    }

    @Test
    void les_fils_sans_travail_sont_morts_quand_close_rend_la_main() throws Exception {
        try (ServeurDirect serveur = new ServeurDirect()
                        .lecture((demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, "{\"rfr\":17827}")));
                SdkAPart sdk = new SdkAPart()) {
            assertThat(sdk.<UnaryOperator<String>>programme(FermeturesRepetees.class)
                            .apply(serveur.passerelle()))
                    .isEmpty();
        }
    }

    @Test
    void une_tache_sourde_ne_retient_pas_close() throws Exception {
        CountDownLatch commencee = new CountDownLatch(1);
        CompletableFuture<Void> retient = new CompletableFuture<>();
        ImpotParticulierClient client = client();
        CompletableFuture<?> tache = client.async(c -> {
            commencee.countDown();
            return retient.join();
        });
        assertThat(commencee.await(20, TimeUnit.SECONDS)).isTrue();

        long debut = System.nanoTime();
        client.close();

        assertThat(System.nanoTime() - debut).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(tache).failsWithin(20, TimeUnit.SECONDS);
        retient.complete(null);
    }

    @Test
    void un_fil_du_sdk_peut_fermer_le_client_dont_il_est() throws Exception {
        ImpotParticulierClient client = client();
        CountDownLatch ferme = new CountDownLatch(1);

        CompletableFuture<?> tache = client.async(c -> {
            client.close();
            ferme.countDown();
            return true;
        });

        assertThat(ferme.await(20, TimeUnit.SECONDS)).isTrue();
        // Sa valeur, ou que le client se ferme : l'un et l'autre sont vrais, et se disent à la fois.
        assertThat(tache.handle((valeur, panne) -> true)).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void close_laisse_son_interruption_au_fil_qui_l_appelle() {
        ImpotParticulierClient client = client();
        assertThat(client.async(c -> true).join()).isTrue();
        Thread.currentThread().interrupt();

        client.close();

        assertThat(Thread.interrupted()).isTrue();
    }
}
