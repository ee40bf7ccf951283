package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.JETON;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.particulier.EtatFournisseur;
import io.github.impotparticulier.particulier.JetonParticulier;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.particulier.ReponseLibre;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce qui part vers l'API Particulier, et ce qui en revient. */
class ParticulierSurLeFilTest {
    private static final String UUID_SERVEUR = "0b7f2c4e-1111-4222-8333-0123456789ab";

    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    private final List<EssaiTermine> essais = new CopyOnWriteArrayList<>();

    @AutoClose
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).ecouteur(essais::add).build();

    static Stream<OperationParticulier> operations() {
        return OperationParticulier.TOUTES.stream();
    }

    private static List<String> parametres(RecordedRequest requete) {
        HttpUrl adresse = requete.getUrl();
        List<String> parametres = new ArrayList<>();
        for (int i = 0; i < adresse.querySize(); i++) {
            parametres.add(adresse.queryParameterName(i) + "=" + adresse.queryParameterValue(i));
        }
        return parametres;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void chaque_operation_envoie_exactement_ce_que_le_serveur_lit(OperationParticulier operation) {
        serveur.repond(200, VIDE);

        assertThat(operation.appel().apply(client)).isNotNull();

        RecordedRequest requete = serveur.lectures.get(0);
        assertThat(requete.getMethod()).isEqualTo("GET");
        assertThat(requete.getUrl().encodedPath()).isEqualTo(operation.chemin());
        assertThat(parametres(requete)).isEqualTo(operation.parametres());
        assertThat(requete.getHeaders().values("Authorization"))
                .containsExactly("Bearer " + (operation.parFranceConnect() ? Temoin.JETON_FRANCE_CONNECT : JETON));
        assertThat(requete.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(requete.getHeaders().get("User-Agent"))
                .startsWith("impot-particulier-sdk-java")
                .contains("https://");
        assertThat(requete.getHeaders().toString()).doesNotContain("X-Api-Key");
        assertThat(serveur.lectures).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void chaque_operation_se_fait_aussi_dans_un_autre_fil(OperationParticulier operation) {
        serveur.repond(200, VIDE);

        assertThat(client.async(operation.appel()).join()).isNotNull();

        assertThat(parametres(serveur.lectures.get(0))).isEqualTo(operation.parametres());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void chaque_operation_est_dite_a_l_ecouteur_sans_rien_de_la_personne(OperationParticulier operation) {
        serveur.repond(new MockResponse.Builder()
                .setHeader("Content-Type", "application/vnd.api+json")
                .setHeader("X-Request-ID", UUID_SERVEUR)
                .setHeader("RateLimit-Remaining", "17")
                .body(VIDE)
                .build());

        assertThat(operation.appel().apply(client.avecReference("agent-42"))).isNotNull();

        EssaiTermine essai = essais.get(0);
        assertThat(essai.route()).isEqualTo(operation.chemin());
        assertThat(operation.nom()).startsWith(essai.operation());
        assertThat(essai.guichet())
                .hasValue(Guichet.de(
                        operation.parFranceConnect() ? "particulier.franceconnect" : "particulier",
                        OperationParticulier.SIRET));
        assertThat(essai.reference()).hasValue("agent-42");
        assertThat(essai.idRequete()).hasValue(UUID_SERVEUR);
        assertThat(essai.quotaRestant()).hasValue(17);
        assertThat(Temoin.detecteur().genres(essai.toString())).isEmpty();
    }

    @Test
    void les_crochets_d_une_liste_sont_repetes() {
        serveur.repond(200, VIDE);

        client.rsa().pour(ETAT_CIVIL);

        assertThat(serveur.lectures.get(0).getUrl().queryParameterValues("prenoms[]"))
                .containsExactly(Temoin.PRENOM, "LUC");
    }

    @Test
    void une_vue_demande_pour_un_autre_destinataire_et_laisse_le_client_tel_quel() {
        serveur.repond(200, VIDE).repond(200, VIDE).repond(200, VIDE).repond(200, VIDE);
        UUID delegation = UUID.fromString("00000000-0000-4000-8000-000000000399");

        client.pourDestinataire("21350238800019").rsa().pour(ETAT_CIVIL);
        client.pourDelegation("356 000 000 00048", delegation).rsa().pour(ETAT_CIVIL);
        client.pourDelegation("21350238800019", delegation).rsa().pour(FRANCE_CONNECT);
        client.rsa().pour(FRANCE_CONNECT);

        assertThat(serveur.lectures)
                .extracting(requete -> requete.getUrl().queryParameter("recipient"))
                .containsExactly("21350238800019", "35600000000048", "21350238800019", OperationParticulier.SIRET);
        assertThat(serveur.lectures)
                .as("le jeton de la personne n'est pas celui d'un éditeur : la délégation n'y sert pas")
                .extracting(requete -> requete.getUrl().queryParameter("delegation_id"))
                .containsExactly(null, delegation.toString(), null, null);
    }

    @Test
    void sans_destinataire_rien_ne_part() {
        try (ApiParticulierClient sans = ApiParticulierClient.builder()
                .adresse(serveur.passerelle())
                .jeton(JETON)
                .build()) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .isThrownBy(() -> sans.rsa().pour(ETAT_CIVIL))
                    .withMessageContaining("pourDestinataire");
            serveur.repond(200, VIDE);
            assertThat(sans.pourDestinataire(OperationParticulier.SIRET).rsa().pour(ETAT_CIVIL))
                    .isNotNull();
        }
        assertThat(serveur.lectures).hasSize(1);
    }

    @Test
    void une_lecture_libre_rend_donnees_liens_et_meta() {
        serveur.repond(
                200,
                "{\"data\":{\"statut\":\"actif\",\"nul\":null},\"links\":{\"piece\":\"https://exemple.fr/p\"},"
                        + "\"meta\":{\"identity_matching\":true}}");

        ReponseLibre reponse = client.lire("/v3/sdh/statut_sportif/identifiant", Map.of("identifiant", "S-399"));

        assertThat(reponse.champ("statut")).hasValue("actif");
        assertThat(reponse.estFourni("nul")).isTrue();
        assertThat(reponse.estFourni("autre")).isFalse();
        assertThat(reponse.liens().champ("piece")).hasValue("https://exemple.fr/p");
        assertThat(reponse.meta().champ("identity_matching")).hasValue("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v3/dss/foyer_rsa/identite",
                "/v3/dss/../introspect/identite",
                "/v3/dss/foyer_rsa/identite?token=x",
                "/v3/dss/foyer%5Frsa/identite",
                "/v3//dss/identite",
                "/api/introspect",
                "/v3/dss/3990000000001/identite",
                "https://ailleurs.exemple/v3/dss/identite",
                ""
            })
    void un_chemin_libre_qui_sort_de_l_api_est_refuse_sans_etre_cite(String chemin) {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.lire(chemin, Map.of("identifiant", "x")))
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith("Chemin mal formé")
                        .doesNotContain("399000"));
        assertThat(serveur.lectures).isEmpty();
    }

    @Test
    void une_delegation_ne_part_que_pour_son_destinataire() {
        UUID delegation = UUID.fromString("00000000-0000-4000-8000-000000000399");
        ApiParticulierClient vue = client.pourDelegation("21350238800019", delegation);
        String chemin = "/v3/sdh/statut_sportif/identifiant";

        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> vue.lire(chemin, Map.of("identifiant", "x", "recipient", "35600000000048")))
                .withMessageContaining("pourDelegation(…)");
        assertThat(serveur.lectures).isEmpty();
        serveur.repond(200, VIDE);
        vue.lire(chemin, Map.of("identifiant", "x", "recipient", "21350238800019"));

        assertThat(serveur.lectures.get(0).getUrl().queryParameterValues("recipient"))
                .containsExactly("21350238800019");
        assertThat(serveur.lectures.get(0).getUrl().queryParameter("delegation_id"))
                .isEqualTo(delegation.toString());
    }

    @Test
    void un_parametre_libre_vide_ou_qui_n_en_est_pas_un_ne_part_pas() {
        List<Map<String, Object>> refuses = new ArrayList<>();
        for (Object valeur : new Object[] {
            "",
            "  ",
            "\u00A0",
            "a\nb",
            Double.NaN,
            1.5,
            List.of(),
            List.of(""),
            List.of(Map.of()),
            new Object[] {"x"},
            "x".repeat(600)
        }) {
            refuses.add(Map.of("identifiant", valeur));
        }
        Map<String, Object> nul = new HashMap<>();
        nul.put("identifiant", null);
        refuses.add(nul);
        refuses.add(Map.of("un nom", "x"));
        refuses.add(Map.of("prenoms", "JEAN"));
        refuses.add(Map.of("recipient", "13002526500014"));
        for (Map<String, Object> parametres : refuses) {
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .as("%s", parametres)
                    .isThrownBy(() -> client.lire("/v3/sdh/statut_sportif/identifiant", parametres));
        }
        assertThat(serveur.lectures).isEmpty();
    }

    @Test
    void un_chemin_france_connect_se_lit_avec_le_jeton_de_la_personne_et_lui_seul() {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.lire("/v3/dss/foyer_rsa/france_connect", Map.of()));
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.lire("/v3/dss/foyer_rsa/identite", Map.of(), FRANCE_CONNECT));
        assertThat(serveur.lectures).isEmpty();
    }

    @Test
    void le_jeton_dit_ses_portees_et_son_echeance() {
        String contenu = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"essai\",\"exp\":1800000000}".getBytes(StandardCharsets.UTF_8));
        serveur.repond(
                200, "{\"_id\":\"h-1\",\"name\":\"Cantine\",\"scopes\":[\"cnaf_quotient_familial\",\"cnaf_enfants\"]}");
        try (ApiParticulierClient jwt = OperationParticulier.vers(serveur)
                .jeton("eyJhbGciOiJIUzI1NiJ9." + contenu + ".signature")
                .build()) {
            JetonParticulier jeton = jwt.jeton();

            assertThat(jeton.portees()).containsExactly("cnaf_quotient_familial", "cnaf_enfants");
            assertThat(jeton.nom()).hasValue("Cantine");
            assertThat(jeton.identifiant()).hasValue("h-1");
            assertThat(jeton.expiration()).hasValue(Instant.ofEpochSecond(1_800_000_000));
        }
        assertThat(serveur.lectures.get(0).getTarget()).isEqualTo("/api/introspect");
    }

    @Test
    void un_jeton_opaque_n_a_pas_d_echeance() {
        serveur.repond(200, "{\"scopes\":[]}");

        assertThat(client.jeton().expiration()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_id\":\"h-1\",\"scopes\":\"cnaf_enfants\"}",
                "{\"_id\":\"h-1\",\"scopes\":{\"cnaf_enfants\":true}}",
                "{\"_id\":\"h-1\",\"scopes\":12}",
                "{\"_id\":\"h-1\",\"scopes\":[{\"nom\":\"cnaf_enfants\"}]}",
                "{}",
                "{\"access_token\":\"x\"}",
            })
    void des_portees_qui_ne_sont_pas_une_liste_ne_sont_pas_aucune_portee(String corps) {
        serveur.repond(200, corps);

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> client.jeton())
                .satisfies(e -> assertThat(e.operation()).hasValue("jeton"))
                .withMessageNotContaining("cnaf_enfants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"_id\":\"h-1\"}", "{\"name\":\"x\",\"scopes\":null}", "{\"scopes\":[\" \",null]}"})
    void des_portees_absentes_sont_une_liste_vide(String corps) {
        serveur.repond(200, corps);

        assertThat(client.jeton().portees()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, ok, DISPONIBLE",
        "502, bad_gateway, EN_PANNE",
        "200, maintenance, EN_MAINTENANCE",
        "503, maintenance, EN_MAINTENANCE",
        "503, unknown, INCONNU",
        "200, unknown, INCONNU",
        "200, autre, INCONNU"
    })
    void l_etat_d_un_fournisseur_se_lit(int statut, String ecrit, EtatFournisseur attendu) {
        serveur.repond(statut, "{\"status\":\"" + ecrit + "\"}");

        assertThat(client.etat("cnaf")).isEqualTo(attendu);

        assertThat(serveur.lectures.get(0).getTarget()).isEqualTo("/api/cnaf/ping");
        assertThat(serveur.lectures).hasSize(1);
    }

    /** Beaucoup d'intermédiaires répondent un objet dont le champ de ce nom est le statut HTTP. */
    @ParameterizedTest
    @CsvSource({"502, 502", "503, 503", "503, '\"error\"'", "502, null", "502, '{}'"})
    void une_panne_qui_ne_dit_pas_un_etat_n_en_est_pas_un(int statut, String ecrit) {
        for (int i = 0; i < 3; i++) {
            serveur.repond(statut, "{\"status\":" + ecrit + ",\"error\":\"Bad Gateway\"}");
        }

        assertThatExceptionOfType(ServiceIndisponibleException.class)
                .isThrownBy(() -> client.etat("cnaf"))
                .satisfies(e -> assertThat(e.reponseEtrangere()).isTrue());
    }

    @Test
    void un_fournisseur_mal_forme_ne_part_pas() {
        assertThatExceptionOfType(RequeteInvalideException.class).isThrownBy(() -> client.etat("../introspect"));
        assertThat(serveur.lectures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"texte\"",
                "null",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"errors\":[]}",
                "<html/>",
                ""
            })
    void un_succes_qui_n_est_pas_une_reponse_est_illisible(String corps) {
        serveur.repond(200, corps);

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> client.quotientFamilial().actuel(ETAT_CIVIL))
                .satisfies(e -> assertThat(e.operation()).hasValue("quotientFamilial"));
    }

    static Stream<OperationParticulier> operationsTypees() {
        return OperationParticulier.TOUTES.stream()
                .filter(operation -> !operation.nom().startsWith("lire"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsTypees")
    void des_donnees_sans_aucun_champ_de_la_ressource_ne_sont_pas_d_elle(OperationParticulier operation) {
        for (String donnees :
                List.of("{}", "{\"access_token\":\"x\"}", "{\"rfr\":1}", "{\"" + Temoin.NOM + "\":null}")) {
            serveur.repond(200, "{\"data\":" + donnees + ",\"links\":{},\"meta\":{}}");

            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .as(donnees)
                    .isThrownBy(() -> operation.appel().apply(client))
                    .withMessageContaining("aucun champ")
                    .withMessageNotContaining(Temoin.NOM)
                    .satisfies(e -> assertThat(e.idCorrelation()).isPresent());
        }
        serveur.repond(200, VIDE);
        assertThat(operation.appel().apply(client))
                .as("un champ suffit, fût-il nul")
                .isNotNull();
    }

    @Test
    void une_reponse_sur_un_autre_identifiant_est_ecartee() {
        serveur.repond(200, "{\"data\":{\"identifiant\":\"specimen.autre\"}}")
                .repond(200, "{\"data\":{\"identifiant\":\"SPECIMEN.CAMILLE39\"}}");

        assertThatExceptionOfType(ReponseIncoherenteException.class)
                .isThrownBy(() -> client.franceTravail().indemnites(OperationParticulier.LOGIN));
        assertThat(client.franceTravail().indemnites(OperationParticulier.LOGIN))
                .isNotNull();
    }

    @Test
    void un_quotient_d_une_autre_periode_est_ecarte() {
        serveur.repond(200, "{\"data\":{\"quotient_familial\":{\"valeur\":500,\"annee\":2024,\"mois\":8}}}")
                .repond(200, "{\"data\":{\"quotient_familial\":{\"valeur\":500,\"annee\":2024,\"mois\":9}}}");
        java.time.YearMonth septembre = java.time.YearMonth.of(2024, 9);

        assertThatExceptionOfType(ReponseIncoherenteException.class)
                .isThrownBy(() -> client.quotientFamilial().pour(ETAT_CIVIL, septembre));
        QuotientFamilialCaf bon = client.quotientFamilial().pour(ETAT_CIVIL, septembre);
        assertThat(bon.periodeDemandee()).hasValue(septembre);
    }

    @Test
    void une_version_inconnue_est_refusee_avant_tout_envoi() {
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.boursier().version(2))
                .withMessageContaining("[5, 4, 3]");
        assertThatExceptionOfType(RequeteInvalideException.class)
                .isThrownBy(() -> client.rsa().version(4));
        serveur.repond(200, VIDE);
        assertThat(client.rsa().version(3).pour(ETAT_CIVIL)).isNotNull();
    }
}
