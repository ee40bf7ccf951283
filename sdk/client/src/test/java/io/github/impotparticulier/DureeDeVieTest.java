package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ce qu'un service qui dure rencontre : connexions périmées, places inutiles, objets confiés défaillants, fermeture. */
@ExtendWith(SansFuite.class)
class DureeDeVieTest {
    private static final String FOYER = "{\"rfr\":17827}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private ImpotParticulierClient.Builder builder() {
        return dgfip.builder().millesimes(FausseDgfip.le("2024-11-15"));
    }

    /** Chaque reprise en prendrait une autre dans la réserve, et la passerelle n'en verrait aucune. */
    @ParameterizedTest
    @EnumSource
    void plusieurs_connexions_que_la_passerelle_a_fermees_au_repos_ne_se_voient_pas(Face face) {
        int simultanees = 8;
        MockResponse adieu = new MockResponse.Builder()
                .body(FOYER)
                .headersDelay(150, TimeUnit.MILLISECONDS)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
        for (int i = 0; i < simultanees; i++) {
            dgfip.repond(adieu);
        }
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient client = builder().build()) {
            List<CompletableFuture<?>> promesses = new ArrayList<>();
            for (int i = 0; i < simultanees; i++) {
                promesses.add(client.async(c -> c.irAssiette().pour(USAGER, 2023)));
            }
            promesses.forEach(CompletableFuture::join);

            assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
        }
        assertThat(dgfip.lectures.stream()
                        .limit(simultanees)
                        .map(RecordedRequest::getConnectionIndex)
                        .distinct())
                .as("autant de connexions, toutes fermées par le serveur")
                .hasSize(simultanees);
    }

    @Test
    void sans_jeton_le_quota_n_est_pas_entame() {
        AtomicInteger demandes = new AtomicInteger();
        dgfip.jeton(() -> FausseDgfip.json(demandes.incrementAndGet() <= 3 ? 503 : 200, "{\"access_token\":\"t\"}"))
                .repond(200, FOYER);
        try (ImpotParticulierClient client = builder().quotaParMinute(1).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> client.irAssiette().pour(USAGER, 2023));

            assertThat(client.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        }
    }

    @ParameterizedTest
    @EnumSource
    void une_reprise_sans_place_rend_ce_que_la_passerelle_avait_repondu(Face face) {
        dgfip.repond(503, "");
        try (ImpotParticulierClient client = builder().quotaParMinute(1).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> face.lire(client, USAGER, 2023))
                    .satisfies(e -> assertThat(e.statut()).hasValue(503));

            assertThatExceptionOfType(QuotaDepasseException.class)
                    .isThrownBy(() -> face.lire(client, USAGER, 2023))
                    .withMessageContaining("n'est pas partie")
                    .satisfies(e -> assertThat(e.delai().orElseThrow())
                            .as("quand il y aura une place")
                            .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        }
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_place_accordee_a_une_requete_qui_ne_part_pas_est_rendue() throws Exception {
        List<String> journal = new ArrayList<>();
        CompletableFuture<Boolean> place = new CompletableFuture<>();
        CountDownLatch demandee = new CountDownLatch(1);
        LimiteurAppels lent = new LimiteurAppels() {
            @Override
            public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
                demandee.countDown();
                return place;
            }

            @Override
            public void termine(Guichet guichet) {
                journal.add("terminée");
            }
        };
        try (ImpotParticulierClient client = builder().limiteur(lent).build()) {
            CompletableFuture<?> promesse = client.async(c -> c.irAssiette().pour(USAGER, 2023));
            assertThat(demandee.await(20, TimeUnit.SECONDS)).isTrue();

            promesse.cancel(true);

            // L'annulation a pu devancer la réponse du limiteur : la demande l'est alors dès qu'elle est connue.
            assertThatExceptionOfType(CancellationException.class)
                    .as("la demande est annulée avec l'appel")
                    .isThrownBy(() -> place.get(20, TimeUnit.SECONDS));
        }
        assertThat(journal).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void un_limiteur_defaillant_est_nomme_et_ne_fait_rien_perdre(Face face) {
        dgfip.repond(200, FOYER);
        LimiteurAppels nul = (api, attente) -> null;
        LimiteurAppels brise = (api, attente) -> {
            throw new NoClassDefFoundError("limiteur fictif " + SPI);
        };
        LimiteurAppels malFini = new LimiteurAppels() {
            @Override
            public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public void termine(Guichet guichet) {
                throw new AssertionError("limiteur fictif");
            }
        };
        for (LimiteurAppels defaillant : List.of(nul, brise)) {
            try (ImpotParticulierClient client = builder().limiteur(defaillant).build()) {
                assertThatExceptionOfType(ServiceIndisponibleException.class)
                        .isThrownBy(() -> face.lire(client, USAGER, 2023))
                        .withMessageContaining("limiteur");
            }
        }
        assertThat(dgfip.lectures).isEmpty();
        try (ImpotParticulierClient client = builder().limiteur(malFini).build()) {
            assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
        }
    }

    @Test
    void un_quota_et_un_limiteur_ne_se_donnent_pas_ensemble() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .quotaParMinute(5)
                        .limiteur((api, attente) -> CompletableFuture.completedFuture(true))
                        .build())
                .withMessageContaining("pas les deux");
    }

    @Test
    void un_retry_after_illisible_laisse_a_la_reponse_son_statut_et_son_code() {
        try (ServeurBrut serveur = new ServeurBrut("HTTP/1.1 410 Gone\r\nRetry-After: \u00e9\r\n"
                        + "Content-Length: 24\r\nConnection: close\r\n\r\n{\"erreur\":{\"code\":4101}}");
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(serveur.passerelle())
                        .identifiants("cle-fictive", "secret-fictif")
                        .build()) {
            assertThatExceptionOfType(AucunResultatException.class)
                    .isThrownBy(() -> client.irAssiette().pour(USAGER, 2020))
                    .satisfies(e -> assertThat(e.code()).hasValue("4101"));
        }
    }

    @Test
    void un_succes_vide_n_est_pas_l_absence_de_reponse_du_lep() {
        dgfip.repond(200, "");
        try (ImpotParticulierClient client = builder().build()) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .isThrownBy(() -> client.lep().indicateur(Spi.de(SPI), "75", 2022, 2024));
        }
    }

    @Test
    void un_fil_deja_interrompu_n_envoie_rien() {
        try (ImpotParticulierClient client = builder().build()) {
            Thread.currentThread().interrupt();
            try {
                assertThatExceptionOfType(AppelInterrompuException.class)
                        .isThrownBy(() -> client.irAssiette().pour(USAGER, 2023));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
        assertThat(dgfip.jetonsDemandes).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void un_jeton_france_connect_demesure_est_refuse_avant_tout_envoi() {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> Usager.franceConnect("x".repeat(9000)))
                .withMessageContaining("long")
                .withMessageNotContaining("ASCII");
    }

    /** Une résolution de nom ne s'interrompt pas : fermer n'attend pas qu'elle finisse. */
    @ParameterizedTest
    @EnumSource
    void fermer_rend_la_main_meme_quand_rien_ne_peut_se_couper(Face face) throws Exception {
        CountDownLatch demandee = new CountDownLatch(1);
        CountDownLatch jamais = new CountDownLatch(1);
        OkHttpClient confie = new OkHttpClient.Builder()
                .dns(nom -> {
                    demandee.countDown();
                    try {
                        jamais.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                })
                .build();
        ImpotParticulierClient client = builder()
                .passerelle(dgfip.passerelle().replace("127.0.0.1", "localhost"))
                .httpClient(confie)
                .build();
        CompletableFuture<Throwable> issue = CompletableFuture.supplyAsync(() -> {
            try {
                return new AssertionError(face.lire(client, USAGER, 2023).toString());
            } catch (RuntimeException e) {
                return e;
            }
        });
        assertThat(demandee.await(20, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(issue.get(5, TimeUnit.SECONDS)).isInstanceOf(AppelInterrompuException.class);
        jamais.countDown();
        confie.dispatcher().executorService().shutdown();
    }

    /** Les suites ne tiennent pas les fils du client confié : sinon elles s'attendraient l'une l'autre. */
    @Test
    void une_suite_peut_attendre_meme_avec_un_client_confie_aux_fils_comptes() {
        ExecutorService deux = Executors.newFixedThreadPool(2);
        OkHttpClient confie =
                new OkHttpClient.Builder().dispatcher(new Dispatcher(deux)).build();
        for (int i = 0; i < 16; i++) {
            dgfip.repond(200, FOYER);
        }
        try (ImpotParticulierClient client = builder().httpClient(confie).build()) {
            List<CompletableFuture<Object>> suites = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                suites.add(client.async(c -> c.irAssiette().pour(USAGER, 2023))
                        .thenApply(lue -> client.irAssiette().pour(USAGER, 2022)));
            }
            assertThat(suites)
                    .allSatisfy(
                            suite -> assertThat(suite.get(20, TimeUnit.SECONDS)).isNotNull());
        } finally {
            deux.shutdownNow();
        }
    }
}
