package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Une autre API derrière la passerelle : ce qu'elle exige, ce qu'elle garde, et ce qui l'empêche de recevoir ou de répondre. */
class AutreApiTest {
    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    private final BacASable bac = BacASable.builder()
            .autreApi(AutreApiServie.de("/infinoe/v0", "portee_a portee_b")
                    .avecEntetesRequis("X-Identifiant")
                    .avecReponse(202, "text/plain", "accusé"))
            .demarrer();
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    private Map<String, String> entetes(String portees) {
        Map<String, String> entetes = new TreeMap<>();
        entetes.put("Authorization", "Bearer " + appelant.jeton(portees));
        entetes.put("X-Correlation-ID", UUID.randomUUID().toString());
        entetes.put("X-Identifiant", "organisme-39");
        return entetes;
    }

    private static Map<String, String> sans(Map<String, String> entetes, String nom) {
        entetes.remove(nom);
        return entetes;
    }

    private Recu envoyer(Map<String, String> entetes, byte[] corps) throws IOException {
        return envoyer("POST", "/infinoe/v0/lots/39?exercice=2026", entetes, corps);
    }

    private Recu envoyer(String methode, String cible, Map<String, String> entetes, byte[] corps) throws IOException {
        Request.Builder requete = new Request.Builder()
                .url(bac.passerelle() + cible)
                .method(
                        methode,
                        methode.equals("GET") ? null : RequestBody.create(corps, MediaType.get("application/xml")));
        entetes.forEach(requete::header);
        try (Response reponse = HTTP.newCall(requete.build()).execute()) {
            return new Recu(reponse.code(), reponse.headers(), reponse.body().string());
        }
    }

    @Test
    void un_message_est_garde_octet_pour_octet_et_la_reponse_est_celle_qu_on_a_dite() throws Exception {
        byte[] message = {0, (byte) 0xFF, '<', '/', '>'};

        Recu reponse = envoyer(entetes("portee_a portee_b"), message);

        assertThat(reponse.statut()).isEqualTo(202);
        assertThat(reponse.corps()).isEqualTo("accusé");
        assertThat(bac.messagesRecus()).singleElement().satisfies(recu -> {
            assertThat(recu.methode()).isEqualTo("POST");
            assertThat(recu.chemin()).isEqualTo("/infinoe/v0/lots/39?exercice=2026");
            assertThat(recu.typeMedia()).hasValue("application/xml");
            assertThat(recu.entetes().get("x-identifiant")).containsExactly("organisme-39");
            assertThat(recu.corps()).isEqualTo(message).isNotSameAs(recu.corps());
            assertThat(recu).hasToString("MessageRecu[POST, 5 octets]");
        });
        assertThat(bac.journal().get(bac.journal().size() - 1).route()).isEqualTo("/infinoe/v0/{…}/{…}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void les_autres_methodes_aussi(String methode) throws Exception {
        assertThat(envoyer(methode, "/infinoe/v0", entetes("portee_a portee_b"), new byte[1])
                        .statut())
                .isEqualTo(202);
        assertThat(bac.messagesRecus()).extracting(MessageRecu::methode).containsExactly(methode);
    }

    @Test
    void un_message_d_un_mebioctet_est_garde_entier() throws Exception {
        byte[] message = "x".repeat(1024 * 1024).getBytes(UTF_8);

        envoyer(entetes("portee_a portee_b"), message);

        assertThat(bac.messagesRecus().get(0).corps()).isEqualTo(message);
    }

    @Test
    void ce_qui_ne_passe_pas_la_passerelle_n_est_pas_recu() throws Exception {
        byte[] message = {1};
        assertFaute(envoyer(sans(entetes("portee_a"), "Authorization"), message), 401, 900902);
        assertFaute(envoyer(entetes("portee_a"), message), 403, 900910);
        assertThat(envoyer(sans(entetes("portee_a portee_b"), "X-Correlation-ID"), message)
                        .statut())
                .isEqualTo(400);
        Recu sansIdentifiant = envoyer(sans(entetes("portee_a portee_b"), "X-Identifiant"), message);
        assertThat(sansIdentifiant.statut()).isEqualTo(400);
        assertThat(sansIdentifiant.corps()).contains("X-Identifiant");
        assertThat(envoyer("POST", "/infinoe/v1/lots", entetes("portee_a portee_b"), message)
                        .statut())
                .isEqualTo(404);
        assertThat(bac.messagesRecus()).isEmpty();
    }

    @Test
    void une_panne_vient_avant_pendant_ou_apres_la_reception() throws Exception {
        byte[] message = {1};
        bac.panne(Panne.faute(503, 303001), 1);
        assertFaute(envoyer(entetes("portee_a portee_b"), message), 503, 303001);
        Map<String, String> entetes = entetes("portee_a portee_b");
        bac.panne(Panne.coupure(), 1);
        assertThatIOException().isThrownBy(() -> envoyer(entetes, message));
        assertThat(bac.messagesRecus()).as("rien n'est parvenu").isEmpty();

        bac.panne(Panne.coupureApresReception(), 1);
        assertThatIOException().isThrownBy(() -> envoyer(entetes, message));
        assertThat(bac.messagesRecus()).hasSize(1);
        bac.panne(Panne.coupureEnCoursDeReponse(), 1);
        assertThatIOException().isThrownBy(() -> envoyer(entetes, message));
        assertThat(bac.messagesRecus()).hasSize(2);
        assertThat(bac.journal().get(bac.journal().size() - 1).motif().orElseThrow())
                .contains("au milieu de la réponse");
    }

    @Test
    void un_reglage_impossible_est_refuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> AutreApiServie.de("infinoe", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> AutreApiServie.de("/infinoe/", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutreApiServie.de("/infinoe", "").avecReponse(199, "", ""));
        assertThat(AutreApiServie.de("/infinoe", "")).hasToString("AutreApiServie[/infinoe]");
    }

    @Test
    void une_api_sans_portee_se_contente_de_tout_jeton() throws Exception {
        try (BacASable autre =
                BacASable.builder().autreApi(AutreApiServie.de("/etat", " ")).demarrer()) {
            String jeton = new Appelant(autre).jeton("RessourceIR");
            Request requete = new Request.Builder()
                    .url(autre.passerelle() + "/etat/a")
                    .header("Authorization", "Bearer " + jeton)
                    .header("X-Correlation-ID", UUID.randomUUID().toString())
                    .build();
            try (Response reponse = HTTP.newCall(requete).execute()) {
                assertThat(reponse.code()).isEqualTo(204);
            }
        }
    }
}
