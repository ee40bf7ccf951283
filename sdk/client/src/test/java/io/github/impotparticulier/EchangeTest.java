package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static io.github.impotparticulier.appui.FausseDgfip.TYPE_IR;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui passe sur le fil, et ce que devient chaque réponse. */
class EchangeTest {
    private static final String FOYER = "{\"rfr\":17827,\"nbPart\":\"2.75\"}";
    private static final Usager USAGER = Usager.parSpi(SPI);

    private static final Set<Integer> PASSAGERS = Set.of(429, 502, 503, 504);

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

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
                Arguments.of(500, dgfip.formatted("5000"), ServiceIndisponibleException.class, null),
                Arguments.of(502, "<html>" + SPI + "</html>", ServiceIndisponibleException.class, null),
                Arguments.of(503, "", ServiceIndisponibleException.class, null),
                Arguments.of(504, "", ServiceIndisponibleException.class, null),
                Arguments.of(204, "", AucunResultatException.class, null),
                Arguments.of(201, FOYER, ReponseIllisibleException.class, null));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("refus")
    void chaque_refus_a_son_exception_qui_dit_tout_sauf_la_personne(
            int statut, String corps, Class<? extends AppelException> attendue, String code) {
        MockResponse.Builder reponse =
                new MockResponse.Builder().code(statut).setHeader("Content-Type", "application/json");
        MockResponse refus = (statut == 204 ? reponse : reponse.body(corps)).build();
        dgfip.repond(refus, refus, refus);

        AppelException e = catchThrowableOfType(AppelException.class, this::lire);

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
            int statut, String corps, Class<? extends AppelException> attendue, String code) {
        dgfip.jeton(() -> json(statut, corps));

        AppelException e = catchThrowableOfType(AppelException.class, this::lire);

        assertThat(e).isExactlyInstanceOf(attendue);
        assertThat(e.route()).hasValue("/token");
        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(e.getMessage()).doesNotContain("secret-fictif", "cle-fictive", "127.0.0.1");
        assertThat(dgfip.lectures).isEmpty();
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
