package io.github.impotparticulier.exemples.franceconnect.teleservice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Qui peut lire quoi, et où mène une connexion, aboutie ou non. */
@Configuration(proxyBeanMethods = false)
class ConfigurationSecurite {
    @Bean
    JetonDUnePage jetonDUnePage() {
        return new JetonDUnePage();
    }

    @Bean
    SecurityFilterChain securite(HttpSecurity http, ClientRegistrationRepository inscriptions, JetonDUnePage jeton) {
        ConnexionEchouee echec = new ConnexionEchouee();
        return http.authorizeHttpRequests(
                        acces -> acces.requestMatchers("/", DeconnexionFranceConnect.RETOUR, "/style.css", "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2Login(connexion -> connexion
                        .loginPage("/")
                        .defaultSuccessUrl("/mes-droits", true)
                        .authorizedClientRepository(jeton)
                        .failureHandler(echec)
                        .withObjectPostProcessor(versFranceConnectEnPanne(echec)))
                .logout(deconnexion -> deconnexion
                        .logoutUrl("/deconnexion")
                        .logoutSuccessHandler(new DeconnexionFranceConnect(inscriptions)))
                // Sans session, ou celle-ci finie : la page d'accueil le dit.
                .exceptionHandling(refus -> refus.authenticationEntryPoint(
                                (requete, reponse, e) -> Motif.SESSION.rediriger(requete, reponse))
                        .accessDeniedHandler((requete, reponse, e) -> Motif.SESSION.rediriger(requete, reponse)))
                .headers(entetes -> entetes.contentSecurityPolicy(
                        politique -> politique.policyDirectives("default-src 'none'; style-src 'self'")))
                .build();
    }

    /** FranceConnect en panne avant même que la personne y aille : la même suite que s'il l'est à son retour. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> versFranceConnectEnPanne(
            ConnexionEchouee echec) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filtre) {
                filtre.setAuthenticationFailureHandler(echec);
                return filtre;
            }
        };
    }
}
