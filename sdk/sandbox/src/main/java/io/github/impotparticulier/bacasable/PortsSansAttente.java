package io.github.impotparticulier.bacasable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * MockWebServer écrit l'en-tête puis le corps : sans TCP_NODELAY, le second attend l'acquittement du premier, soit 40 ms
 * par appel sous Linux.
 */
final class PortsSansAttente extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new PortSansAttente();
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return lier(new InetSocketAddress(port), 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int file) throws IOException {
        return lier(new InetSocketAddress(port), file);
    }

    @Override
    public ServerSocket createServerSocket(int port, int file, InetAddress adresse) throws IOException {
        return lier(new InetSocketAddress(adresse, port), file);
    }

    private static ServerSocket lier(InetSocketAddress adresse, int file) throws IOException {
        ServerSocket port = new PortSansAttente();
        port.bind(adresse, file);
        return port;
    }

    private static final class PortSansAttente extends ServerSocket {
        PortSansAttente() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Socket connexion = super.accept();
            connexion.setTcpNoDelay(true);
            return connexion;
        }
    }
}
