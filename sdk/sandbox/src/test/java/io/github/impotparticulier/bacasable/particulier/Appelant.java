package io.github.impotparticulier.bacasable.particulier;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/** Un client HTTP nu d'API Particulier : un appel correct par défaut, dont chaque test dérègle une pièce. */
final class Appelant {
    static final String RECIPIENT = "99900000100019";
    static final String QF = "/v3/dss/quotient_familial/identite";

    private static final OkHttpClient HTTP =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    private final BacASable bac;

    Appelant(BacASable bac) {
        this.bac = bac;
    }

    Map<String, List<String>> parametres(String cas) {
        Map<String, List<String>> parametres = new LinkedHashMap<>();
        parametres.put("recipient", List.of(RECIPIENT));
        parametres.putAll(bac.usagerParticulier(cas).parametres());
        return parametres;
    }

    Recu identite(String chemin, String cas) {
        return get(chemin, parametres(cas), bac.jetonParticulier());
    }

    Recu aide(String nom, String cas) {
        return identite("/v3/dss/" + nom + "/identite", cas);
    }

    Recu citoyen(String chemin, String jeton) {
        return get(chemin, Map.of("recipient", List.of(RECIPIENT)), jeton);
    }

    Recu get(String chemin, Map<String, List<String>> parametres, String jeton) {
        return get(chemin, parametres, Map.of("Authorization", "Bearer " + jeton));
    }

    Recu get(String chemin, Map<String, List<String>> parametres, Map<String, String> entetes) {
        HttpUrl.Builder adresse = HttpUrl.parse(bac.particulier() + chemin).newBuilder();
        parametres.forEach((nom, valeurs) -> valeurs.forEach(valeur -> adresse.addQueryParameter(nom, valeur)));
        Request requete = new Request.Builder()
                .url(adresse.build())
                .headers(Headers.of(entetes))
                .build();
        try (Response reponse = HTTP.newCall(requete).execute()) {
            return new Recu(reponse.code(), reponse.headers(), reponse.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ce qui est revenu. */
    record Recu(int statut, Headers entetes, String corps) {
        @SuppressWarnings("unchecked")
        Map<String, Object> objet() {
            try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(corps))) {
                return (Map<String, Object>) json.readJsonValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> data() {
            assertThat(statut).as(corps).isEqualTo(200);
            assertThat(objet()).containsOnlyKeys("data", "links", "meta");
            return (Map<String, Object>) objet().get("data");
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> objet(String nom) {
            return (Map<String, Object>) data().get(nom);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> liste(String nom) {
            return (List<Map<String, Object>>) data().get(nom);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> erreurs() {
            return (List<Map<String, Object>>) objet().get("errors");
        }

        List<String> codes() {
            return erreurs().stream().map(erreur -> (String) erreur.get("code")).toList();
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> meta() {
            return (Map<String, Object>) erreurs().get(0).get("meta");
        }

        void vaut(int attendu, String... codes) {
            assertThat(statut).as(corps).isEqualTo(attendu);
            assertThat(codes()).containsExactly(codes);
        }
    }
}
