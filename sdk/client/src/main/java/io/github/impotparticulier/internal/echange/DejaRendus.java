package io.github.impotparticulier.internal.echange;

import java.util.zip.CRC32;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Les empreintes des dernières données rendues par une connexion, et de qui elles parlaient. Le même corps pour une autre personne, ou
 * pour un autre contenu ou une autre année de la même, s'il ne nomme pas la personne, est peut-être une réponse en double venue en retard.
 * Deux ressources de même contenu, elles, rendent d'ordinaire d'une personne le même corps.
 */
final class DejaRendus {
    /** Un corps court peut se répéter d'une personne à l'autre. */
    private static final int OCTETS_MIN = 200;

    private static final int NOMBRE = 64;

    private final CRC32 crc = new CRC32();
    private final Buffer.UnsafeCursor curseur = new Buffer.UnsafeCursor();
    private final @Nullable Rendu[] rendus = new Rendu[NOMBRE];

    private int suivant;

    /** Note ces données ; vrai si elles viennent d'être rendues d'un autre, et qu'elles ne nomment pas la personne de celle-ci. */
    boolean redit(Buffer recu, Requete requete) {
        if (recu.size() <= OCTETS_MIN) {
            return false;
        }
        Sujet sujet = requete.sujet();
        Rendu rendu = new Rendu(
                empreinte(recu),
                sujet.empreinteDeLaPersonne(),
                sujet.contenu(),
                sujet.annee().orElse(Rendu.SANS_ANNEE));
        boolean redit = false;
        for (Rendu precedent : rendus) {
            redit |= precedent != null && rendu.redit(precedent);
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

    /**
     * Ce qu'il reste d'une réponse.
     *
     * @param corps l'empreinte du corps : d'autres corps de même empreinte ne coûteraient qu'une demande de plus
     * @param personne celle de la personne demandée
     * @param contenu ce qu'on en demandait
     * @param annee l'année demandée
     */
    private record Rendu(long corps, long personne, String contenu, int annee) {
        private static final int SANS_ANNEE = 0;

        /** Vrai si l'autre a le même corps, et ne parle pas du même sujet. */
        private boolean redit(Rendu autre) {
            return corps == autre.corps
                    && (personne != autre.personne
                            || !contenu.equals(autre.contenu)
                            || (annee != autre.annee && annee != SANS_ANNEE && autre.annee != SANS_ANNEE));
        }
    }
}
