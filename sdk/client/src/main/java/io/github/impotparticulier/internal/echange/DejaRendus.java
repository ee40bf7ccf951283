package io.github.impotparticulier.internal.echange;

import java.util.zip.CRC32;
import okio.Buffer;

/**
 * Les empreintes des dernières données rendues par une connexion, et des demandes qui les ont obtenues. Le même corps pour une autre
 * demande, s'il ne nomme pas la personne, est peut-être une réponse en double venue en retard.
 */
final class DejaRendus {
    /** Un corps court peut se répéter d'une personne à l'autre. */
    private static final int OCTETS_MIN = 200;

    private static final int NOMBRE = 64;

    private final CRC32 crc = new CRC32();
    private final Buffer.UnsafeCursor curseur = new Buffer.UnsafeCursor();
    /** L'empreinte du corps, puis celle de la demande : d'autres corps de même empreinte ne coûteraient qu'une demande de plus. */
    private final long[] rendus = new long[NOMBRE];

    private int suivant;

    /** Note ces données ; vrai si une autre demande vient de les obtenir, et qu'elles ne nomment pas la personne de celle-ci. */
    boolean redit(Buffer recu, Requete requete) {
        if (recu.size() <= OCTETS_MIN) {
            return false;
        }
        long rendu = empreinte(recu) << 32 | Integer.toUnsignedLong(requete.empreinte());
        boolean redit = false;
        for (long precedent : rendus) {
            redit |= precedent >>> 32 == rendu >>> 32 && precedent != rendu;
        }
        rendus[suivant] = rendu;
        suivant = (suivant + 1) % NOMBRE;
        return redit && !requete.nommeDans(recu.snapshot());
    }

    private long empreinte(Buffer recu) {
        crc.reset();
        recu.readUnsafe(curseur);
        try {
            while (curseur.next() >= 0) {
                crc.update(curseur.data, curseur.start, curseur.end - curseur.start);
            }
        } finally {
            curseur.close();
        }
        return crc.getValue();
    }
}
