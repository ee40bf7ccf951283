package io.github.impotparticulier.exemples.franceconnect.teleservice;

import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Ce que Spring Security doit savoir de FranceConnect. {@code state} et {@code nonce} sont de lui : 32 et 96 octets tirés au hasard. */
@Configuration(proxyBeanMethods = false)
class ConfigurationFranceConnect {
    static final String INSCRIPTION = "franceconnect";

    /** Les adresses se lisent chez FranceConnect à la première connexion : qu'il soit en panne n'empêche pas de démarrer. */
    @Bean
    ClientRegistrationRepository inscriptions(ReglagesFranceConnect reglages) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(inscription(reglages)));
    }

    private static ClientRegistration inscription(ReglagesFranceConnect reglages) {
        return ClientRegistrations.fromIssuerLocation(reglages.emetteur())
                .registrationId(INSCRIPTION)
                .clientId(reglages.clientId())
                .clientSecret(reglages.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .scope(reglages.scopes())
                .build();
    }

    /** La demande porte aussi PKCE et le niveau de garantie. */
    @Bean
    OAuth2AuthorizationRequestResolver demandes(
            ClientRegistrationRepository inscriptions, ReglagesFranceConnect reglages) {
        DefaultOAuth2AuthorizationRequestResolver demandes =
                new DefaultOAuth2AuthorizationRequestResolver(inscriptions, "/oauth2/authorization");
        demandes.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(demande ->
                        demande.additionalParameters(parametres -> parametres.put("acr_values", reglages.niveau()))));
        return demandes;
    }

    /** Le jeton d'identité : signé comme convenu, pour nous, de cette demande, et d'un niveau de garantie suffisant. */
    @Bean
    JwtDecoderFactory<ClientRegistration> jetonsDIdentite(ReglagesFranceConnect reglages) {
        OidcIdTokenDecoderFactory jetons = new OidcIdTokenDecoderFactory();
        jetons.setJwsAlgorithmResolver(inscription -> reglages.signature());
        jetons.setJwtValidatorFactory(inscription -> new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new OidcIdTokenValidator(inscription),
                new JwtClaimValidator<>("acr", suffisant(reglages.niveau()))));
        return jetons;
    }

    /** {@code eidas1}, {@code eidas2}, {@code eidas3} : dans l'ordre de l'alphabet. */
    static Predicate<String> suffisant(String demande) {
        return obtenu -> obtenu != null && obtenu.startsWith("eidas") && obtenu.compareTo(demande) >= 0;
    }
}
