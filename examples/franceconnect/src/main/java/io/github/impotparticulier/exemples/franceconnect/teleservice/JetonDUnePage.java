package io.github.impotparticulier.exemples.franceconnect.teleservice;

import io.github.impotparticulier.personne.JetonFranceConnect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * Le jeton d'une personne, de son retour de FranceConnect à la page qui suit, qui le prend. Spring Security, de lui-même, le garderait
 * autant que la session. La page d'un autre, identifié dans la même session entre-temps, ne l'a pas.
 *
 * <p>Le dépôt ne se sérialise pas, exprès : le jeton ne va ni sur disque ni dans un stockage de sessions partagé.
 */
final class JetonDUnePage implements OAuth2AuthorizedClientRepository {
    private static final String DEPOT = JetonDUnePage.class.getName();

    /** Le jeton, une fois ; vide s'il a déjà servi, ou si la session est nouvelle. */
    Optional<JetonFranceConnect> prendre(HttpServletRequest requete, Principal personne) {
        HttpSession session = requete.getSession(false);
        Object garde = session == null ? null : session.getAttribute(DEPOT);
        if (session == null || !(garde instanceof AtomicReference<?> reference)) {
            return Optional.empty();
        }
        session.removeAttribute(DEPOT);
        // Deux pages demandées ensemble : une seule l'obtient.
        return Optional.ofNullable(reference.getAndSet(null))
                .map(Depot.class::cast)
                .filter(depose -> depose.titulaire().equals(personne.getName()))
                .map(Depot::jeton);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication personne,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        JetonFranceConnect jeton = JetonFranceConnect.de(client.getAccessToken().getTokenValue());
        requete.getSession().setAttribute(DEPOT, new AtomicReference<>(new Depot(personne.getName(), jeton)));
    }

    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String inscription, Authentication personne, HttpServletRequest requete) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String inscription, Authentication personne, HttpServletRequest requete, HttpServletResponse reponse) {
        prendre(requete, personne);
    }

    /** Un jeton, et de qui il est. */
    private record Depot(String titulaire, JetonFranceConnect jeton) {
        @Override
        public String toString() {
            return "Depot";
        }
    }
}
