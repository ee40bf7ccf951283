package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * Le jeton d'une portée, demandé ou refusé par deux fils au même instant, sous jcstress ; la passerelle en donne un autre à chaque
 * demande. Se lance par le profil {@code concurrence} du pom.
 */
public class JetonsSousConcurrence {
    private static final String SCOPE = "RessourceIR";
    private static final AtomicLong NUMERO = new AtomicLong();
    private static final Reglages REGLAGES = new Reglages(
            HttpUrl.get("http://127.0.0.1:9/"),
            "cle-fictive",
            "secret-fictif",
            null,
            client(),
            Delais.PAR_DEFAUT,
            1,
            null,
            null,
            new Temps(() -> 0, Clock.systemUTC(), duree -> new CompletableFuture<>(), () -> 0));
    private static final Transport TRANSPORT = new Transport(REGLAGES, Runnable::run);

    private JetonsSousConcurrence() {}

    private static OkHttpClient client() {
        Dispatcher repartiteur = new Dispatcher(new FilsManuels());
        repartiteur.setMaxRequests(1000);
        repartiteur.setMaxRequestsPerHost(1000);
        return new OkHttpClient.Builder()
                .dispatcher(repartiteur)
                .addInterceptor(chaine -> new Response.Builder()
                        .request(chaine.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("")
                        .body(ResponseBody.create(
                                "{\"access_token\":\"jeton-" + NUMERO.incrementAndGet() + "\",\"expires_in\":3600}",
                                null))
                        .build())
                .build();
    }

    private static Jetons jetons() {
        return new Jetons(REGLAGES, TRANSPORT, new Journal(null, REGLAGES.temps()), () -> false);
    }

    private static Jeton obtenir(Jetons jetons) {
        return ((Succes<Jeton>) jetons.pour(SCOPE).join()).valeur();
    }

    /** À froid, deux fils n'en demandent qu'un. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "Le même jeton pour les deux.")
    @State
    public static class AFroid {
        private final Jetons jetons = jetons();
        private Jeton premier;
        private Jeton second;

        @Actor
        public void un() {
            premier = obtenir(jetons);
        }

        @Actor
        public void deux() {
            second = obtenir(jetons);
        }

        @Arbiter
        public void comparer(Z_Result r) {
            r.r1 = premier.equals(second);
        }
    }

    /** Refusé à deux fils, un jeton n'est remplacé qu'une fois. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "Un seul remplaçant, pour les deux.")
    @State
    public static class Refuse {
        private final Jetons jetons = jetons();
        private final Jeton refuse = obtenir(jetons);
        private Jeton premier;
        private Jeton second;

        @Actor
        public void un() {
            jetons.remplacer(SCOPE, refuse);
            premier = obtenir(jetons);
        }

        @Actor
        public void deux() {
            jetons.remplacer(SCOPE, refuse);
            second = obtenir(jetons);
        }

        @Arbiter
        public void comparer(Z_Result r) {
            r.r1 = premier.equals(second) && !premier.equals(refuse);
        }
    }
}
