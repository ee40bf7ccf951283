package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Journaux;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.Scolarites;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce que la DINUM exige de ses propres clients, et que nulle autre classe d'essais ne regarde. */
class ParticulierSpecificationTest {
    private static final String AUTRE_SIRET = "21350238800019";

    private final FausseDgfip serveur = new FausseDgfip();
    private final ApiParticulierClient client =
            OperationParticulier.vers(serveur).build();

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
    }

    /** Les lignes que le client écrit à son journal, en DEBUG, pendant un appel. */
    private static List<String> ecrites(Runnable appel) {
        List<String> lignes = new ArrayList<>();
        try (Journaux journaux = new Journaux((ou, quoi) -> {
            if (ou.equals("slf4j io.github.impotparticulier DEBUG, message")) {
                lignes.add(quoi.toString());
            }
        })) {
            assertThat(journaux).isNotNull();
            appel.run();
        }
        return lignes;
    }

    @Test
    void une_requete_est_une_ligne_du_journal_sans_rien_de_la_personne() {
        serveur.repond(new MockResponse.Builder()
                .setHeader("Content-Type", "application/vnd.api+json")
                .setHeader("X-Request-ID", "0b7f2c4e-1111-4222-8333-0123456789ab")
                .setHeader("RateLimit-Remaining", "17")
                .body(VIDE)
                .build());

        List<String> lignes = ecrites(() -> client.rsa().pour(ETAT_CIVIL));

        assertThat(lignes)
                .singleElement()
                .asString()
                .matches("rsa GET /v3/dss/revenu_solidarite_active/identite : essai 1, HTTP 200, \\d+ ms,"
                        + " corrélation [0-9a-f-]{36}, requête 0b7f2c4e-1111-4222-8333-0123456789ab, reste 17");
    }

    @ParameterizedTest
    @CsvSource({"5, false", "4, true", "3, true"})
    void une_version_depreciee_se_dit_au_journal_a_chaque_appel(int version, boolean depreciee) {
        serveur.repete(2, 200, VIDE);
        Scolarites scolarites = client.scolarite().version(version);
        PerimetreScolaire ou = PerimetreScolaire.etablissement("0399001A");

        List<String> lignes = ecrites(() -> {
            scolarites.pour(ETAT_CIVIL, ou, 2024);
            scolarites.pour(ETAT_CIVIL, ou, 2024);
        });

        assertThat(lignes)
                .filteredOn(ligne -> ligne.contains("dépréciée"))
                .hasSize(depreciee ? 2 : 0)
                .allMatch(ligne -> ligne.contains("version " + version + " est dépréciée, voyez la version 5"));
    }

    @Test
    void rien_n_est_garde_d_un_appel_a_l_autre() {
        for (int i = 0; i < 2; i++) {
            serveur.repond(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .setHeader("Cache-Control", "max-age=3600")
                    .setHeader("ETag", "\"fictif\"")
                    .body("{\"data\":{\"est_beneficiaire\":" + (i == 0) + "},\"links\":{},\"meta\":{}}")
                    .build());
        }

        assertThat(client.rsa().pour(ETAT_CIVIL).estBeneficiaire()).hasValue(true);
        assertThat(client.rsa().pour(ETAT_CIVIL).estBeneficiaire()).hasValue(false);
        assertThat(serveur.lectures)
                .hasSize(2)
                .allMatch(requete -> requete.getHeaders().get("If-None-Match") == null);
    }

    @Test
    void deux_clients_de_reglages_differents_ne_partagent_rien() {
        try (ApiParticulierClient autre = OperationParticulier.vers(serveur)
                .jeton("autre-jeton-fictif")
                .destinataire(AUTRE_SIRET)
                .build()) {
            serveur.repete(3, 200, VIDE);
            client.rsa().pour(ETAT_CIVIL);
            autre.rsa().pour(ETAT_CIVIL);
            client.rsa().pour(ETAT_CIVIL);
        }

        assertThat(serveur.lectures)
                .extracting(ParticulierSpecificationTest::titreEtDestinataire)
                .containsExactly(
                        "Bearer " + OperationParticulier.JETON + " " + OperationParticulier.SIRET,
                        "Bearer autre-jeton-fictif " + AUTRE_SIRET,
                        "Bearer " + OperationParticulier.JETON + " " + OperationParticulier.SIRET);
    }

    /** Le serveur attend dix secondes son fournisseur : couper plus tôt perdrait une bonne réponse. */
    @Test
    void cinq_secondes_pour_se_connecter_et_rien_ne_coupe_une_reponse_avant_quinze() {
        serveur.repond(200, VIDE);
        List<Long> millis = new ArrayList<>();
        OkHttpClient lent = new OkHttpClient.Builder()
                .addNetworkInterceptor(chaine -> {
                    millis.add((long) chaine.connectTimeoutMillis());
                    millis.add((long) chaine.readTimeoutMillis());
                    millis.add(TimeUnit.NANOSECONDS.toMillis(
                            chaine.call().timeout().timeoutNanos()));
                    return chaine.proceed(chaine.request());
                })
                .build();
        try (ApiParticulierClient parDefaut =
                OperationParticulier.vers(serveur).httpClient(lent).build()) {
            parDefaut.rsa().pour(ETAT_CIVIL);
        }

        assertThat(millis).as("connexion, lecture (zéro : sans borne), essai").containsExactly(5_000L, 0L, 15_000L);
    }

    @Test
    void un_parametre_qui_manque_n_efface_jamais_un_defaut_et_rien_de_vide_ne_part() {
        serveur.repete(2, 200, VIDE);
        String chemin = "/v3/gip_mds/service_civique/identite";
        client.avecReference("agent-39").lire(chemin, Map.of("nomNaissance", Temoin.NOM));
        client.avecDelaiAppel(Duration.ofSeconds(20)).rsa().pour(ETAT_CIVIL);

        for (Object vide : new Object[] {null, "", " ", Double.NaN}) {
            Map<String, Object> parametres = new HashMap<>();
            parametres.put("recipient", vide);
            assertThatExceptionOfType(RequeteInvalideException.class)
                    .as("recipient : « %s »", vide)
                    .isThrownBy(() -> client.lire(chemin, parametres));
        }

        assertThat(serveur.lectures)
                .hasSize(2)
                .extracting(ParticulierSpecificationTest::titreEtDestinataire)
                .containsOnly("Bearer " + OperationParticulier.JETON + " " + OperationParticulier.SIRET);
        assertThat(serveur.lectures)
                .flatExtracting(requete -> requete.getUrl().queryParameterNames())
                .as("ni ce qui n'est pas connu")
                .doesNotContain("nomUsage", "annee", "mois", "delegation_id");
    }

    @Test
    void un_certificat_que_rien_ne_garantit_est_toujours_refuse() throws Exception {
        try (MockWebServer chiffre = new MockWebServer()) {
            chiffre.useHttps(Certificats.inconnu().sslSocketFactory());
            chiffre.start();
            try (ApiParticulierClient autre = OperationParticulier.vers(serveur)
                    .adresse(chiffre.url("").toString())
                    .build()) {
                assertThatExceptionOfType(ServiceIndisponibleException.class)
                        .isThrownBy(() -> autre.rsa().pour(ETAT_CIVIL));
            }
            assertThat(chiffre.getRequestCount()).isZero();
        }
        assertThat(ApiParticulierClient.Builder.class.getMethods())
                .extracting(Method::getName)
                .as("aucun réglage n'ôte la vérification")
                .noneMatch(nom -> nom.toLowerCase(Locale.ROOT).matches(".*(tls|ssl|certif|verif).*"));
    }

    private static String titreEtDestinataire(RecordedRequest requete) {
        return requete.getHeaders().get("Authorization") + " "
                + requete.getUrl().queryParameter("recipient");
    }
}
