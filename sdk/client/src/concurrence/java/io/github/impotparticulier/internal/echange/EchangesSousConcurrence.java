package io.github.impotparticulier.internal.echange;

import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/**
 * La place parmi les échanges simultanés, attendue, rendue et abandonnée au même instant, sous jcstress. Un réveil perdu laisserait un fil
 * attendre jusqu'à son échéance, dans cinq secondes : il n'aurait pas de place, ce qui est interdit. Se lance par le profil
 * {@code concurrence} du pom.
 */
public class EchangesSousConcurrence {
    private static final long ATTENTE_MAX = TimeUnit.SECONDS.toNanos(5);

    private EchangesSousConcurrence() {}

    private static Fenetre fenetre() {
        return new Fenetre(1, 0, Temps.REEL);
    }

    /** Une opération de ce fil. */
    private static Operation operation() {
        return new Operation(Delais.PAR_DEFAUT, null, Temps.REEL, System.nanoTime() + ATTENTE_MAX, null);
    }

    /** Sans attendre : l'échéance est déjà là. */
    private static boolean prendre(Fenetre fenetre) {
        return fenetre.prendre(new Operation(Delais.PAR_DEFAUT, null, Temps.REEL, System.nanoTime(), null));
    }

    private static int libres(Fenetre fenetre) {
        int libres = 0;
        while (libres < 3 && prendre(fenetre)) {
            libres++;
        }
        return libres;
    }

    /** Deux fils et une place : chacun son tour. */
    @JCStressTest
    @Outcome(id = "true, true, 1", expect = Expect.ACCEPTABLE, desc = "Les deux l'obtiennent, et elle est libre.")
    @State
    public static class ChacunSonTour {
        private final Fenetre fenetre = fenetre();
        private int dedans;

        @Actor
        public void un(ZZI_Result r) {
            r.r1 = passer();
        }

        @Actor
        public void deux(ZZI_Result r) {
            r.r2 = passer();
        }

        /** Vrai si la place a été obtenue, et pour soi seul. */
        private boolean passer() {
            if (!fenetre.prendre(operation())) {
                return false;
            }
            dedans++;
            boolean seul = dedans == 1;
            dedans--;
            fenetre.rendre();
            return seul;
        }

        @Arbiter
        public void compter(ZZI_Result r) {
            r.r3 = libres(fenetre);
        }
    }

    /** Une place rendue pendant qu'un fil arrive pour l'attendre. */
    @JCStressTest
    @Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "Il l'obtient.")
    @State
    public static class Retour {
        private final Fenetre fenetre = fenetre();

        public Retour() {
            prendre(fenetre);
        }

        @Actor
        public void attendre(ZI_Result r) {
            r.r1 = fenetre.prendre(operation());
        }

        @Actor
        public void rendre() {
            fenetre.rendre();
        }

        @Arbiter
        public void compter(ZI_Result r) {
            r.r2 = libres(fenetre);
        }
    }

    /** Servi, puis abandonné avant d'être réveillé : il garde la place, ou la cède. */
    @JCStressTest
    @Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "La place va au suivant, puis est libre.")
    @State
    public static class ServiPuisAbandonne {
        private final Fenetre fenetre = fenetre();
        private volatile Operation attente;

        public ServiPuisAbandonne() {
            prendre(fenetre);
        }

        @Actor
        public void attendre() {
            attente = operation();
            if (fenetre.prendre(attente)) {
                fenetre.rendre();
            }
        }

        @Actor
        public void couper(ZI_Result r) {
            while (attente == null) {
                Thread.onSpinWait();
            }
            fenetre.rendre();
            attente.abandonner();
            r.r1 = fenetre.prendre(operation());
            fenetre.rendre();
        }

        @Arbiter
        public void compter(ZI_Result r) {
            r.r2 = libres(fenetre);
        }
    }

    /** Abandonné, et servi avant d'avoir quitté la file : il cède la place. */
    @JCStressTest
    @Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "La place va au suivant, puis est libre.")
    @State
    public static class AbandonnePuisServi {
        private final Fenetre fenetre = fenetre();
        private volatile Operation attente;

        public AbandonnePuisServi() {
            prendre(fenetre);
        }

        @Actor
        public void attendre() {
            attente = operation();
            if (fenetre.prendre(attente)) {
                fenetre.rendre();
            }
        }

        @Actor
        public void couper(ZI_Result r) {
            while (attente == null) {
                Thread.onSpinWait();
            }
            attente.abandonner();
            fenetre.rendre();
            r.r1 = fenetre.prendre(operation());
            fenetre.rendre();
        }

        @Arbiter
        public void compter(ZI_Result r) {
            r.r2 = libres(fenetre);
        }
    }
}
