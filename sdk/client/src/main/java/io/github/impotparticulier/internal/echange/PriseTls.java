package io.github.impotparticulier.internal.echange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** La liaison TLS d'une {@link Prise} : elle seule voit où vont les octets déchiffrés. */
final class PriseTls extends SocketTlsDelegue {
    private final Reste reste;
    private @Nullable InputStream flux;

    /**
     * Enveloppe une liaison.
     *
     * @param vraie celle qui fait tout
     * @param reste ce que ses lectures diront
     */
    PriseTls(SSLSocket vraie, Reste reste) {
        super(vraie);
        this.reste = reste;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (flux == null) {
            flux = new Flux(super.getInputStream(), reste);
        }
        return flux;
    }

    /** Ce qui en vient, déchiffré. */
    private static final class Flux extends FilterInputStream {
        private final Reste reste;

        private Flux(InputStream vrai, Reste reste) {
            super(vrai);
            this.reste = reste;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            int lus = in.read(tampon, debut, reste.avant(debut, longueur, tampon.length));
            reste.apres(lus);
            return lus;
        }
    }
}
