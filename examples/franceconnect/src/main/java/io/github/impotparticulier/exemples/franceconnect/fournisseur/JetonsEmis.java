package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionAuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** De qui est un jeton d'accès émis ici, tant qu'il vaut. */
final class JetonsEmis implements OpaqueTokenIntrospector {
    private final OAuth2AuthorizationService autorisations;

    JetonsEmis(OAuth2AuthorizationService autorisations) {
        this.autorisations = autorisations;
    }

    Optional<Porteur> porteur(String jeton) {
        OAuth2Authorization autorisation = autorisations.findByToken(jeton, OAuth2TokenType.ACCESS_TOKEN);
        OAuth2Authorization.Token<OAuth2AccessToken> acces =
                autorisation == null ? null : autorisation.getAccessToken();
        return autorisation == null || acces == null || !acces.isActive()
                ? Optional.empty()
                : Optional.of(new Porteur(
                        autorisation.getPrincipalName(), acces.getToken().getScopes()));
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String jeton) {
        Porteur porteur =
                porteur(jeton).orElseThrow(() -> new BadOpaqueTokenException("Jeton inconnu, expiré ou révoqué"));
        return new OAuth2IntrospectionAuthenticatedPrincipal(
                porteur.sub(), Map.of("scopes", porteur.scopes()), AuthorityUtils.NO_AUTHORITIES);
    }

    /** Un {@code sub}, et ce qu'il a consenti. */
    record Porteur(String sub, Set<String> scopes) {
        @Override
        public String toString() {
            return "Porteur";
        }
    }
}
