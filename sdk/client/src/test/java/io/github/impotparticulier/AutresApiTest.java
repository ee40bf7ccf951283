package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Une API dont le SDK ne connaît pas les messages : ce qui part sur le fil, et ce qui revient, octet pour octet. */
class AutresApiTest {
    private static final AutreApi API =
            AutreApi.de("infinoe", "/chemin/v2.1", "portee_a portee_b").avecEntete("X-Identifiant", "organisme 39");
    private static final byte[] MESSAGE =
            ByteString.decodeHex("3c653ee90080ff0d0a3c2f653e").toByteArray();

    private final FausseDgfip dgfip = new FausseDgfip();
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");
    private final AppelsAutreApi api = client.autreApi(API);

    @AfterEach
    void fermer() {
        client.close();
        dgfip.close();
    }

    private static Map<String, List<String>> entetes(RecordedRequest requete) {
        Map<String, List<String>> entetes = new TreeMap<>(requete.getHeaders().toMultimap());
        assertThat(entetes.remove("x-correlation-id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(entetes.remove("user-agent")).singleElement().asString().startsWith("okhttp/");
        assertThat(entetes.remove("host")).hasSize(1);
        return entetes;
    }

    @ParameterizedTest
    @EnumSource(value = Methode.class, mode = EnumSource.Mode.EXCLUDE, names = "GET")
    void un_message_part_tel_quel_par_chaque_methode(Methode methode) {
        dgfip.repond(201, "");

        api.envoyer(
                methode, "/depots/{numero}", Map.of("numero", "39"), "application/xml; charset=ISO-8859-1", MESSAGE);

        RecordedRequest recue = dgfip.lectures.get(0);
        assertThat(recue.getMethod()).isEqualTo(methode.name());
        assertThat(recue.getTarget()).isEqualTo("/chemin/v2.1/depots/39");
        assertThat(recue.getBody()).isEqualTo(ByteString.of(MESSAGE));
        assertThat(entetes(recue))
                .containsOnly(
                        Map.entry("authorization", List.of("Bearer jeton-1")),
                        Map.entry("accept", List.of("*/*")),
                        Map.entry("accept-encoding", List.of("gzip")),
                        Map.entry("connection", List.of("Keep-Alive")),
                        Map.entry("content-type", List.of("application/xml; charset=ISO-8859-1")),
                        Map.entry("content-length", List.of("13")),
                        Map.entry("x-identifiant", List.of("organisme 39")));
        assertThat(dgfip.jetonsDemandes)
                .singleElement()
                .satisfies(demande -> assertThat(demande.getBody().utf8()).contains("scope=portee_a+portee_b"));
    }

    @ParameterizedTest
    @CsvSource({"GET,", "POST,0", "PUT,0", "PATCH,0", "DELETE,"})
    void une_demande_sans_corps(Methode methode, String longueur) {
        dgfip.repond(204, "");

        assertThat(api.envoyer(methode, "", Map.of()).statut()).isEqualTo(204);

        RecordedRequest recue = dgfip.lectures.get(0);
        assertThat(recue.getTarget()).isEqualTo("/chemin/v2.1");
        assertThat(recue.getHeaders().get("Content-Length")).isEqualTo(longueur);
        assertThat(recue.getHeaders().get("Content-Type")).isNull();
    }

    @Test
    void les_variables_sont_encodees_et_ne_menent_nulle_part_ailleurs() {
        dgfip.repond(200, "");

        api.envoyer(Methode.GET, "/a/{x}/b/{y}?exercice=2026&q={x}&etat={y}", Map.of("x", "../é /?#%2e", "y", "..%"));

        assertThat(dgfip.lectures.get(0).getTarget())
                .isEqualTo("/chemin/v2.1/a/..%2F%C3%A9%20%2F%3F%23%252e/b/..%25"
                        + "?exercice=2026&q=..%2F%C3%A9%20%2F%3F%23%252e&etat=..%25");
    }

    @Test
    void l_accept_de_l_api_remplace_celui_du_sdk() {
        dgfip.repond(200, "");

        client.autreApi(API.avecEntete("accept", "application/xml")).envoyer(Methode.GET, "/etat", Map.of());

        assertThat(dgfip.lectures.get(0).getHeaders().values("Accept")).containsExactly("application/xml");
    }

    @Test
    void une_api_sans_portee_prend_le_jeton_ordinaire() {
        dgfip.repond(200, "");

        client.autreApi(AutreApi.de("etat", "/etat", "")).envoyer(Methode.GET, "", Map.of());

        assertThat(dgfip.jetonsDemandes.get(0).getBody().utf8()).doesNotContain("scope");
    }

    @Test
    void la_reponse_revient_octet_pour_octet_sans_etre_transcodee() {
        byte[] latin = "accusé de réception".getBytes(ISO_8859_1);
        dgfip.repond(new MockResponse.Builder()
                .code(202)
                .setHeader("Content-Type", "text/plain; charset=ISO-8859-1")
                .addHeader("X-Trace", "un")
                .addHeader("x-trace", "deux")
                .setHeader("Retry-After", "120")
                .setHeader("Location", "/suivi/39")
                .body(new Buffer().write(latin))
                .build());

        ReponseAutreApi reponse = api.envoyer(Methode.POST, "/depots", Map.of(), "application/xml", MESSAGE);

        assertThat(reponse.statut()).isEqualTo(202);
        assertThat(reponse.reussie()).isTrue();
        assertThat(reponse.corps()).isEqualTo(latin);
        assertThat(reponse.entetes().get("X-TRACE")).containsExactly("un", "deux");
        assertThat(reponse.entete("retry-after")).hasValue("120");
        assertThat(reponse.entete("location")).hasValue("/suivi/39");
        assertThat(reponse.entete("absent")).isEmpty();
        assertThat(reponse.idCorrelation())
                .hasValue(dgfip.lectures.get(0).getHeaders().get("X-Correlation-ID"));
        assertThat(reponse).hasToString("ReponseAutreApi[HTTP 202]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html | <p>page</p>",
                "200 | application/json | ''",
                "200 | application/json | {\"fault\":{\"code\":12}}",
                "200 | application/json | {\"code\":\"200\",\"type\":\"Status report\"}",
                "301 | text/plain | ailleurs",
                "307 | text/plain | ailleurs",
                "308 | text/plain | ailleurs",
                "400 | application/json | {\"code\":\"X12\",\"message\":\"colonne\"}",
                "400 | application/json | {\"error\":\"invalid_request\"}",
                "400 | application/json | {\"error\":\"invalid_scope\"}",
                "401 | application/json | {\"motif\":\"organisme\"}",
                "403 | text/plain | ''",
                "404 | text/plain | ''",
                "404 | application/json | {\"code\":\"404\",\"message\":\"lot inconnu\"}",
                "409 | application/xml | <erreur><code>900901</code></erreur>",
                "410 | application/json | {\"erreur\":{\"code\":4101}}",
                "422 | application/soap+xml | <soap:Fault><code>1</code></soap:Fault>",
                "429 | application/json | {\"attente\":30}",
                "500 | text/plain | panne",
                "503 | application/json | {\"fermeture\":\"05:00\"}",
                "504 | application/xml | <attente/>"
            })
    void ce_que_l_api_repond_est_la_reponse_quel_qu_en_soit_le_statut(int statut, String type, String corps) {
        dgfip.repond(new MockResponse.Builder()
                .code(statut)
                .setHeader("Content-Type", type)
                .setHeader("Location", dgfip.passerelle() + "/ailleurs")
                .body(corps)
                .build());

        ReponseAutreApi reponse = api.envoyer(Methode.POST, "/depots", Map.of(), "application/xml", MESSAGE);

        assertThat(reponse.statut()).isEqualTo(statut);
        assertThat(new String(reponse.corps(), UTF_8)).isEqualTo(corps);
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void une_reponse_d_un_mebioctet_est_rendue_sous_tout_statut() {
        String long1 = "x".repeat(1024 * 1024);
        for (int statut : new int[] {201, 400}) {
            dgfip.repond(new MockResponse.Builder().code(statut).body(long1).build());
            assertThat(api.envoyer(Methode.POST, "/depots", Map.of(), "application/xml", MESSAGE)
                            .corps())
                    .hasSize(1024 * 1024);
        }
    }

    @Test
    void deux_reponses_pareilles_de_suite_ne_sont_pas_suspectes() {
        String accuse = "{\"recu\":\"" + "x".repeat(300) + "\"}";
        dgfip.repete(3, 200, accuse);

        for (int i = 0; i < 3; i++) {
            api.envoyer(Methode.GET, "/depots/{n}", Map.of("n", "3" + i));
        }

        assertThat(dgfip.lectures).hasSize(3);
    }

    @Test
    void une_lecture_se_refait_apres_une_panne() {
        dgfip.repond(503, "{\"fault\":{\"code\":101503,\"message\":\"Runtime Error\"}}")
                .repond(new MockResponse.Builder().code(502).build())
                .repond(200, "pret");

        assertThat(api.envoyer(Methode.GET, "/etat", Map.of()).corps()).isEqualTo("pret".getBytes(UTF_8));
        assertThat(dgfip.lectures).hasSize(3);
    }

    @Test
    void son_quota_est_le_sien() {
        List<EssaiTermine> essais = new CopyOnWriteArrayList<>();
        dgfip.repete(3, 200, "{\"rfr\":1}");
        try (ImpotParticulierClient limite = dgfip.builder()
                .quotaParMinute(API.guichet(), 1)
                .ecouteur(essais::add)
                .build()) {
            limite.autreApi(API).envoyer(Methode.POST, "/depots/{n}", Map.of("n", "3939"), "text/plain", MESSAGE);
            assertThatExceptionOfType(QuotaDepasseException.class)
                    .isThrownBy(() -> limite.avecDelaiAppel(Duration.ofSeconds(30))
                            .autreApi(API)
                            .envoyer(Methode.POST, "/depots", Map.of(), "text/plain", MESSAGE))
                    .satisfies(e -> assertThat(e.peutEtreRecue()).isFalse());
            limite.autreApi(AutreApi.de("autre", "/autre", "")).envoyer(Methode.GET, "", Map.of());
        }

        assertThat(dgfip.lectures).hasSize(2);
        assertThat(essais)
                .filteredOn(
                        essai -> essai.guichet().filter(API.guichet()::equals).isPresent())
                .singleElement()
                .satisfies(essai -> {
                    assertThat(essai.operation()).isEqualTo("infinoe.post");
                    assertThat(essai.methode()).isEqualTo("POST");
                    assertThat(essai.route()).isEqualTo("/depots/{n}");
                    assertThat(essai.statut()).hasValue(200);
                    assertThat(essai.idCorrelation()).isPresent();
                });
    }

    @Test
    void les_vues_et_l_asynchrone_la_servent_aussi() throws Exception {
        dgfip.repete(2, 201, "");
        List<String> references = new CopyOnWriteArrayList<>();
        try (ImpotParticulierClient ecoute = dgfip.builder()
                .ecouteur(essai -> essai.reference().ifPresent(references::add))
                .build()) {
            ImpotParticulierClient vue = ecoute.avecReference("agent-39").avecDelaiEssai(Duration.ofSeconds(20));

            assertThat(vue.autreApi(API)
                            .envoyer(Methode.PUT, "/lots", Map.of(), "text/plain", MESSAGE)
                            .reussie())
                    .isTrue();
            assertThat(vue.async(c -> c.autreApi(API).envoyer(Methode.PUT, "/lots", Map.of(), "text/plain", MESSAGE))
                            .get(20, TimeUnit.SECONDS)
                            .statut())
                    .isEqualTo(201);
        }
        assertThat(references).containsExactly("agent-39", "agent-39");
    }

    @Test
    void le_certificat_du_client_confie_est_presente() throws Exception {
        try (MockWebServer serveur = new MockWebServer()) {
            serveur.useHttps(Certificats.exigeant().sslSocketFactory());
            serveur.requireClientAuth();
            serveur.start();
            serveur.enqueue(new MockResponse.Builder().code(201).build());
            try (ImpotParticulierClient certifie = ImpotParticulierClient.builder()
                    .passerelle("https://127.0.0.1:" + serveur.getPort())
                    .sourceJetons((portee, refuse) -> "jeton-fictif")
                    .httpClient(
                            Certificats.presenter(new OkHttpClient.Builder()).build())
                    .build()) {
                assertThat(certifie.autreApi(API)
                                .envoyer(Methode.POST, "/depots", Map.of(), "text/plain", MESSAGE)
                                .statut())
                        .isEqualTo(201);
            }
            assertThat(serveur.takeRequest().getHandshake().peerPrincipal().getName())
                    .contains("organisme d'essai");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depots",
                "/depots/",
                "/a//b",
                "/a/../b",
                "/a/.",
                "/..",
                "/a b",
                "/%2e%2e",
                "/{a}{b}",
                "/{}",
                "/a?",
                "/a?b",
                "/a?b=",
                "/a#b",
                "https://ailleurs.exemple/",
                "//ailleurs.exemple/a",
                "/dépôts",
                "/lots/12345",
                "/a?numero=39900"
            })
    void un_gabarit_mal_forme_ou_qui_porte_un_numero_est_refuse_avant_l_envoi(String gabarit) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> api.envoyer(Methode.GET, gabarit, Map.of()))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(gabarit));
        assertThat(dgfip.lectures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "\uD800"})
    void une_variable_qui_menerait_ailleurs_est_refusee(String valeur) {
        refuse(() -> api.envoyer(Methode.GET, "/lots/{n}", Map.of("n", valeur)));
    }

    private void refuse(Runnable appel) {
        assertThatThrownBy(appel::run)
                .isExactlyInstanceOf(RequeteInvalideException.class)
                .satisfies(e -> assertThat(((AppelException) e).peutEtreRecue()).isFalse());
        assertThat(dgfip.lectures).isEmpty();
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    @Test
    void une_demande_mal_faite_est_refusee_avant_l_envoi() {
        refuse(() -> api.envoyer(Methode.GET, "/lots/{n}", Map.of()));
        refuse(() -> api.envoyer(Methode.GET, "/lots", Map.of("n", "1")));
        refuse(() -> api.envoyer(Methode.GET, "/lots/{n}", Map.of("n", "x".repeat(1001))));
        refuse(() -> api.envoyer(Methode.GET, "/lots", Map.of(), "text/plain", MESSAGE));
        refuse(() -> api.envoyer(Methode.POST, "/lots", Map.of(), "xml", MESSAGE));
        refuse(() -> api.envoyer(Methode.POST, "/lots", Map.of(), "text/plain\r\nX: y", MESSAGE));
        refuse(() -> AutreApi.de("Infinoé", "/a", ""));
        refuse(() -> AutreApi.de("infinoe", "a", ""));
        refuse(() -> AutreApi.de("infinoe", "/a/", ""));
        refuse(() -> AutreApi.de("infinoe", "/a/../b", ""));
        refuse(() -> AutreApi.de("infinoe", "", ""));
        refuse(() -> AutreApi.de("infinoe", "/a", " portee"));
        refuse(() -> AutreApi.de("infinoe", "/a", "deux  espaces"));
        refuse(() -> API.avecEntete("Authorization", "Bearer x"));
        refuse(() -> API.avecEntete("x-correlation-id", "x"));
        refuse(() -> API.avecEntete("Proxy-Authorization", "x"));
        refuse(() -> API.avecEntete("X Y", "x"));
        refuse(() -> API.avecEntete("X-Y", "é"));
        refuse(() -> API.avecEntete("X-Y", "a\r\nZ: b"));
    }

    /** Elle compterait dans le quota de celle-ci. */
    @ParameterizedTest
    @ValueSource(strings = {"impotparticulier", "r2p", "sfip"})
    void le_nom_d_une_api_que_le_sdk_connait_est_refuse(String nom) {
        refuse(() -> AutreApi.de(nom, "/infinoe", ""));
    }

    @Test
    void les_valeurs_s_egalent_par_leur_contenu_et_ne_montrent_rien() {
        AutreApi meme =
                AutreApi.de("infinoe", "/chemin/v2.1", "portee_a portee_b").avecEntete("x-identifiant", "organisme 39");
        assertThat(meme)
                .isEqualTo(API)
                .hasSameHashCodeAs(AutreApi.de("infinoe", "/chemin/v2.1", "portee_a portee_b")
                        .avecEntete("x-identifiant", "organisme 39"));
        assertThat(API).isNotEqualTo(API.avecEntete("X-Identifiant", "autre")).hasToString("AutreApi[infinoe]");
        assertThat(api).hasToString("AutreApi[infinoe]");

        ReponseAutreApi reponse = ReponseAutreApi.de(200, Map.of("A", List.of("b")), MESSAGE, null);
        assertThat(reponse)
                .isEqualTo(ReponseAutreApi.de(200, Map.of("a", List.of("b")), MESSAGE.clone(), null))
                .isNotEqualTo(ReponseAutreApi.de(200, Map.of("A", List.of("b")), new byte[0], null));
        assertThat(reponse.corps()).isNotSameAs(reponse.corps());
    }
}
