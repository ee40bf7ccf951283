package io.github.impotparticulier.exemples.quota;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * La demande d'un jeton à la passerelle : OAuth 2.0, « client credentials » (RFC 6749, 4.4), par la bibliothèque de Nimbus.
 *
 * <p>Des identifiants refusés ne sont pas redemandés avant cinq secondes, comme dans le SDK : un compte finirait par se verrouiller.
 */
final class DemandeDeJeton {
    private static final Logger JOURNAL = LoggerFactory.getLogger(JetonsPartages.class);
    private static final Duration REPOS_APRES_REFUS = Duration.ofSeconds(5);
    /** Ce que vit un jeton dont la passerelle ne dit pas la durée. */
    private static final Duration VIE_PRUDENTE = Duration.ofSeconds(60);

    /** Les refus de la RFC 6749, 5.2. Tout autre texte vient d'on ne sait qui, et ne se répète pas. */
    private static final Set<String> REFUS = Stream.of(
                    OAuth2Error.INVALID_REQUEST,
                    OAuth2Error.INVALID_CLIENT,
                    OAuth2Error.INVALID_GRANT,
                    OAuth2Error.UNAUTHORIZED_CLIENT,
                    OAuth2Error.UNSUPPORTED_GRANT_TYPE,
                    OAuth2Error.INVALID_SCOPE)
            .map(ErrorObject::getCode)
            .collect(Collectors.toUnmodifiableSet());

    private final URI adresse;
    private final ClientAuthentication identifiants;
    private final Duration connexion;
    private final Duration lecture;
    private final LongSupplier nanos;
    private final Map<String, Refus> refus = new ConcurrentHashMap<>();

    DemandeDeJeton(Identifiants identifiants, Duration connexion, Duration lecture, LongSupplier nanos) {
        this.adresse = identifiants.adresseDesJetons();
        this.identifiants = new ClientSecretBasic(new ClientID(identifiants.cle()), new Secret(identifiants.secret()));
        this.connexion = connexion;
        this.lecture = lecture;
        this.nanos = nanos;
    }

    /**
     * Demande un jeton.
     *
     * @param portee vide s'il n'y en a pas
     * @throws IdentifiantsRefusesException si la passerelle les refuse, ou l'a fait il y a peu
     * @throws IOException si elle ne répond pas, ou autre chose
     */
    Recu faire(String portee) throws IOException {
        Refus dernier = refus.get(portee);
        if (dernier != null && nanos.getAsLong() - dernier.instant() < REPOS_APRES_REFUS.toNanos()) {
            throw new IdentifiantsRefusesException(dernier.code());
        }
        HTTPResponse reponse = envoyer(portee);
        TokenResponse lue;
        try {
            lue = TokenResponse.parse(reponse);
        } catch (ParseException e) {
            // Sans la cause : son message peut citer la réponse, donc un jeton.
            throw new IOException("La passerelle a répondu " + reponse.getStatusCode() + " sans jeton lisible.");
        }
        if (!lue.indicatesSuccess()) {
            throw echec(portee, reponse.getStatusCode(), lue.toErrorResponse().getErrorObject());
        }
        AccessToken jeton = lue.toSuccessResponse().getTokens().getAccessToken();
        Duration vie = jeton.getLifetime() > 0 ? Duration.ofSeconds(jeton.getLifetime()) : VIE_PRUDENTE;
        return new Recu(jeton.getValue(), vie);
    }

    private HTTPResponse envoyer(String portee) throws IOException {
        Scope scope = portee.isEmpty() ? null : Scope.parse(portee);
        HTTPRequest requete =
                new TokenRequest(adresse, identifiants, new ClientCredentialsGrant(), scope).toHTTPRequest();
        requete.setConnectTimeout((int) connexion.toMillis());
        requete.setReadTimeout((int) lecture.toMillis());
        requete.setFollowRedirects(false);
        try {
            return requete.send();
        } catch (IOException e) {
            throw new IOException(
                    "Aucune réponse à une demande de jeton : " + e.getClass().getSimpleName() + ".", e);
        }
    }

    private IOException echec(String portee, int statut, ErrorObject erreur) {
        String code =
                Optional.ofNullable(erreur.getCode()).filter(REFUS::contains).orElse("");
        if (code.isEmpty() || statut >= 500) {
            return new IOException("La passerelle a répondu " + statut + " à une demande de jeton.");
        }
        refus.put(portee, new Refus(code, nanos.getAsLong()));
        IdentifiantsRefusesException neuf = new IdentifiantsRefusesException(code);
        JOURNAL.warn(neuf.getMessage());
        return neuf;
    }

    /** Un jeton, et combien il vit. */
    record Recu(String valeur, Duration vie) {
        @Override
        public String toString() {
            return "Recu[masqué]";
        }
    }

    private record Refus(String code, long instant) {}
}
