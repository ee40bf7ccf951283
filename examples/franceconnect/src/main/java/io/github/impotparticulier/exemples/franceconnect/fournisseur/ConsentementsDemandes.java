package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** Ne retient aucun consentement : il est demandé à chaque identification. */
final class ConsentementsDemandes implements OAuth2AuthorizationConsentService {
    @Override
    public void save(OAuth2AuthorizationConsent consentement) {
        // Il ne vaut que pour cette fois.
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consentement) {
        // Aucun n'est gardé.
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String inscription, String personne) {
        return null;
    }
}
