package io.github.impotparticulier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Un serveur qui écrit n'importe quoi : ce que MockWebServer refuserait de mal dire. */
final class ServeurBrut implements AutoCloseable {
    private static final String JETON = "{\"access_token\":\"jeton\",\"expires_in\":3600}";

    final AtomicInteger lectures = new AtomicInteger();
    private final ServerSocket ecoute;
    private final String reponse;

    ServeurBrut(String reponse) {
        this.reponse = reponse;
        try {
            ecoute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread fil = new Thread(this::servir, "serveur-brut");
        fil.setDaemon(true);
        fil.start();
    }

    String passerelle() {
        return "http://127.0.0.1:" + ecoute.getLocalPort();
    }

    private void servir() {
        while (!ecoute.isClosed()) {
            try (Socket client = ecoute.accept()) {
                String premiereLigne = lireEntetes(client.getInputStream());
                boolean jeton = premiereLigne.startsWith("POST /token");
                if (!jeton) {
                    lectures.incrementAndGet();
                }
                String texte = jeton
                        ? "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + JETON.length() + "\r\n\r\n"
                                + JETON
                        : reponse;
                client.getOutputStream().write(texte.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
            } catch (IOException e) {
                // Le client a raccroché, ou le serveur se ferme.
            }
        }
    }

    private static String lireEntetes(InputStream entree) throws IOException {
        StringBuilder texte = new StringBuilder();
        while (texte.indexOf("\r\n\r\n") < 0) {
            int octet = entree.read();
            if (octet < 0) {
                break;
            }
            texte.append((char) octet);
        }
        return texte.substring(0, Math.max(0, texte.indexOf("\r\n")));
    }

    @Override
    public void close() {
        try {
            ecoute.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
