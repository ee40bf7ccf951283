package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
    private static ImpotParticulierClient.Builder complet() {
        return ImpotParticulierClient.builder()
                .passerelle("https://gw.exemple.fr")
                .identifiants("cle-fictive", "secret-fictif");
    }

    @Test
    void un_reglage_manquant_est_nomme_avec_l_appel_a_faire() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ImpotParticulierClient.builder()
                        .identifiants("cle", "secret")
                        .build())
                .withMessageContaining("passerelle(");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ImpotParticulierClient.builder()
                        .passerelle("https://gw.exemple.fr")
                        .build())
                .withMessageContaining("identifiants(cle, secret)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gw.exemple.fr",
                "ftp://gw.exemple.fr",
                "https://",
                "https://moi:motdepasse@gw.exemple.fr",
                "https://gw.exemple.fr?x=motdepasse",
                "https://gw.exemple.fr#x"
            })
    void une_adresse_mal_formee_est_refusee(String adresse) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ImpotParticulierClient.builder().passerelle(adresse))
                .withMessageContaining("https://gw.exemple.fr,")
                .withMessageNotContaining("motdepasse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://gw.exemple.fr", "http://10.0.0.1", "http://127.0.0.1.exemple.fr", "http://0.0.0.0"})
    void le_clair_n_est_permis_que_vers_la_machine_elle_meme(String adresse) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ImpotParticulierClient.builder().passerelle(adresse))
                .withMessageContaining("seul https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://localhost",
                "http://[::1]:80",
                "https://gw.exemple.fr/apim/",
                " https://gw.exemple.fr "
            })
    void une_bonne_adresse_est_acceptee(String adresse) {
        assertThatCode(() -> ImpotParticulierClient.builder()
                        .passerelle(adresse)
                        .identifiants("cle", "secret")
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nX-Autre: 1", "clé", "\u0000"})
    void un_identifiant_qui_ne_tient_pas_dans_un_en_tete_est_refuse_sans_etre_cite(String valeur) {
        for (Runnable essai : new Runnable[] {
            () -> complet().idTeleservice(valeur),
            () -> complet().identifiants(valeur, "secret"),
            () -> complet().identifiants("cle", valeur)
        }) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(essai::run)
                    .withMessageContaining("ASCII visibles")
                    .withMessageNotContaining("X-Autre");
        }
    }

    @Test
    void les_delais_sont_positifs() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> complet().delaiAppel(Duration.ZERO))
                .withMessageContaining("delaiAppel");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> complet().delaiEssai(Duration.ofSeconds(-1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> complet().delaiConnexion(Duration.ofDays(2)));
    }

    @Test
    void des_variables_reglent_le_client() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DGFIP_PASSERELLE", "https://gw.exemple.fr",
                "DGFIP_CLE", "cle-fictive",
                "DGFIP_SECRET", "secret-fictif"));
        assertThatCode(() -> ImpotParticulierClient.builder()
                        .depuis(variables)
                        .build()
                        .close())
                .doesNotThrowAnyException();
        for (String nom : new String[] {"DGFIP_PASSERELLE", "DGFIP_CLE", "DGFIP_SECRET"}) {
            Map<String, String> incompletes = new HashMap<>(variables);
            for (String absence : Arrays.asList(" ", null)) {
                incompletes.put(nom, absence);
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> ImpotParticulierClient.builder().depuis(incompletes))
                        .withMessageContaining("La variable " + nom + " manque")
                        .withMessageNotContainingAny("secret-fictif", "cle-fictive");
            }
        }
    }

    @Test
    void une_variable_d_un_autre_nom_est_sans_effet() {
        Map<String, String> variables = Map.of(
                "DGFIP_PASSERELLE", "https://gw.exemple.fr",
                "DGFIP_CLE", "cle-fictive",
                "DGFIP_SECRET", "secret-fictif",
                "DGFIP_SECRET_ANCIEN", "pas un secret",
                "API_PARTICULIER_TOKEN", "pas un jeton");
        assertThatCode(() -> ImpotParticulierClient.builder()
                        .depuis(variables)
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void une_variable_mal_formee_n_est_pas_citee() {
        Map<String, String> variables = Map.of(
                "DGFIP_PASSERELLE", "https://gw.exemple.fr", "DGFIP_CLE", "cle-fictive", "DGFIP_SECRET", "secret é");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ImpotParticulierClient.builder().depuis(variables))
                .withMessageContaining("Le secret")
                .withMessageNotContaining("secret é");
    }

    @Test
    void rien_de_secret_ne_se_montre() {
        try (ImpotParticulierClient client = complet().build()) {
            assertThat(client.toString() + complet()).doesNotContain("secret-fictif", "cle-fictive", "exemple");
        }
    }
}
