package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Fait des {@link Prise} des sockets d'une autre fabrique. */
final class FabriqueDePrises extends SocketFactory {
    private final SocketFactory vraie;

    FabriqueDePrises(SocketFactory vraie) {
        this.vraie = vraie;
    }

    /** Le seul qu'emploie OkHttp, dans le fil de l'essai. */
    @Override
    public Socket createSocket() throws IOException {
        Essai essai = Essai.duFil();
        Prise prise = new Prise(vraie.createSocket(), essai);
        if (essai != null) {
            essai.seConnecte(prise);
        }
        return prise;
    }

    @Override
    public Socket createSocket(String hote, int port) throws IOException {
        return new Prise(vraie.createSocket(hote, port), null);
    }

    @Override
    public Socket createSocket(String hote, int port, InetAddress ici, int portIci) throws IOException {
        return new Prise(vraie.createSocket(hote, port, ici, portIci), null);
    }

    @Override
    public Socket createSocket(InetAddress hote, int port) throws IOException {
        return new Prise(vraie.createSocket(hote, port), null);
    }

    @Override
    public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) throws IOException {
        return new Prise(vraie.createSocket(hote, port, ici, portIci), null);
    }
}
