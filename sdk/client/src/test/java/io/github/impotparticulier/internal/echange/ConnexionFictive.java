package io.github.impotparticulier.internal.echange;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.Address;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Route;

/** Une connexion d'OkHttp, réduite à son socket et au serveur où elle mène. */
record ConnexionFictive(Socket socket, String hote, int port) implements Connection {
    ConnexionFictive(Socket socket) {
        this(socket, "hote-fictif.invalid", 80);
    }

    @Override
    public Route route() {
        return route(hote, port, null);
    }

    /** Une route vers ce serveur, en clair, par ce proxy s'il y en a un. */
    static Route route(String hote, int port, Proxy proxy) {
        Address adresse = new Address(
                hote,
                port,
                Dns.SYSTEM,
                SocketFactory.getDefault(),
                null,
                null,
                null,
                Authenticator.NONE,
                proxy,
                List.of(Protocol.HTTP_1_1),
                List.of(ConnectionSpec.CLEARTEXT),
                ProxySelector.getDefault());
        return new Route(
                adresse, proxy == null ? Proxy.NO_PROXY : proxy, InetSocketAddress.createUnresolved(hote, port));
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
