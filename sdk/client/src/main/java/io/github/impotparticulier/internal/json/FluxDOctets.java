package io.github.impotparticulier.internal.json;

import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/**
 * Des octets donnés à un lecteur par petits morceaux : un gros corps n'est pas copié une seconde fois en entier. Seize réponses d'un
 * mébioctet, lues ensemble, tiennent alors dans une mémoire de 64.
 */
final class FluxDOctets implements Source {
    private static final int MORCEAU = 8 * 1024;
    private static final int DONNES_A_LA_FOIS = 64 * 1024;

    private final byte[] octets;
    private int position;

    FluxDOctets(byte[] octets, int debut) {
        this.octets = octets;
        this.position = debut;
    }

    /** Ces octets, à lire : tous à la fois s'ils sont peu, ce qui épargne un intermédiaire à chaque lecture. */
    BufferedSource source() {
        if (octets.length > DONNES_A_LA_FOIS) {
            return Okio.buffer(this);
        }
        Buffer tout = new Buffer().write(octets, position, octets.length - position);
        position = octets.length;
        return tout;
    }

    /** Combien d'octets sont donnés, depuis le premier du tableau. */
    int position() {
        return position;
    }

    @Override
    public long read(Buffer puits, long nombre) {
        if (position == octets.length) {
            return -1;
        }
        int morceau = (int) Math.min(Math.min(nombre, MORCEAU), octets.length - position);
        puits.write(octets, position, morceau);
        position += morceau;
        return morceau;
    }

    @Override
    public Timeout timeout() {
        return Timeout.NONE;
    }

    @Override
    public void close() {
        // Rien à rendre.
    }
}
