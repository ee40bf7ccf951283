package io.github.impotparticulier.mesures;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Un jeton gardé jusqu'à trente secondes de sa fin : ce que font de lui tous les étalons qui le gardent. */
final class JetonGarde {
    private final Source source;
    private @Nullable String courant;
    private long fin;

    JetonGarde(Source source) {
        this.source = source;
    }

    /** Où un jeton se demande. */
    interface Source {
        FoyerJackson.Jeton demander(Charge charge) throws Exception;
    }

    synchronized String courant(Charge charge) throws Exception {
        String jeton = courant;
        if (jeton == null || System.nanoTime() - fin > 0) {
            FoyerJackson.Jeton nouveau = source.demander(charge);
            jeton = nouveau.access_token();
            courant = jeton;
            fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(nouveau.expires_in() - 30);
        }
        return jeton;
    }
}
