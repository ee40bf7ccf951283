package io.github.impotparticulier.exemples.franceconnect.teleservice;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** Ce que FranceConnect a convenu avec ce téléservice. */
@ConfigurationProperties("franceconnect")
record ReglagesFranceConnect(
        String emetteur,
        String clientId,
        String clientSecret,
        String niveau,
        SignatureAlgorithm signature,
        List<String> scopes) {
    /** Sans le secret. */
    @Override
    public String toString() {
        return "ReglagesFranceConnect[" + emetteur + "]";
    }
}
