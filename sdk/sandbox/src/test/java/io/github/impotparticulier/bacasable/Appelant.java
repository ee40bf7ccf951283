package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** Un client HTTP nu : un appel correct par défaut, dont chaque test dérègle une pièce. */
final class Appelant {
    static final String TYPE_IR = "application/prs.dgfip.part.situations.ir.assiettes.v1+json";

    private static final OkHttpClient HTTP = new OkHttpClient();

    private final BacASable bac;

    Appelant(BacASable bac) {
        this.bac = bac;
    }

    Recu demanderJeton(String formulaire) {
        return demanderJeton(formulaire, basic(bac.cle(), bac.secret()));
    }

    Recu demanderJeton(String formulaire, String autorisation) {
        return envoyer(
                "POST",
                "/token",
                formulaire,
                Map.of("Authorization", autorisation, "Content-Type", "application/x-www-form-urlencoded"));
    }

    String jeton(String perimetres) {
        Recu reponse = demanderJeton("grant_type=client_credentials&scope=" + perimetres.replace(' ', '+'));
        return objet(reponse).get("access_token").toString();
    }

    Map<String, String> entetes() {
        Map<String, String> entetes = new TreeMap<>();
        entetes.put("Authorization", "Bearer " + jeton("RessourceIR"));
        entetes.put("X-Correlation-ID", UUID.randomUUID().toString());
        entetes.put("Accept", TYPE_IR);
        return entetes;
    }

    Recu irAssiette(String spi, int annee) {
        return get(chemin(spi, Integer.toString(annee)), entetes());
    }

    Recu get(String chemin, Map<String, String> entetes) {
        return envoyer("GET", chemin, "", entetes);
    }

    Recu envoyer(String methode, String chemin, String corps, Map<String, String> entetes) {
        RequestBody envoi = methode.startsWith("P") ? RequestBody.create(corps.getBytes(StandardCharsets.UTF_8)) : null;
        Request requete = new Request.Builder()
                .url(bac.passerelle() + chemin)
                .headers(Headers.of(entetes))
                .method(methode, envoi)
                .build();
        try (Response reponse = HTTP.newCall(requete).execute()) {
            return new Recu(reponse.code(), reponse.headers(), reponse.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String chemin(String spi, String annee) {
        return "/impotparticulier/1.0/spi/" + spi + "/situations/ir/assiettes/annrev/" + annee;
    }

    static String basic(String cle, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((cle + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> objet(Recu reponse) {
        return objet(reponse.corps());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> objet(String texte) {
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(texte))) {
            return (Map<String, Object>) json.readJsonValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertErreur(Recu reponse, int statut, int code) {
        assertThat(reponse.corps()).startsWith("{\"erreur\":{\"code\":" + code + ",\"message\":\"");
        assertThat(reponse.statut()).isEqualTo(statut);
    }

    static void assertFaute(Recu reponse, int statut, int code) {
        assertThat(reponse.corps()).startsWith("{\"fault\":{\"code\":" + code + ",\"message\":\"");
        assertThat(reponse.statut()).isEqualTo(statut);
    }

    /** Ce qui est revenu du bac à sable. */
    record Recu(int statut, Headers entetes, String corps) {}
}
