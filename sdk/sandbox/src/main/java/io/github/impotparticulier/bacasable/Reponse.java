package io.github.impotparticulier.bacasable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Ce que le bac à sable rend : un statut, des en-têtes, un corps, pour un refus son motif, et la panne qui la dérange. */
record Reponse(
        int statut,
        Map<String, String> entetes,
        String corps,
        @Nullable String motif,
        @Nullable Panne panne) {
    private static final String TYPE = "Content-Type";
    static final String JSON = "application/json;charset=UTF-8";

    static Reponse servie(String typeMedia, String corps) {
        return new Reponse(200, Map.of(TYPE, typeMedia), corps, null, null);
    }

    static Reponse sansContenu() {
        return new Reponse(204, Map.of(), "", null, null);
    }

    static Reponse jeton(String corps) {
        return new Reponse(200, Map.of(TYPE, JSON, "Cache-Control", "no-store"), corps, null, null);
    }

    static Reponse refusDgfip(int statut, String typeMedia, int code, String motif, LocalDateTime horodatage) {
        return new Reponse(statut, Map.of(TYPE, typeMedia), CorpsJson.dgfip(code, motif, horodatage), motif, null);
    }

    static Reponse refusPasserelle(int statut, int code, String message, String motif) {
        return new Reponse(statut, Map.of(TYPE, JSON), CorpsJson.wso2(code, message, motif), motif, null);
    }

    static Reponse quotaRouvert(Instant reouverture, String motif) {
        return new Reponse(429, Map.of(TYPE, JSON), CorpsJson.quotaRouvert(reouverture, motif), motif, null);
    }

    /** Un code qui n'en est pas un : le statut, redit en texte. */
    static Reponse statutRedit(int statut, String message, String motif) {
        return new Reponse(statut, Map.of(TYPE, JSON), CorpsJson.statutRedit(statut, message, motif), motif, null);
    }

    static Reponse page(int statut, String motif) {
        return new Reponse(
                statut,
                Map.of(TYPE, "text/html;charset=UTF-8"),
                "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>Service indisponible</h1></body></html>",
                motif,
                null);
    }

    static Reponse nonAuthentifie(int code, String message, String motif) {
        return refusPasserelle(401, code, message, motif).avec("WWW-Authenticate", "Bearer realm=\"bac-a-sable\"");
    }

    static Reponse refusJeton(int statut, String erreur, String motif) {
        return new Reponse(statut, Map.of(TYPE, JSON), CorpsJson.oauth(erreur, motif), motif, null);
    }

    static Reponse refusSansCorps(int statut, String motif) {
        return new Reponse(statut, Map.of(), "", motif, null);
    }

    static Reponse refusCommande(int statut, String motif) {
        String corps = CorpsJson.ecrire(json -> json.name("erreur").value(motif));
        return new Reponse(statut, Map.of(TYPE, JSON), corps + "\n", motif, null);
    }

    /** Aucune réponse : 0 n'est pas un statut. */
    static Reponse aucune() {
        return new Reponse(0, Map.of(), "", null, null);
    }

    Reponse avec(String entete, String valeur) {
        Map<String, String> completes = new HashMap<>(entetes);
        completes.put(entete, valeur);
        return new Reponse(statut, Map.copyOf(completes), corps, motif, panne);
    }

    Reponse subissant(Panne subie) {
        String complet = motif == null ? subie.motif() : subie.motif() + " ; " + motif;
        return new Reponse(statut, entetes, corps, complet, subie);
    }

    MockResponse versHttp(boolean avecCorps) {
        MockResponse.Builder http = new MockResponse.Builder().code(statut).headers(Headers.of(entetes));
        String envoye = avecCorps ? corps : "";
        if (panne != null) {
            panne.deranger(http, !envoye.isEmpty());
        }
        return http.body(envoye).build();
    }
}
