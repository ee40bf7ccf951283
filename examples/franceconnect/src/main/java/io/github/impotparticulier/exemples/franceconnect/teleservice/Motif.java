package io.github.impotparticulier.exemples.franceconnect.teleservice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pourquoi la personne est de retour à l'accueil, dit en clair. */
enum Motif {
    ANNULEE("Vous avez annulé votre identification. Rien n'a été lu. Vous pouvez recommencer quand vous voulez."),
    PERIMEE("Cette identification n'est plus valable : elle a déjà servi, ou a trop attendu. Recommencez-la."),
    REFUSEE("La réponse reçue n'est pas celle que FranceConnect devait nous faire : nous ne l'avons pas acceptée."
            + " Recommencez votre identification."),
    INDISPONIBLE("FranceConnect ne répond pas. Réessayez plus tard, ou joignez vos justificatifs à votre demande."),
    SESSION("Votre session est terminée. Identifiez-vous de nouveau."),
    DECONNECTEE("Vous êtes déconnecté, de ce service et de FranceConnect.");

    private static final Map<String, Motif> PAR_CODE = Map.of(
            "access_denied", ANNULEE,
            "authorization_request_not_found", PERIMEE,
            "invalid_state_parameter", PERIMEE,
            "invalid_grant", PERIMEE,
            "invalid_nonce", REFUSEE,
            "invalid_id_token", REFUSEE);

    private final String texte;

    Motif(String texte) {
        this.texte = texte;
    }

    String texte() {
        return texte;
    }

    /** Les codes d'erreur d'OAuth 2.0, d'OpenID Connect et de Spring Security. */
    static Motif duCode(String code) {
        return PAR_CODE.getOrDefault(code, INDISPONIBLE);
    }

    /** Celui d'une adresse ; vide si elle en invente un. */
    static Optional<Motif> deLAdresse(String nom) {
        return Stream.of(values()).filter(motif -> motif.nom().equals(nom)).findFirst();
    }

    void rediriger(HttpServletRequest requete, HttpServletResponse reponse) throws IOException {
        reponse.sendRedirect(requete.getContextPath() + "/?motif=" + nom());
    }

    private String nom() {
        return name().toLowerCase(Locale.ROOT);
    }
}
