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
    /** Le défi qu'OkHttp s'adresse à lui-même, avant toute réponse du proxy. */
    private static final String PREALABLE = "OkHttp-Preemptive";

    private static final String AUTORISATION = "Proxy-Authorization";

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response reponse) throws IOException {
        Request suite = confiee.authenticate(route, reponse);
        boolean prealable = reponse.challenges().stream().anyMatch(defi -> PREALABLE.equalsIgnoreCase(defi.scheme()));
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

        private static String nom(Proxy proxy) {
            return proxy.address() instanceof InetSocketAddress adresse
                    ? adresse.getHostString() + ":" + adresse.getPort()
                    : "intercalé";
        }
    }
}
