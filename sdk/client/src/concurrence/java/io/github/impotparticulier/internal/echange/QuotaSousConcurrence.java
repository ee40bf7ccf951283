package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Le quota d'une API, pris par deux fils au même instant, des millions de fois, sous jcstress : toute issue qui n'est pas nommée est
 * interdite. Se lance par le profil {@code concurrence} du pom.
 */
public class QuotaSousConcurrence {
    private QuotaSousConcurrence() {}

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private static Temps temps(long[] nanos) {
        return new Temps(() -> nanos[0], Clock.systemUTC(), LockSupport::parkNanos, () -> 0);
    }

    private static Fenetre fenetre(int places, long[] nanos) {
        return new Fenetre(places, MINUTE, temps(nanos));
    }

    /** Sans attendre : l'échéance est déjà là. */
    private static boolean prendre(Fenetre fenetre) {
        return fenetre.prendre(new Operation(Delais.PAR_DEFAUT, null, temps(new long[1]), 0, null));
    }

    /** La dernière place ne se donne qu'une fois. */
    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "Un seul l'obtient.")
    @State
    public static class DernierePlace {
        private final Fenetre fenetre = fenetre(1, new long[1]);

        @Actor
        public void un(ZZ_Result r) {
            r.r1 = prendre(fenetre);
        }

        @Actor
        public void deux(ZZ_Result r) {
            r.r2 = prendre(fenetre);
        }
    }

    /** Deux places rendues ensemble reviennent toutes les deux, une minute après, et pas une de plus. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Les deux reviennent.")
    @State
    public static class DeuxRetours {
        private final long[] nanos = new long[1];
        private final Fenetre fenetre = fenetre(2, nanos);
        private final boolean prises = prendre(fenetre) && prendre(fenetre);

        @Actor
        public void un() {
            fenetre.rendre();
        }

        @Actor
        public void deux() {
            fenetre.rendre();
        }

        @Arbiter
        public void compter(I_Result r) {
            nanos[0] = MINUTE;
            while (prises && r.r1 < 4 && prendre(fenetre)) {
                r.r1++;
            }
        }
    }

    /** Une place rendue pendant qu'une autre se prend : les deux comptes restent justes. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Une place prise sur trois, les deux autres libres.")
    @State
    public static class PriseEtRetour {
        private final long[] nanos = new long[1];
        private final Fenetre fenetre = fenetre(3, nanos);
        private final boolean prise = prendre(fenetre);

        @Actor
        public void prendreUne() {
            boolean obtenue = prendre(fenetre);
            assert obtenue;
        }

        @Actor
        public void rendreUne() {
            fenetre.rendre();
        }

        @Arbiter
        public void compter(I_Result r) {
            nanos[0] = MINUTE;
            while (prise && r.r1 < 5 && prendre(fenetre)) {
                r.r1++;
            }
        }
    }

    /** Une place qui n'a pas servi va à celui qui attend, ou qui arrive : il n'attend pas le retour des autres. */
    @JCStressTest
    @Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "Il l'obtient, et il n'en reste pas.")
    @State
    public static class PlaceRendue {
        private final long[] nanos = new long[1];
        private final Fenetre fenetre = fenetre(2, nanos);
        private final boolean prises = prendre(fenetre) && prendre(fenetre);

        public PlaceRendue() {
            fenetre.rendre();
        }

        @Actor
        public void attendre(ZI_Result r) {
            r.r1 = fenetre.prendre(new Operation(Delais.PAR_DEFAUT, null, temps(nanos), 2 * MINUTE, null));
        }

        @Actor
        public void renoncer() {
            fenetre.renoncer();
        }

        @Arbiter
        public void compter(ZI_Result r) {
            while (prises && r.r2 < 3 && prendre(fenetre)) {
                r.r2++;
            }
        }
    }
}
