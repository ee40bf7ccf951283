package io.github.impotparticulier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** Des ports dont les réponses partent aussitôt : sans TCP_NODELAY, MockWebServer perd 40 ms par appel sous Linux. */
final class PortsImmediats extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket connexion = super.accept();
                connexion.setTcpNoDelay(true);
                return connexion;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("MockWebServer lie lui-même le port");
    }

    @Override
    public ServerSocket createServerSocket(int port, int file) {
        throw new UnsupportedOperationException("MockWebServer lie lui-même le port");
    }

    @Override
    public ServerSocket createServerSocket(int port, int file, InetAddress adresse) {
        throw new UnsupportedOperationException("MockWebServer lie lui-même le port");
    }
}
