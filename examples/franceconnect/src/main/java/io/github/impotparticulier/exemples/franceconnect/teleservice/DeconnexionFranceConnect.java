package io.github.impotparticulier.exemples.franceconnect.teleservice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** La session d'ici finie, celle de FranceConnect : {@code id_token_hint} dit laquelle, et {@code state} revient avec la personne. */
final class DeconnexionFranceConnect extends OidcClientInitiatedLogoutSuccessHandler {
    static final String RETOUR = "/deconnexion/retour";

    private static final String ETAT = DeconnexionFranceConnect.class.getName();

    private final Base64StringKeyGenerator etats =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding());

    DeconnexionFranceConnect(ClientRegistrationRepository inscriptions) {
        super(inscriptions);
        setPostLogoutRedirectUri("{baseUrl}" + RETOUR);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest requete, HttpServletResponse reponse, @Nullable Authentication personne) {
        String adresse = super.determineTargetUrl(requete, reponse, personne);
        if (!adresse.contains("id_token_hint=")) {
            return adresse;
        }
        String etat = etats.generateKey();
        requete.getSession().setAttribute(ETAT, etat);
        return adresse + "&state=" + etat;
    }

    /** Vrai si la personne revient de la déconnexion que cette session attendait ; la session en est finie. */
    static boolean revientDe(HttpServletRequest requete, @Nullable String etat) {
        HttpSession session = requete.getSession(false);
        if (session == null || etat == null || !etat.equals(session.getAttribute(ETAT))) {
            return false;
        }
        session.invalidate();
        return true;
    }
}
