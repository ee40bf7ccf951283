package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Amène dans son tampon le corps d'une réponse, tel qu'il est sur le fil. Un corps long est tassé à mesure, pour ne tenir guère plus de
 * mémoire que d'octets, si petits qu'en soient les morceaux ; un autre n'est jamais copié.
 */
final class LectureDuCorps {
    private static final int LONG = 16 * 1024;
    private static final int COPIE = 8 * 1024;

    private final BufferedSource source;
    private final @Nullable Ration ration;
    private final Buffer tasse = new Buffer();

    /**
     * Prépare une lecture.
     *
     * @param source le corps
     * @param ration ce que la connexion peut lire, si cela se compte
     */
    LectureDuCorps(BufferedSource source, @Nullable Ration ration) {
        this.source = source;
        this.ration = ration;
    }

    /** Lit le corps jusqu'à sa fin ou sa borne ; vrai s'il la dépasse, et plus rien n'en sera lu. */
    boolean depasse(int octetsMax) throws IOException {
        Buffer lu = source.getBuffer();
        boolean depasse;
        do {
            depasse = tasse.size() + lu.size() > octetsMax;
            if (ration != null) {
                if (depasse) {
                    ration.finie();
                } else {
                    ration.leCorpsAvance();
                }
            }
            if (lu.size() >= LONG) {
                tasser(lu);
            }
        } while (!depasse && source.request(lu.size() + 1));
        rendre(lu);
        return depasse;
    }

    private void tasser(Buffer lu) {
        byte[] copie = new byte[COPIE];
        for (int octets = lu.read(copie); octets >= 0; octets = lu.read(copie)) {
            tasse.write(copie, 0, octets);
        }
    }

    /** Remet tout, dans l'ordre, où l'on viendra le lire. */
    private void rendre(Buffer lu) {
        if (tasse.size() > 0) {
            tasse.write(lu, lu.size());
            lu.write(tasse, tasse.size());
        }
    }
}
