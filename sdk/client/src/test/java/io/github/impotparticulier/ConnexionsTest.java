package io.github.impotparticulier;

import static io.github.impotparticulier.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Une application sert des centaines de communes, un client chacune : combien de connexions elle ouvre. */
class ConnexionsTest {
    private static final String FOYER = "{\"rfr\":17827,\"nbPart\":\"2.75\"}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    private final FausseDgfip dgfip = new FausseDgfip();

    @AfterEach
    void fermer() {
        dgfip.close();
    }

    private Stream<Integer> connexions() {
        return Stream.concat(dgfip.jetonsDemandes.stream(), dgfip.lectures.stream())
                .map(RecordedRequest::getConnectionIndex);
    }

    @Test
    void dix_clients_l_un_apres_l_autre_n_ouvrent_qu_une_connexion() {
        List<ImpotParticulierClient> clients =
                Stream.generate(() -> dgfip.client("2024-11-15")).limit(10).toList();
        try {
            for (ImpotParticulierClient client : clients) {
                dgfip.repond(200, FOYER);
                client.irAssiette().pour(USAGER, 2023);
            }
        } finally {
            clients.forEach(ImpotParticulierClient::close);
        }
        assertThat(connexions()).hasSize(20).containsOnly(0);
    }

    @Test
    void fermer_un_client_laisse_leurs_connexions_aux_autres() {
        dgfip.repond(200, FOYER).repond(200, FOYER);
        try (ImpotParticulierClient reste = dgfip.client("2024-11-15")) {
            try (ImpotParticulierClient premier = dgfip.client("2024-11-15")) {
                premier.irAssiette().pour(USAGER, 2023);
            }
            assertThat(reste.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        }
        assertThat(connexions()).hasSize(4).containsOnly(0);
    }

    @Test
    void seize_fils_de_deux_clients_n_ouvrent_pas_plus_de_seize_connexions() throws Exception {
        int fils = 16;
        int appels = 10 * fils;
        IntStream.range(0, appels).forEach(i -> dgfip.repond(200, FOYER));
        CountDownLatch depart = new CountDownLatch(1);
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try (ImpotParticulierClient pairs = dgfip.client("2024-11-15");
                ImpotParticulierClient impairs = dgfip.client("2024-11-15")) {
            List<Future<Long>> foyers = IntStream.range(0, appels)
                    .mapToObj(i -> executeur.submit((Callable<Long>) () -> {
                        depart.await();
                        return (i % 2 == 0 ? pairs : impairs)
                                .irAssiette()
                                .pour(USAGER, 2023)
                                .rfr()
                                .orElseThrow();
                    }))
                    .toList();
            depart.countDown();
            for (Future<Long> foyer : foyers) {
                assertThat(foyer.get(20, TimeUnit.SECONDS)).isEqualTo(17_827);
            }
        } finally {
            executeur.shutdownNow();
        }
        assertThat(dgfip.jetonsDemandes).hasSize(2);
        assertThat(connexions().distinct()).hasSizeBetween(2, fils);
    }
}
