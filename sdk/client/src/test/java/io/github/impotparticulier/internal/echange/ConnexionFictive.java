package io.github.impotparticulier.internal.echange;

import java.net.Socket;
import okhttp3.Connection;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Route;

/** Une connexion d'OkHttp, réduite à son socket. */
record ConnexionFictive(Socket socket) implements Connection {
    @Override
    public Route route() {
        throw new UnsupportedOperationException("route");
    }

    @Override
    public Handshake handshake() {
        return null;
    }

    @Override
    public Protocol protocol() {
        return Protocol.HTTP_1_1;
    }
}
