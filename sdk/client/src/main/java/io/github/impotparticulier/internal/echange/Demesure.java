package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;

/** Il est venu du réseau plus d'octets que cet échange n'en peut lire. */
final class Demesure extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    Demesure() {
        super("plus d'octets que permis");
    }

    /** Vrai si c'est ce qui a causé cette panne : TLS, entre autres, l'enveloppe. */
    static boolean estLaCauseDe(Throwable panne) {
        for (Throwable cause = panne; cause != null; cause = cause.getCause()) {
            if (cause instanceof Demesure) {
                return true;
            }
        }
        return false;
    }
}
