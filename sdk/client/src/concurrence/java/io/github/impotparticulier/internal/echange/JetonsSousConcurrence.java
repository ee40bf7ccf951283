package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * Le jeton d'une portée, demandé ou refusé par deux fils au même instant, sous jcstress ; la source en donne un autre à chaque
 * demande. Se lance par le profil {@code concurrence} du pom.
 */
public class JetonsSousConcurrence {
    private static final String SCOPE = "RessourceIR";
    private static final AtomicLong NUMERO = new AtomicLong();
    private static final Temps TEMPS = new Temps(() -> 0, Clock.systemUTC(), duree -> {}, () -> 0);
    private static final DemandeJeton DEMANDE = demande();

    private JetonsSousConcurrence() {}

    private static DemandeJeton demande() {
        Reglages reglages = new Reglages(
                RaccordDEssai.oauth2(
                        HttpUrl.get("http://127.0.0.1:9/"),
                        null,
                        null,
                        (portee, refuse) -> "jeton-" + NUMERO.incrementAndGet(),
                        null,
                        TEMPS),
                null,
                null,
                Delais.PAR_DEFAUT,
                1,
                null,
                null,
                TEMPS);
        return new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                new Transport(reglages, new OkHttpClient(), Runnable::run),
                new Journal(null, TEMPS),
                Runnable::run);
    }

    private static Jetons jetons() {
        return new Jetons(DEMANDE, Runnable::run, TEMPS, () -> false);
    }

    private static Jeton obtenir(Jetons jetons) {
        return ((Succes<Jeton>) jetons.pour(SCOPE, new Operation(Delais.PAR_DEFAUT, null, TEMPS))).valeur();
    }

    private static Refus refus(Jeton jeton) {
        return new Refus(jeton, "/situations", 0, 0, 1, false, Long.MAX_VALUE);
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
            jetons.apresRefus(SCOPE, refus(refuse));
            premier = obtenir(jetons);
        }

        @Actor
        public void deux() {
            jetons.apresRefus(SCOPE, refus(refuse));
            second = obtenir(jetons);
        }

        @Arbiter
        public void comparer(Z_Result r) {
            r.r1 = premier.equals(second) && !premier.equals(refuse);
        }
    }
}
