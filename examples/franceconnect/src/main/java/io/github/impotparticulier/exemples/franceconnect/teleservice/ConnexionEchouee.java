package io.github.impotparticulier.exemples.franceconnect.teleservice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Une connexion qui n'aboutit pas ramène à l'accueil, qui dit pourquoi. */
final class ConnexionEchouee implements AuthenticationFailureHandler {
    private static final Logger JOURNAL = LoggerFactory.getLogger(ConnexionEchouee.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest requete, HttpServletResponse reponse, AuthenticationException echec) throws IOException {
        Motif motif = echec instanceof OAuth2AuthenticationException refus
                ? Motif.duCode(refus.getError().getErrorCode())
                : Motif.INDISPONIBLE;
        // Ni le code ni le message : ils viennent de l'adresse de retour, que chacun peut écrire.
        JOURNAL.info("Identification non aboutie : {}", motif);
        motif.rediriger(requete, reponse);
    }
}
