package io.github.impotparticulier.exemples.raccordement;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Envoie une requête sans identifiants à la racine d'un serveur, une seule fois pour tous ceux qui l'emploient. */
final class Sonde {
    private static final Duration CONNEXION = Duration.ofSeconds(5);
    private static final Duration TOUT = Duration.ofSeconds(10);

    private final Liaison liaison;
    private final Clock horloge;
    private final Map<HttpUrl, VueReseau> vues = new HashMap<>();

    Sonde(Liaison liaison, Clock horloge) {
        this.liaison = liaison;
        this.horloge = horloge;
    }

    VueReseau voir(HttpUrl adresse) {
        return vues.computeIfAbsent(racine(adresse), this::sonder);
    }

    private static HttpUrl racine(HttpUrl adresse) {
        return new HttpUrl.Builder()
                .scheme(adresse.scheme())
                .host(adresse.host())
                .port(adresse.port())
                .build();
    }

    private VueReseau sonder(HttpUrl adresse) {
        TemoinReseau reseau = new TemoinReseau();
        TemoinTls tls = new TemoinTls(liaison);
        Call appel =
                client(reseau, tls).newCall(new Request.Builder().url(adresse).build());
        try (Response reponse = appel.execute()) {
            Optional<Instant> heure = Optional.ofNullable(reponse.headers().getInstant("Date"));
            if (reponse.code() == 407) {
                reseau.compteDemande();
            }
            return new VueReseau(adresse, reseau, tls, null, heure, horloge.instant());
        } catch (IOException e) {
            return new VueReseau(adresse, reseau, tls, e, Optional.empty(), horloge.instant());
        }
    }

    /** Des connexions à elle, qui ne resservent pas : il faut les voir s'ouvrir. */
    private OkHttpClient client(TemoinReseau reseau, TemoinTls tls) {
        OkHttpClient.Builder builder = liaison.http()
                .newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .eventListener(reseau)
                .proxyAuthenticator(compte(reseau))
                .followRedirects(false)
                .fastFallback(false)
                .connectTimeout(CONNEXION)
                .callTimeout(TOUT);
        return Liaison.avecTls(builder, tls.autorites(), tls.cles()).build();
    }

    /** Note qu'un compte est demandé, laisse celui qui a été confié répondre. */
    private Authenticator compte(TemoinReseau reseau) {
        Authenticator confie = liaison.http().proxyAuthenticator();
        return (route, reponse) -> {
            boolean prealable =
                    reponse.challenges().stream().anyMatch(defi -> defi.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
            Request suite = confie.authenticate(route, reponse);
            if (!prealable && suite == null) {
                reseau.compteDemande();
            }
            return suite;
        };
    }
}
