package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Répond au proxy par l'authentification confiée, et nomme celui qu'elle ne satisfait pas. Un record : deux clients ne partagent leurs
 * connexions que si leurs authentifications sont égales.
 *
 * @param confiee l'authentification de l'utilisateur
 */
record AccesProxy(Authenticator confiee) implements Authenticator {
    /** La marque du défi qu'OkHttp s'adresse à lui-même, avant toute réponse du proxy ; un proxy ne peut la contrefaire. */
    private static final long JAMAIS = -1;

    private static final String AUTORISATION = "Proxy-Authorization";

    // À la main : OkHttp compare à chaque appel, et l'amorce d'un record charge des dizaines de classes au démarrage.
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof AccesProxy acces && confiee.equals(acces.confiee);
    }

    @Override
    public int hashCode() {
        return confiee.hashCode();
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response reponse) throws IOException {
        if (!reponse.request().method().equals("CONNECT")) {
            // La passerelle n'est pas un proxy : ce qu'elle demande ainsi irait jusqu'à elle.
            return null;
        }
        Request suite = confiee.authenticate(route, reponse);
        boolean prealable = reponse.receivedResponseAtMillis() == JAMAIS;
        if (!prealable && (suite == null || dejaRefusee(suite, reponse.request()))) {
            throw new Refus(route == null ? Proxy.NO_PROXY : route.proxy());
        }
        return suite;
    }

    /** Beaucoup d'authentifications se représentent telles quelles à chaque refus : un compte finirait verrouillé. */
    private static boolean dejaRefusee(Request suite, Request refusee) {
        return Objects.equals(suite.header(AUTORISATION), refusee.header(AUTORISATION));
    }

    /** Un proxy a répondu 407, et rien ne l'a satisfait. */
    static final class Refus extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private Refus(Proxy proxy) {
            super(nom(proxy));
        }

        String explication() {
            return "Le proxy " + getMessage()
                    + " demande une authentification, ou refuse la vôtre : voyez proxyAuthenticator sur l'OkHttpClient confié.";
        }

        static String nom(Proxy proxy) {
            return proxy.address() instanceof InetSocketAddress adresse
                    ? adresse.getHostString() + ":" + adresse.getPort()
                    : "intercalé";
        }
    }
}
