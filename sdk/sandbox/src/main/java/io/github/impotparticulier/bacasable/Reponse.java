package io.github.impotparticulier.bacasable;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Ce que le bac à sable rend : un statut, des en-têtes, un corps, et pour un refus son motif. */
record Reponse(
        int statut,
        Map<String, String> entetes,
        String corps,
        @Nullable String motif) {
    private static final String TYPE = "Content-Type";
    static final String JSON = "application/json;charset=UTF-8";

    static Reponse servie(String typeMedia, String corps) {
        return new Reponse(200, Map.of(TYPE, typeMedia), corps, null);
    }

    static Reponse sansContenu() {
        return new Reponse(204, Map.of(), "", null);
    }

    static Reponse jeton(String corps) {
        return new Reponse(200, Map.of(TYPE, JSON, "Cache-Control", "no-store"), corps, null);
    }

    static Reponse refusDgfip(int statut, String typeMedia, int code, String motif, LocalDateTime horodatage) {
        return new Reponse(statut, Map.of(TYPE, typeMedia), CorpsJson.dgfip(code, motif, horodatage), motif);
    }

    static Reponse refusPasserelle(int statut, int code, String message, String motif) {
        return new Reponse(statut, Map.of(TYPE, JSON), CorpsJson.wso2(code, message, motif), motif);
    }

    static Reponse refusJeton(int statut, String erreur, String motif) {
        return new Reponse(statut, Map.of(TYPE, JSON), CorpsJson.oauth(erreur, motif), motif);
    }

    static Reponse refusSansCorps(int statut, String motif) {
        return new Reponse(statut, Map.of(), "", motif);
    }

    Reponse avec(String entete, String valeur) {
        Map<String, String> completes = new HashMap<>(entetes);
        completes.put(entete, valeur);
        return new Reponse(statut, Map.copyOf(completes), corps, motif);
    }

    MockResponse versHttp(boolean avecCorps) {
        MockResponse.Builder http = new MockResponse.Builder().code(statut).headers(Headers.of(entetes));
        return http.body(avecCorps ? corps : "").build();
    }
}
