package io.github.impotparticulier.exemples.franceconnect.fournisseur;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Spring Authorization Server, sous {@code /api/v2} comme FranceConnect. L'émetteur se déduit du port obtenu. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PagesFournisseur.class)
class ConfigurationFournisseur {
    private static final String CHOIX = "/identites";

    @Bean
    AuthorizationServerSettings adresses() {
        return AuthorizationServerSettings.builder()
                .authorizationEndpoint("/authorize")
                .tokenEndpoint("/token")
                .jwkSetEndpoint("/jwks")
                .oidcUserInfoEndpoint("/userinfo")
                .oidcLogoutEndpoint("/session/end")
                .build();
    }

    @Bean
    Inscrits inscrits() {
        return new Inscrits();
    }

    @Bean
    OAuth2AuthorizationService autorisations() {
        return new InMemoryOAuth2AuthorizationService();
    }

    @Bean
    OAuth2AuthorizationConsentService consentements() {
        return new ConsentementsDemandes();
    }

    @Bean
    JetonsEmis jetonsEmis(OAuth2AuthorizationService autorisations) {
        return new JetonsEmis(autorisations);
    }

    @Bean
    ChoixSansMotDePasse choix(Identites identites) {
        return new ChoixSansMotDePasse(identites);
    }

    /** Une clé neuve à chaque démarrage. */
    @Bean
    JWKSource<SecurityContext> cles() throws JOSEException {
        return new ImmutableJWKSet<>(new JWKSet(new ECKeyGenerator(Curve.P_256)
                .keyID(UUID.randomUUID().toString())
                .generate()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> niveauDeGarantie() {
        return jeton -> jeton.getClaims().claim("acr", "eidas1");
    }

    /** À part : Spring Authorization Server n'accepte ici que des JWT, et le jeton d'accès est opaque. */
    @Bean
    @Order(1)
    SecurityFilterChain userinfo(HttpSecurity http, JetonsEmis jetons) {
        return http.securityMatcher("/userinfo")
                .authorizeHttpRequests(acces -> acces.anyRequest().authenticated())
                .oauth2ResourceServer(ressource -> ressource.opaqueToken(opaque -> opaque.introspector(jetons)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain openIdConnect(HttpSecurity http) {
        return http.oauth2AuthorizationServer(serveur -> {
                    http.securityMatcher(serveur.getEndpointsMatcher());
                    serveur.oidc(Customizer.withDefaults())
                            .authorizationEndpoint(demande -> demande.consentPage("/consentement"));
                })
                .authorizeHttpRequests(acces -> acces.anyRequest().authenticated())
                .exceptionHandling(refus -> refus.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(CHOIX)))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(acces -> acces.requestMatchers("/style.css", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(choix -> choix.loginPage(CHOIX).permitAll())
                .build();
    }
}
