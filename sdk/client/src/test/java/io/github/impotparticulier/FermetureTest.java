package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.personne.Usager;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ce que close() laisse derrière lui, à l'instant où il rend la main : un conteneur regarde aussitôt. */
@Timeout(180)
class FermetureTest {
    private static final Usager USAGER = Usager.parSpi(FausseDgfip.SPI);
    private static final int FOIS = 30;

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private ImpotParticulierClient client() {
        return dgfip.builder().millesimes(FausseDgfip.le("2024-11-15")).build();
    }

    private static Set<Thread> fils() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(fil -> fil.getName().startsWith("impot-particulier-"))
                .collect(Collectors.toSet());
    }

    @Test
    void les_fils_sans_travail_sont_morts_quand_close_rend_la_main() {
        Set<Thread> avant = fils();
        for (int fois = 0; fois < FOIS; fois++) {
            dgfip.repond(200, "{\"rfr\":17827}").repond(200, "{\"rfr\":17827}");
            try (ImpotParticulierClient client = client()) {
                assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
                assertThat(client.async(c -> c.irAssiette().pour(USAGER, 2023))
                                .join()
                                .rfr())
                        .hasValue(17_827);
            }

            assertThat(fils()).as("fois %s", fois).isSubsetOf(avant);
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
        assertThat(tache).failsWithin(20, TimeUnit.SECONDS);
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
