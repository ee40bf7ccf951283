package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** Un socket sans réseau, dont l'essai dit ce qui en vient. */
final class SocketFictif extends Socket {
    int enAttente;
    boolean rompu;
    boolean fini;
    boolean refuseDeSePresser;
    int delaiDeLecture;
    int fermetures;
    /** Combien d'octets la dernière lecture demandait. */
    int demandes;
    /** Le SO_LINGER demandé ; -1 si aucun. */
    int attardement = -1;

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                return fini ? -1 : 'x';
            }

            @Override
            public int read(byte[] tampon, int debut, int longueur) {
                demandes = longueur;
                return fini ? -1 : 1;
            }

            @Override
            public int available() throws IOException {
                if (rompu) {
                    throw new IOException("rompu");
                }
                return enAttente;
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        delaiDeLecture = millis;
    }

    @Override
    public void setSoLinger(boolean oui, int secondes) throws SocketException {
        if (refuseDeSePresser) {
            throw new SocketException("rompu");
        }
        attardement = oui ? secondes : -1;
    }

    @Override
    public synchronized void close() throws IOException {
        fermetures++;
        super.close();
        if (rompu) {
            throw new IOException("rompu");
        }
    }
}
