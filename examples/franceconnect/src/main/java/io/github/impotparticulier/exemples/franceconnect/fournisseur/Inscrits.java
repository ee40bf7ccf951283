package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Les téléservices inscrits. */
final class Inscrits implements RegisteredClientRepository {
    private static final Duration UNE_MINUTE = Duration.ofMinutes(1);

    private final Map<String, RegisteredClient> parId = new ConcurrentHashMap<>();

    /** Comme FranceConnect : un code avec PKCE, un jeton d'accès opaque, aucun jeton de renouvellement. */
    void inscrire(Inscription inscription, String retour, String retourDeDeconnexion, List<String> perimetres) {
        RegisteredClient.Builder client = RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId(inscription.clientId())
                .clientSecret("{noop}" + inscription.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(retour)
                .postLogoutRedirectUri(retourDeDeconnexion)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(UNE_MINUTE)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build());
        perimetres.forEach(client::scope);
        save(client.build());
    }

    @Override
    public void save(RegisteredClient client) {
        parId.put(client.getId(), client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return parId.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return parId.values().stream()
                .filter(client -> client.getClientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }
}
