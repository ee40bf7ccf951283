package io.github.impotparticulier.exemples.franceconnect.teleservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.personne.JetonFranceConnect;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

class JetonDUnePageTest {
    private final JetonDUnePage depot = new JetonDUnePage();
    private final MockHttpServletRequest requete = new MockHttpServletRequest();
    private final Authentication personne = new TestingAuthenticationToken("sub", "");

    private void deposer(String jeton) {
        ClientRegistration inscription = ClientRegistration.withRegistrationId("franceconnect")
                .clientId("id")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}")
                .authorizationUri("http://127.0.0.1/authorize")
                .tokenUri("http://127.0.0.1/token")
                .build();
        OAuth2AccessToken acces = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jeton, Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        depot.saveAuthorizedClient(
                new OAuth2AuthorizedClient(inscription, "sub", acces),
                personne,
                requete,
                new MockHttpServletResponse());
    }

    @Test
    void il_ne_se_prend_qu_une_fois() {
        deposer("jeton-fictif");

        assertThat(depot.prendre(requete, personne)).contains(JetonFranceConnect.de("jeton-fictif"));
        assertThat(depot.prendre(requete, personne)).isEmpty();
        assertThat(Collections.list(requete.getSession().getAttributeNames())).isEmpty();
    }

    /** Deux identifications dans la même session, et une page demandée entre les deux : celle de l'un n'a pas le jeton de l'autre. */
    @Test
    void il_ne_se_prend_que_pour_son_titulaire() {
        deposer("jeton-fictif");

        assertThat(depot.prendre(requete, new TestingAuthenticationToken("autre-sub", "")))
                .isEmpty();
        assertThat(depot.prendre(requete, personne)).isEmpty();
    }

    @Test
    void une_requete_sans_session_n_en_a_pas_et_n_en_ouvre_pas() {
        assertThat(depot.prendre(requete, personne)).isEmpty();
        assertThat(requete.getSession(false)).isNull();
    }

    @Test
    void spring_ne_le_relit_pas_et_peut_l_oublier() {
        deposer("jeton-fictif");

        OAuth2AuthorizedClient relu = depot.loadAuthorizedClient("franceconnect", personne, requete);
        assertThat(relu).isNull();
        depot.removeAuthorizedClient("franceconnect", personne, requete, new MockHttpServletResponse());
        assertThat(depot.prendre(requete, personne)).isEmpty();
    }

    /** Une session écrite sur disque ou dans un stockage partagé ne peut pas l'emporter, ni un journal le montrer. */
    @Test
    void il_ne_quitte_pas_la_memoire() {
        deposer("jeton-fictif");

        Object garde = requete.getSession()
                .getAttribute(Collections.list(requete.getSession().getAttributeNames())
                        .get(0));
        assertThat(garde.toString()).doesNotContain("jeton-fictif");
        assertThat(Serializable.class.isAssignableFrom(JetonFranceConnect.class))
                .isFalse();
    }
}
