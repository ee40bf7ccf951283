package io.github.impotparticulier.bacasable.fenetre;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** Sert la page à la racine, et ce que ses formulaires demandent : un POST, puis un renvoi (303) vers la page. */
public final class ServiceFenetre {
    private static final String FORMULAIRE = "application/x-www-form-urlencoded";

    private final Hote hote;

    /**
     * Prépare la fenêtre.
     *
     * @param hote le bac à sable
     */
    public ServiceFenetre(Hote hote) {
        this.hote = hote;
    }

    /**
     * Si cette adresse est celle de la page.
     *
     * @param adresse l'adresse demandée
     * @return vrai à la racine
     */
    @SuppressWarnings("exports")
    public static boolean concerne(HttpUrl adresse) {
        return adresse.pathSegments().equals(List.of(""));
    }

    /**
     * Répond à une requête.
     *
     * @param requete la requête
     * @return la réponse
     */
    @SuppressWarnings("exports")
    public MockResponse repondre(RecordedRequest requete) {
        Optional<String> refus = Garde.refus(requete);
        if (refus.isPresent()) {
            return texte(403, refus.get()).build();
        }
        Vue vue = Vue.de(requete.getUrl());
        return switch (requete.getMethod()) {
            case "GET" -> page(200, vue, Optional.empty()).build();
            case "HEAD" -> page(200, vue, Optional.empty()).body("").build();
            case "POST" -> soumettre(requete, vue);
            default ->
                texte(405, "La fenêtre se lit (GET) et se soumet (POST).")
                        .addHeader("Allow", "GET, HEAD, POST")
                        .build();
        };
    }

    private MockResponse soumettre(RecordedRequest requete, Vue vue) {
        String type = requete.getHeaders().get("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORMULAIRE)) {
            return texte(415, "La fenêtre attend un formulaire (" + FORMULAIRE + ").")
                    .build();
        }
        Champs champs = Champs.de(requete);
        try {
            Action action = Action.de(champs);
            action.executer(hote, champs);
            return new MockResponse.Builder()
                    .code(303)
                    .addHeader("Location", vue.adresse(action.section()))
                    .addHeader("Cache-Control", "no-store")
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return page(400, vue, Optional.ofNullable(e.getMessage())).build();
        }
    }

    private MockResponse.Builder page(int statut, Vue vue, Optional<String> erreur) {
        return reponse(
                        statut,
                        "text/html",
                        new Page(hote.etat(), vue, erreur).html().page())
                .addHeader("Content-Security-Policy", Style.POLITIQUE)
                // « no-referrer » rendrait nul l'Origin de nos propres formulaires.
                .addHeader("Referrer-Policy", "same-origin")
                .addHeader("X-Content-Type-Options", "nosniff");
    }

    private static MockResponse.Builder texte(int statut, String phrase) {
        return reponse(statut, "text/plain", phrase + "\n");
    }

    private static MockResponse.Builder reponse(int statut, String type, String corps) {
        return new MockResponse.Builder()
                .code(statut)
                .addHeader("Content-Type", type + ";charset=" + StandardCharsets.UTF_8)
                .addHeader("Cache-Control", "no-store")
                .body(corps);
    }
}
