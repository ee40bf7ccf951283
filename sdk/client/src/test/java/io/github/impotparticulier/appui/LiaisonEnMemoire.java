package io.github.impotparticulier.appui;

import io.github.impotparticulier.AuTemps;
import io.github.impotparticulier.ImpotParticulierClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * Des liaisons sans réseau : toute lecture d'une ressource reçoit les mêmes octets, puis la fin ; toute demande de jeton, un jeton.
 * OkHttp n'y voit que des prises ordinaires.
 */
public final class LiaisonEnMemoire extends SocketFactory {
    private static final String CORPS_JETON = "{\"access_token\":\"jeton\",\"expires_in\":3600}";
    private static final byte[] JETON = ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                    + CORPS_JETON.length() + "\r\n\r\n" + CORPS_JETON)
            .getBytes(StandardCharsets.ISO_8859_1);

    /** N'en garde aucune au repos : celles qui y restent n'ont pas été rendues. */
    private final ConnectionPool reserve = new ConnectionPool(0, 5, TimeUnit.MINUTES);

    private final Set<Prise> ouvertes = new HashSet<>();
    private volatile byte[] reponse = new byte[0];

    public void repond(byte[] octets) {
        reponse = octets;
    }

    /** Attend que toutes les liaisons soient rendues et fermées : une réponse oubliée en laisserait une. */
    public void exigerRendues() {
        long fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (ouvertes) {
            while (!ouvertes.isEmpty() || reserve.connectionCount() > 0) {
                if (System.nanoTime() > fin) {
                    throw new AssertionError(ouvertes.size() + " prises ouvertes, " + reserve.connectionCount()
                            + " liaisons non rendues");
                }
                try {
                    ouvertes.wait(1);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Un client qui ne garde aucune liaison, et ne se repose jamais. */
    public ImpotParticulierClient client() {
        return AuTemps.dgfip(TempsFictif.a(System::nanoTime))
                .passerelle("http://127.0.0.1:9")
                .identifiants("cle-fictive", "secret-fictif")
                .idTeleservice("MAIRIE_CANTINE")
                .httpClient(new OkHttpClient.Builder()
                        .socketFactory(this)
                        .connectionPool(reserve)
                        .build())
                .millesimes(FausseDgfip.le("2024-11-15"))
                .build();
    }

    @Override
    public Socket createSocket() {
        Prise prise = new Prise();
        synchronized (ouvertes) {
            ouvertes.add(prise);
        }
        return prise;
    }

    @Override
    public Socket createSocket(String hote, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String hote, int port, InetAddress local, int portLocal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress hote, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress hote, int port, InetAddress local, int portLocal) {
        throw new UnsupportedOperationException();
    }

    private final class Prise extends Socket {
        private final ByteArrayOutputStream envoye = new ByteArrayOutputStream();
        private final InputStream recu = new Recu();
        private volatile boolean ferme;

        @Override
        public void connect(SocketAddress adresse, int delai) {
            // Aucune connexion.
        }

        @Override
        public InputStream getInputStream() {
            return recu;
        }

        @Override
        public OutputStream getOutputStream() {
            return envoye;
        }

        @Override
        public void setSoTimeout(int delai) {
            // Rien n'attend.
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public boolean isClosed() {
            return ferme;
        }

        @Override
        public synchronized void close() {
            ferme = true;
            synchronized (ouvertes) {
                ouvertes.remove(this);
                ouvertes.notifyAll();
            }
        }

        /** Ne choisit la réponse qu'une fois la demande écrite. */
        private final class Recu extends InputStream {
            private InputStream octets;

            private InputStream octets() {
                if (octets == null) {
                    boolean jeton = envoye.toString(StandardCharsets.ISO_8859_1).startsWith("POST");
                    octets = new ByteArrayInputStream(jeton ? JETON : reponse);
                }
                return octets;
            }

            @Override
            public int read() throws IOException {
                return octets().read();
            }

            @Override
            public int read(byte[] tampon, int debut, int longueur) throws IOException {
                return octets().read(tampon, debut, longueur);
            }
        }
    }
}
