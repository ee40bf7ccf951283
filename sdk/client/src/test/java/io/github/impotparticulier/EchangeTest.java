package io.github.impotparticulier;

import static io.github.impotparticulier.FausseDgfip.SPI;
import static io.github.impotparticulier.FausseDgfip.TYPE_IR;
import static io.github.impotparticulier.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui passe sur le fil, et ce que devient chaque réponse. */
class EchangeTest {
    private static final String FOYER = "{\"rfr\":17827,\"nbPart\":\"2.75\"}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    private static final Set<Integer> PASSAGERS = Set.of(429, 502, 503, 504);

    private final FausseDgfip dgfip = new FausseDgfip();
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
    }

    private SituationIr lire() {
        return client.irAssiette().pour(USAGER, 2023);
    }

    @Test
    void la_requete_par_spi_est_celle_du_contrat() {
        dgfip.repond(200, FOYER);

        assertThat(lire().rfr()).hasValue(17_827);

        RecordedRequest requete = dgfip.lectures.get(0);
        assertThat(requete.getMethod()).isEqualTo("GET");
        assertThat(requete.getTarget())
                .isEqualTo("/impotparticulier/1.0/spi/" + SPI + "/situations/ir/assiettes/annrev/2023");
        assertThat(requete.getHeaders().get("Accept")).isEqualTo(TYPE_IR);
        assertThat(requete.getHeaders().get("Authorization")).isEqualTo("Bearer jeton-1");
        assertThat(requete.getHeaders().get("ID_Teleservice")).isEqualTo("MAIRIE_CANTINE");
        assertThat(requete.getHeaders().get("X-FranceConnect-OAuth")).isNull();
        assertThat(UUID.fromString(requete.getHeaders().get("X-Correlation-ID")))
                .isNotNull();
    }

    @Test
    void la_requete_france_connect_porte_le_jeton_et_aucun_numero() {
        dgfip.repond(200, FOYER);

        client.irAssiette().pour(Usager.franceConnect("jeton-fc"), 2023);

        RecordedRequest requete = dgfip.lectures.get(0);
        assertThat(requete.getTarget()).isEqualTo("/impotparticulier/1.0/situations/ir/assiettes/annrev/2023");
        assertThat(requete.getHeaders().get("X-FranceConnect-OAuth")).isEqualTo("jeton-fc");
    }

    @Test
    void la_demande_de_jeton_est_celle_du_contrat() {
        dgfip.repond(200, FOYER);

        lire();

        RecordedRequest demande = dgfip.jetonsDemandes.get(0);
        assertThat(demande.getMethod()).isEqualTo("POST");
        assertThat(demande.getTarget()).isEqualTo("/token");
        assertThat(demande.getHeaders().get("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("cle-fictive:secret-fictif".getBytes(StandardCharsets.UTF_8)));
        assertThat(demande.getHeaders().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(demande.getBody().utf8()).isEqualTo("grant_type=client_credentials&scope=RessourceIR");
    }

    @Test
    void sans_teleservice_l_en_tete_manque_et_un_prefixe_de_passerelle_est_garde() {
        dgfip.repond(200, FOYER);
        try (ImpotParticulierClient nu = ImpotParticulierClient.builder()
                .passerelle(dgfip.passerelle() + "/prefixe/")
                .identifiants("cle-fictive", "secret-fictif")
                .millesimes(FausseDgfip.le("2024-11-15"))
                .build()) {
            nu.irAssiette().pour(USAGER, 2023);
        }

        assertThat(dgfip.jetonsDemandes.get(0).getTarget()).isEqualTo("/prefixe/token");
        assertThat(dgfip.lectures.get(0).getTarget()).startsWith("/prefixe/impotparticulier/1.0/spi/");
        assertThat(dgfip.lectures.get(0).getHeaders().get("ID_Teleservice")).isNull();
    }

    @Test
    void chaque_requete_a_son_identifiant_de_correlation_et_le_jeton_est_garde() {
        dgfip.repond(200, FOYER).repond(200, FOYER).repond(200, FOYER);

        lire();
        lire();
        lire();

        assertThat(dgfip.jetonsDemandes).hasSize(1);
        assertThat(dgfip.lectures)
                .extracting(requete -> requete.getHeaders().get("X-Correlation-ID"))
                .doesNotHaveDuplicates();
    }

    @Test
    void le_jeton_est_renouvele_trente_secondes_avant_sa_fin() {
        AtomicLong secondes = new AtomicLong();
        dgfip.repond(200, FOYER).repond(200, FOYER).repond(200, FOYER);
        try (ImpotParticulierClient avecHorloge = dgfip.builder()
                .millesimes(FausseDgfip.le("2024-11-15"))
                .temps(TempsFictif.a(() -> TimeUnit.SECONDS.toNanos(secondes.get())))
                .build()) {
            avecHorloge.irAssiette().pour(USAGER, 2023);
            secondes.set(3569);
            avecHorloge.irAssiette().pour(USAGER, 2023);
            assertThat(dgfip.jetonsDemandes).hasSize(1);
            secondes.set(3570);
            avecHorloge.irAssiette().pour(USAGER, 2023);
            assertThat(dgfip.jetonsDemandes).hasSize(2);
        }
    }

    @Test
    void cinquante_fils_a_froid_ne_demandent_qu_un_jeton() throws Exception {
        int fils = 50;
        IntStream.range(0, fils).forEach(i -> dgfip.repond(200, FOYER));
        CountDownLatch depart = new CountDownLatch(1);
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try {
            List<Future<SituationIr>> appels = IntStream.range(0, fils)
                    .mapToObj(i -> executeur.submit((Callable<SituationIr>) () -> {
                        depart.await();
                        return lire();
                    }))
                    .toList();
            depart.countDown();
            for (Future<SituationIr> appel : appels) {
                assertThat(appel.get(20, TimeUnit.SECONDS).rfr()).hasValue(17_827);
            }
        } finally {
            executeur.shutdownNow();
        }
        assertThat(dgfip.jetonsDemandes).hasSize(1);
        assertThat(dgfip.lectures).hasSize(fils);
    }

    @Test
    void un_401_fait_renouveler_le_jeton_et_rejouer_une_fois() {
        dgfip.repond(401, "{\"fault\":{\"code\":900901,\"message\":\"Invalid Credentials\"}}")
                .repond(200, FOYER);

        assertThat(lire().rfr()).hasValue(17_827);

        assertThat(dgfip.jetonsDemandes).hasSize(2);
        assertThat(dgfip.lectures.get(1).getHeaders().get("Authorization")).isEqualTo("Bearer jeton-2");
    }

    @Test
    void un_second_401_est_definitif() {
        String faute = "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>900901</ams:code>"
                + "<ams:message>Invalid Credentials</ams:message></ams:fault>";
        dgfip.repond(401, faute).repond(401, faute);

        AuthentificationException e = catchThrowableOfType(AuthentificationException.class, this::lire);

        assertThat(e.code()).hasValue("900901");
        assertThat(e.statut()).hasValue(401);
        assertThat(dgfip.lectures).hasSize(2);
        assertThat(dgfip.jetonsDemandes).hasSize(2);
    }

    static Stream<Arguments> refus() {
        String dgfip = "{\"erreur\":{\"code\":\"%s\",\"message\":\"SPI " + SPI + "\"}}";
        String wso2 = "{\"fault\":{\"code\":%s,\"message\":\"x\",\"description\":\"SPI " + SPI + "\"}}";
        return Stream.of(
                Arguments.of(400, dgfip.formatted("4001"), RequeteInvalideException.class, "4001"),
                Arguments.of(400, dgfip.formatted("4002"), RequeteInvalideException.class, "4002"),
                Arguments.of(400, dgfip.formatted("4003"), RequeteInvalideException.class, "4003"),
                Arguments.of(400, dgfip.formatted("4007"), RequeteInvalideException.class, "4007"),
                Arguments.of(403, dgfip.formatted("4031"), AccesRefuseException.class, "4031"),
                Arguments.of(403, wso2.formatted("900910"), AccesRefuseException.class, "900910"),
                Arguments.of(404, dgfip.formatted("4101"), AucunResultatException.class, "4101"),
                Arguments.of(404, "", AucunResultatException.class, null),
                Arguments.of(404, wso2.formatted("900906"), RequeteInvalideException.class, "900906"),
                Arguments.of(410, "<html>" + SPI + "</html>", AucunResultatException.class, null),
                Arguments.of(410, dgfip.formatted("4101"), AucunResultatException.class, "4101"),
                Arguments.of(410, dgfip.formatted("4102"), UsagerInconnuException.class, "4102"),
                Arguments.of(416, dgfip.formatted("4101"), AucunResultatException.class, "4101"),
                Arguments.of(406, "", RequeteInvalideException.class, null),
                Arguments.of(415, "", RequeteInvalideException.class, null),
                Arguments.of(418, "", RequeteInvalideException.class, null),
                Arguments.of(429, wso2.formatted("900802"), QuotaDepasseException.class, "900802"),
                Arguments.of(429, "{\"code\":\"900802\"}", QuotaDepasseException.class, "900802"),
                Arguments.of(500, dgfip.formatted("5000"), ServiceIndisponibleException.class, "5000"),
                Arguments.of(502, "<html>" + SPI + "</html>", ServiceIndisponibleException.class, null),
                Arguments.of(503, "", ServiceIndisponibleException.class, null),
                Arguments.of(504, "", ServiceIndisponibleException.class, null),
                Arguments.of(204, "", ReponseIllisibleException.class, null),
                Arguments.of(201, FOYER, ReponseIllisibleException.class, null));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("refus")
    void chaque_refus_a_son_exception_qui_dit_tout_sauf_la_personne(
            int statut, String corps, Class<? extends DgfipException> attendue, String code) {
        MockResponse.Builder reponse =
                new MockResponse.Builder().code(statut).setHeader("Content-Type", "application/json");
        MockResponse refus = (statut == 204 ? reponse : reponse.body(corps)).build();
        dgfip.repond(refus, refus, refus);

        DgfipException e = catchThrowableOfType(DgfipException.class, this::lire);

        assertThat(e).isExactlyInstanceOf(attendue);
        assertThat(e.statut()).hasValue(statut);
        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(e.operation()).hasValue("irAssiette");
        assertThat(e.route()).hasValue("/spi/{spi}/situations/ir/assiettes/annrev/2023");
        int essais = PASSAGERS.contains(statut) ? 3 : 1;
        assertThat(dgfip.lectures).hasSize(essais);
        assertThat(e.idCorrelation())
                .hasValue(dgfip.lectures.get(essais - 1).getHeaders().get("X-Correlation-ID"));
        assertThat(e.getMessage())
                .contains(
                        "irAssiette",
                        "/spi/{spi}/",
                        "HTTP " + statut,
                        e.idCorrelation().orElseThrow())
                .doesNotContain(SPI, "127.0.0.1");
        assertThat(e.messageServeur().isPresent())
                .isEqualTo(corps.startsWith("{\"erreur\"") || corps.startsWith("{\"fault\""));
        if (e instanceof AucunResultatException aucun) {
            assertThat(aucun.confirmeParLaDgfip()).isEqualTo(code != null);
        }
        assertThat(e.getCause()).isNull();
        assertThat(e.getStackTrace())
                .as("la pile est celle de l'appelant")
                .anyMatch(trame -> trame.getClassName().equals(EchangeTest.class.getName()));
    }

    static Stream<Arguments> refusDeJeton() {
        return Stream.of(
                Arguments.of(401, "{\"error\":\"invalid_client\"}", AuthentificationException.class, "invalid_client"),
                Arguments.of(400, "{\"error\":\"invalid_scope\"}", AccesRefuseException.class, "invalid_scope"),
                Arguments.of(500, "", ServiceIndisponibleException.class, null),
                Arguments.of(503, "<html/>", ServiceIndisponibleException.class, null),
                Arguments.of(429, "", QuotaDepasseException.class, null),
                Arguments.of(302, "", ReponseIllisibleException.class, null),
                Arguments.of(200, "<html/>", ReponseIllisibleException.class, null),
                Arguments.of(200, "{}", ReponseIllisibleException.class, null),
                Arguments.of(200, "{\"access_token\":{}}", ReponseIllisibleException.class, null),
                Arguments.of(200, "{\"access_token\":\"a\\r\\nX: 1\"}", ReponseIllisibleException.class, null));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusDeJeton")
    void un_refus_de_jeton_a_son_exception(
            int statut, String corps, Class<? extends DgfipException> attendue, String code) {
        dgfip.jeton(() -> json(statut, corps));

        DgfipException e = catchThrowableOfType(DgfipException.class, this::lire);

        assertThat(e).isExactlyInstanceOf(attendue);
        assertThat(e.route()).hasValue("/token");
        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(e.getMessage()).doesNotContain("secret-fictif", "cle-fictive", "127.0.0.1");
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void une_duree_de_jeton_absente_ou_insensee_n_empeche_rien() {
        for (String duree : List.of(
                "",
                ",\"expires_in\":0",
                ",\"expires_in\":-5",
                ",\"expires_in\":\"x\"",
                ",\"expires_in\":\"3600\"",
                ",\"expires_in\":99999999999999999")) {
            dgfip.jeton(() -> json(200, "{\"access_token\":\"t\"" + duree + "}"))
                    .repond(200, FOYER);
            try (ImpotParticulierClient neuf = dgfip.client("2024-11-15")) {
                assertThat(neuf.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
            }
        }
    }

    @Test
    void un_jeton_qui_vaut_encore_sert_quand_son_renouvellement_echoue() {
        AtomicLong secondes = new AtomicLong();
        dgfip.repond(200, FOYER).repond(200, FOYER);
        try (ImpotParticulierClient avecHorloge = dgfip.builder()
                .millesimes(FausseDgfip.le("2024-11-15"))
                .temps(TempsFictif.a(() -> TimeUnit.SECONDS.toNanos(secondes.get())))
                .build()) {
            avecHorloge.irAssiette().pour(USAGER, 2023);
            dgfip.jeton(() -> json(503, ""));
            secondes.set(3590);

            assertThat(avecHorloge.irAssiette().pour(USAGER, 2023).rfr()).hasValue(17_827);
        }
        assertThat(dgfip.jetonsDemandes).hasSize(2);
    }

    @Test
    void une_reponse_de_plus_d_un_mebioctet_est_refusee() {
        dgfip.repond(200, "{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(this::lire)
                .withMessageContaining("1024 Kio");
    }

    @Test
    void un_corps_illisible_est_dit_avec_sa_route_et_sans_son_contenu() {
        dgfip.repond(200, "{\"nom\":\"SPECIMEN\"");

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(this::lire)
                .satisfies(e -> {
                    assertThat(e.route()).hasValue("/spi/{spi}/situations/ir/assiettes/annrev/2023");
                    assertThat(e.statut()).hasValue(200);
                    assertThat(e.idCorrelation())
                            .hasValue(dgfip.lectures.get(0).getHeaders().get("X-Correlation-ID"));
                    assertThat(e).hasStackTraceContaining("mal formé");
                    assertThat(e.getMessage()).doesNotContain("SPECIMEN");
                });
    }

    @Test
    void un_autre_jeu_de_caracteres_annonce_garde_ses_accents() {
        dgfip.repond(new MockResponse.Builder()
                .setHeader("Content-Type", TYPE_IR + "; charset=ISO-8859-1")
                .body(new Buffer().write("{\"aft\":\"ÎLE FICTIVE\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .build());

        assertThat(lire().aft()).hasValue("ÎLE FICTIVE");
    }

    @Test
    void un_serveur_muet_est_abandonne_a_l_echeance_de_l_appel() {
        dgfip.repond(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        try (ImpotParticulierClient presse =
                dgfip.builder().delaiAppel(Duration.ofMillis(300)).build()) {
            assertThatExceptionOfType(ServiceIndisponibleException.class)
                    .isThrownBy(() -> presse.irAssiette().pour(USAGER, 2020));
        }
    }

    @Test
    void interrompre_le_fil_rend_la_main_et_garde_l_indicateur() {
        dgfip.repond(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(AppelInterrompuException.class).isThrownBy(this::lire);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void un_client_ferme_le_dit() {
        client.close();
        client.close();

        assertThatExceptionOfType(AppelInterrompuException.class)
                .isThrownBy(this::lire)
                .withMessageContaining("fermé");
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @Test
    void un_client_http_confie_sert_et_reste_ouvert() {
        OkHttpClient confie = new OkHttpClient();
        dgfip.repond(200, FOYER).repond(200, FOYER);
        for (int i = 0; i < 2; i++) {
            try (ImpotParticulierClient derive = dgfip.builder()
                    .httpClient(confie)
                    .millesimes(FausseDgfip.le("2024-11-15"))
                    .build()) {
                derive.irAssiette().pour(USAGER, 2023);
            }
        }
        assertThat(confie.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(confie.connectionPool().connectionCount()).isEqualTo(1);
        confie.dispatcher().executorService().shutdown();
        confie.connectionPool().evictAll();
    }

    @Test
    void deux_clients_partagent_leurs_connexions() {
        dgfip.repond(200, FOYER).repond(200, FOYER);
        try (ImpotParticulierClient autre = dgfip.client("2024-11-15")) {
            lire();
            autre.irAssiette().pour(USAGER, 2023);
        }
        assertThat(Stream.concat(dgfip.jetonsDemandes.stream(), dgfip.lectures.stream())
                        .map(RecordedRequest::getConnectionIndex))
                .hasSize(4)
                .containsOnly(0);
    }
}
