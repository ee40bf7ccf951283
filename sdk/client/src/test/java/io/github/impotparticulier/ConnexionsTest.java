package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.ProxyBrut;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Une application sert des centaines de communes, un client chacune : combien de connexions elle ouvre. */
class ConnexionsTest {
    private static final String FOYER = "{\"rfr\":17827,\"nbPart\":\"2.75\"}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

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

    /** En TLS, un même client HTTP confié aux deux ; en clair, les connexions que tous se partagent. */
    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cent_pannes_d_une_passerelle_ne_coutent_aucune_connexion_aux_clients_d_une_autre(boolean tls) {
        OkHttpClient confie =
                tls ? Certificats.reconnaitre(new OkHttpClient.Builder()).build() : null;
        try (ServeurDirect enPanne = serveur(tls);
                ServeurDirect sain = serveur(tls);
                ImpotParticulierClient malchanceux = confier(enPanne, confie);
                ImpotParticulierClient voisin = confier(sain, confie)) {
            enPanne.lecture((demande, liaison) -> liaison.couper());
            sain.lecture((demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, FOYER)));
            for (int fois = 0; fois < 100; fois++) {
                assertThatThrownBy(() -> malchanceux.irAssiette().pour(USAGER, 2023))
                        .isInstanceOf(ServiceIndisponibleException.class);
                assertThat(voisin.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
            }

            assertThat(sain.connexions)
                    .as("chaque connexion est une liaison TLS")
                    .hasValue(1);
            assertThat(sain.lectures).hasValue(100);
        } finally {
            if (confie != null) {
                confie.connectionPool().evictAll();
            }
        }
    }

    private static ServeurDirect serveur(boolean tls) {
        return tls ? ServeurDirect.enTls() : new ServeurDirect();
    }

    private static ImpotParticulierClient confier(ServeurDirect serveur, OkHttpClient confie) {
        ImpotParticulierClient.Builder builder = serveur.builder().essaisMax(1);
        return (confie == null ? builder : builder.httpClient(confie)).build();
    }

    /** Celle qui est tombée, elle, a sans doute fermé les autres : un seul essai le découvre pour tous. */
    @Test
    void la_panne_d_une_connexion_fait_rouvrir_celles_de_la_meme_passerelle() throws Exception {
        CyclicBarrier ensemble = new CyclicBarrier(2);
        Set<Integer> ouvertes = ConcurrentHashMap.newKeySet();
        AtomicBoolean tombe = new AtomicBoolean();
        ExecutorService executeur = Executors.newFixedThreadPool(2);
        try (ServeurDirect serveur = new ServeurDirect();
                ImpotParticulierClient client = serveur.builder().essaisMax(1).build()) {
            serveur.lecture((demande, liaison) -> {
                if (tombe.get()) {
                    liaison.couper();
                    return;
                }
                attendre(ensemble);
                ouvertes.add(demande.connexion());
                liaison.ecrire(ServeurDirect.reponse(200, FOYER));
            });
            Callable<Long> lecture =
                    () -> client.irAssiette().pour(USAGER, 2023).rfr().orElseThrow();
            for (Future<Long> lue : executeur.invokeAll(List.of(lecture, lecture))) {
                assertThat(lue.get()).isEqualTo(17_827);
            }
            assertThat(ouvertes).hasSize(2);
            tombe.set(true);
            assertThatThrownBy(() -> client.irAssiette().pour(USAGER, 2023))
                    .isInstanceOf(ServiceIndisponibleException.class);

            serveur.lecture((demande, liaison) -> {
                assertThat(ouvertes).doesNotContain(demande.connexion());
                liaison.ecrire(ServeurDirect.reponse(200, FOYER));
            });
            assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
            assertThat(serveur.connexions).hasValue(3);
        } finally {
            executeur.shutdownNow();
        }
    }

    private static void attendre(CyclicBarrier ensemble) throws IOException, InterruptedException {
        try {
            ensemble.await(20, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** Le client HTTP du README : son proxy demande un mot de passe, donné dès la première demande. */
    @Test
    void par_un_proxy_seize_fils_n_ouvrent_pas_plus_de_seize_connexions() throws Exception {
        int fils = 16;
        int appels = 20 * fils;
        String identifiants = Credentials.basic("compte-fictif", "mot-de-passe-fictif");
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try (ServeurDirect serveur = ServeurDirect.enTls();
                ProxyBrut proxy = new ProxyBrut("HTTP/1.1 407 Non\r\nContent-Length: 0\r\n\r\n", identifiants)) {
            serveur.lecture((demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, FOYER)));
            OkHttpClient http = Certificats.reconnaitre(new OkHttpClient.Builder())
                    .connectionPool(new ConnectionPool(64, 20, TimeUnit.SECONDS))
                    .proxy(proxy.proxy())
                    .proxyAuthenticator((route, reponse) -> reponse.request()
                            .newBuilder()
                            .header("Proxy-Authorization", identifiants)
                            .build())
                    .build();
            try (ImpotParticulierClient client =
                    serveur.builder().httpClient(http).build()) {
                List<Future<Long>> foyers = IntStream.range(0, appels)
                        .mapToObj(i -> executeur.submit((Callable<Long>) () ->
                                client.irAssiette().pour(USAGER, 2023).rfr().orElseThrow()))
                        .toList();
                for (Future<Long> foyer : foyers) {
                    assertThat(foyer.get(20, TimeUnit.SECONDS)).isEqualTo(17_827);
                }
            } finally {
                http.connectionPool().evictAll();
            }
            assertThat(serveur.connexions.get()).isBetween(1, fils);
            assertThat(proxy.tunnels.get()).isEqualTo(serveur.connexions.get());
            assertThat(proxy.demandes.get()).as("aucun 407").isEqualTo(proxy.tunnels.get());
        } finally {
            executeur.shutdownNow();
        }
    }
}
