package io.github.impotparticulier;

import static io.github.impotparticulier.appui.OperationParticulier.ETAT_CIVIL;
import static io.github.impotparticulier.appui.OperationParticulier.FRANCE_CONNECT;
import static io.github.impotparticulier.appui.OperationParticulier.JETON;
import static io.github.impotparticulier.appui.OperationParticulier.SIRET;
import static io.github.impotparticulier.appui.OperationParticulier.VIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationParticulier;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.appui.TempsFictif;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.particulier.Environnement;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Le jeton, l'adresse, et ce que les deux clients ont en commun. */
class ParticulierReglagesTest {
    private static final String PRODUCTION = "particulier.api.gouv.fr";
    private static final String STAGING = "staging.particulier.api.gouv.fr";

    @AutoClose
    private final FausseDgfip serveur = new FausseDgfip();

    private static Map<String, String> variables(String... paires) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < paires.length; i += 2) {
            variables.put(paires[i], paires[i + 1]);
        }
        return variables;
    }

    /** L'hôte vers lequel ce client enverrait, sans rien envoyer. */
    private static String hote(ApiParticulierClient.Builder builder) {
        List<String> hotes = new ArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .dns(nom -> {
                    hotes.add(nom);
                    throw new UnknownHostException(nom);
                })
                .build();
        try (ApiParticulierClient client = builder.httpClient(http).essaisMax(1).build()) {
            assertThat(catchThrowable(client::jeton)).isNotNull();
        }
        return hotes.get(0);
    }

    private static ApiParticulierClient.Builder avecJeton() {
        return ApiParticulierClient.builder().jeton(JETON).destinataire(SIRET);
    }

    @Test
    void sans_adresse_c_est_la_production() {
        assertThat(hote(avecJeton())).isEqualTo(PRODUCTION);
        assertThat(hote(avecJeton().environnement(Environnement.STAGING))).isEqualTo(STAGING);
        assertThat(hote(avecJeton().adresse("https://relais.exemple.fr/api"))).isEqualTo("relais.exemple.fr");
    }

    @Test
    void les_variables_donnent_ce_qui_ne_l_est_pas_et_l_argument_l_emporte() {
        Map<String, String> staging = variables("API_PARTICULIER_TOKEN", "j-1", "API_PARTICULIER_ENV", "Staging");
        assertThat(hote(ApiParticulierClient.builder().depuis(staging))).isEqualTo(STAGING);
        assertThat(hote(ApiParticulierClient.builder().depuis(staging).environnement(Environnement.PRODUCTION)))
                .isEqualTo(PRODUCTION);
        assertThat(hote(avecJeton().adresse("https://relais.exemple.fr").depuis(staging)))
                .isEqualTo("relais.exemple.fr");
        Map<String, String> adresse =
                variables("API_PARTICULIER_TOKEN", "j-1", "API_PARTICULIER_BASE_URL", "https://relais.exemple.fr");
        assertThat(hote(ApiParticulierClient.builder().depuis(adresse))).isEqualTo("relais.exemple.fr");
        assertThat(hote(avecJeton().adresse("https://autre.exemple.fr").depuis(adresse)))
                .isEqualTo("autre.exemple.fr");
        assertThat(hote(avecJeton().depuis(variables("API_PARTICULIER_ENV", "  ", "API_PARTICULIER_BASE_URL", null))))
                .isEqualTo(PRODUCTION);
    }

    @Test
    void le_jeton_donne_l_emporte_sur_la_variable() {
        serveur.repond(200, VIDE).repond(200, VIDE);
        Map<String, String> variable = variables("API_PARTICULIER_TOKEN", " jeton-de-la-variable ");
        try (ApiParticulierClient parVariable = ApiParticulierClient.builder()
                        .depuis(variable)
                        .adresse(serveur.passerelle())
                        .destinataire(SIRET)
                        .build();
                ApiParticulierClient parArgument = ApiParticulierClient.builder()
                        .jeton("donne")
                        .depuis(variable)
                        .adresse(serveur.passerelle())
                        .destinataire(SIRET)
                        .build()) {
            parVariable.rsa().pour(ETAT_CIVIL);
            parArgument.rsa().pour(ETAT_CIVIL);
        }
        assertThat(serveur.lectures)
                .extracting(requete -> requete.getHeaders().get("Authorization"))
                .containsExactly("Bearer jeton-de-la-variable", "Bearer donne");
    }

    @Test
    void une_contradiction_est_refusee_en_nommant_les_deux() {
        String relais = "https://relais.exemple.fr";
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> avecJeton()
                        .environnement(Environnement.STAGING)
                        .adresse(relais)
                        .build())
                .withMessageContaining("environnement(…)")
                .withMessageContaining("adresse(…)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> avecJeton()
                        .environnement(Environnement.PRODUCTION)
                        .depuis(variables("API_PARTICULIER_BASE_URL", relais))
                        .build())
                .withMessageContaining("environnement(…)")
                .withMessageContaining("API_PARTICULIER_BASE_URL");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> avecJeton()
                        .depuis(variables("API_PARTICULIER_ENV", "staging", "API_PARTICULIER_BASE_URL", relais))
                        .build())
                .withMessageContaining("API_PARTICULIER_ENV")
                .withMessageContaining("API_PARTICULIER_BASE_URL");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () -> avecJeton().sourceJetons((portee, refuse) -> "x").build())
                .withMessageContaining("sourceJetons");
        assertThat(hote(avecJeton().environnement(Environnement.STAGING).adresse("https://" + STAGING + "/")))
                .as("la même adresse n'est pas une contradiction")
                .isEqualTo(STAGING);
    }

    @Test
    void ce_qui_manque_ou_ne_se_lit_pas_est_dit() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().build())
                .withMessageContaining("jeton(…)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(
                        () -> ApiParticulierClient.builder().depuis(variables()).build())
                .withMessageContaining("API_PARTICULIER_TOKEN");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> avecJeton()
                        .depuis(variables("API_PARTICULIER_ENV", "recette"))
                        .build())
                .withMessageContaining("API_PARTICULIER_ENV")
                .withMessageNotContaining("recette");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "jeton\n", "é"})
    void un_jeton_qui_n_en_est_pas_un_est_refuse_sans_etre_cite(String jeton) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().jeton(jeton))
                .withMessageStartingWith("Le jeton");
    }

    @ParameterizedTest
    @CsvSource({
        "http://particulier.api.gouv.fr",
        "http://192.168.0.1",
        "ftp://exemple.fr",
        "https://u:m@exemple.fr",
        "rien"
    })
    void l_adresse_est_en_https_hors_de_la_machine(String adresse) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().adresse(adresse));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> avecJeton()
                        .depuis(variables("API_PARTICULIER_BASE_URL", adresse))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://nom:mot@relais.exemple.fr",
                "https://relais.exemple.fr?x=1",
                "https://r.exemple/#x",
                "relais"
            })
    void une_adresse_mal_formee_est_refusee_sans_parler_du_portail_de_l_autre_api(String adresse) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ApiParticulierClient.builder().adresse(adresse))
                .withMessageStartingWith("Adresse mal formée")
                .withMessageNotContaining("APIM")
                .withMessageNotContaining("relais");
    }

    @Test
    void une_source_donne_le_jeton_et_le_renouvelle_une_fois_refuse_mais_jamais_celui_de_la_personne() {
        String refus = "{\"errors\":[{\"code\":\"00103\"}]}";
        String refusPersonne = "{\"errors\":[{\"code\":\"50002\"}]}";
        List<Optional<String>> refuses = new CopyOnWriteArrayList<>();
        serveur.repond(200, VIDE).repond(401, refus).repond(200, VIDE).repond(401, refusPersonne);
        try (ApiParticulierClient client = ApiParticulierClient.builder()
                .sourceJetons((portee, refuse) -> {
                    refuses.add(refuse);
                    return "jeton-" + refuses.size();
                })
                .adresse(serveur.passerelle())
                .destinataire(SIRET)
                .build()) {
            client.rsa().pour(ETAT_CIVIL);
            client.rsa().pour(ETAT_CIVIL);
            assertThat(catchThrowable(() -> client.rsa().pour(FRANCE_CONNECT))).isNotNull();
        }
        assertThat(refuses).containsExactly(Optional.empty(), Optional.of("jeton-1"));
        assertThat(serveur.lectures)
                .extracting(requete -> requete.getHeaders().get("Authorization"))
                .containsExactly(
                        "Bearer jeton-1", "Bearer jeton-1", "Bearer jeton-2", "Bearer " + Temoin.JETON_FRANCE_CONNECT);
    }

    @Test
    void un_jeton_fixe_refuse_ne_se_represente_pas() {
        serveur.repond(401, "{\"errors\":[{\"code\":\"00105\"}]}").repond(200, VIDE);
        try (ApiParticulierClient client = OperationParticulier.vers(serveur).build()) {
            assertThatExceptionOfType(AuthentificationException.class)
                    .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
        }
        assertThat(serveur.lectures).hasSize(1);
    }

    @Test
    void un_limiteur_confie_decide_seul_et_sait_pour_qui() {
        List<Guichet> demandes = new CopyOnWriteArrayList<>();
        LimiteurAppels compteur = new LimiteurAppels() {
            @Override
            public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
                demandes.add(guichet);
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public void termine(Guichet guichet) {}
        };
        for (int i = 0; i < 30; i++) {
            serveur.repond(200, VIDE);
        }
        TempsFictif temps = new TempsFictif();
        try (ApiParticulierClient client = OperationParticulier.vers(serveur)
                .limiteur(compteur)
                .temps(temps.temps(0))
                .build()) {
            for (int i = 0; i < 30; i++) {
                client.rsa().pour(ETAT_CIVIL);
            }
        }
        assertThat(demandes).hasSize(30).containsOnly(Guichet.de("particulier", SIRET));
        assertThat(temps.repos()).isEmpty();
    }

    @Test
    void un_executeur_confie_fait_les_appels_et_un_client_ferme_ne_sert_plus() {
        serveur.repond(200, VIDE);
        List<String> fils = new CopyOnWriteArrayList<>();
        ApiParticulierClient client = OperationParticulier.vers(serveur)
                .executeur(tache -> {
                    fils.add("confié");
                    tache.run();
                })
                .build();
        assertThat(client.async(c -> c.rsa().pour(ETAT_CIVIL)).join()).isNotNull();
        assertThat(fils).hasSize(1);

        client.pourDestinataire(SIRET).close();
        serveur.repond(200, VIDE);
        assertThat(client.rsa().pour(ETAT_CIVIL))
                .as("fermer une vue ne ferme rien")
                .isNotNull();

        client.close();
        assertThatExceptionOfType(AppelInterrompuException.class)
                .isThrownBy(() -> client.rsa().pour(ETAT_CIVIL));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> client.async(c -> c.rsa().pour(ETAT_CIVIL)).join())
                .withCauseInstanceOf(AppelInterrompuException.class);
    }

    @Test
    void le_client_et_son_builder_ne_montrent_rien() {
        try (ApiParticulierClient client = OperationParticulier.vers(serveur).build()) {
            assertThat(client.toString()).isEqualTo("ApiParticulierClient");
        }
        assertThat(avecJeton().toString()).isEqualTo("ApiParticulierClient.Builder");
    }
}
