package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * La passerelle en TLS, que l'on ne joint que par un proxy qui demande un mot de passe : le cas que le README règle. On y compte des
 * connexions, pas du temps : elle vit dans le processus des clients.
 */
final class PasserelleLointaine implements AutoCloseable {
    private static final String HOTE = "passerelle.exemple.fr";
    private static final String PROXY_AUTHORIZATION = "proxy-authorization: basic ";

    private final HandshakeCertificates certificats;
    private final Serveur serveur = new Serveur();
    private final SSLServerSocket ecoute;
    private final ServerSocket proxy;
    private final AtomicLong connexionsDuProxy = new AtomicLong();

    PasserelleLointaine() throws IOException {
        HeldCertificate certificat =
                new HeldCertificate.Builder().addSubjectAlternativeName(HOTE).build();
        certificats = new HandshakeCertificates.Builder()
                .heldCertificate(certificat)
                .addTrustedCertificate(certificat.certificate())
                .build();
        ecoute = (SSLServerSocket) certificats
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        proxy = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        demarrer(() -> serveur.servir(ecoute));
        demarrer(this::accueillir);
    }

    /** Ce qui peut perdre sa connexion. */
    private interface Service {
        void servir() throws IOException;
    }

    static String adresse() {
        return "https://" + HOTE;
    }

    /** Le client HTTP du README, à l'autorité de certification près. */
    OkHttpClient http() {
        Dispatcher repartiteur = new Dispatcher();
        repartiteur.setMaxRequestsPerHost(64);
        return new OkHttpClient.Builder()
                .dispatcher(repartiteur)
                .connectionPool(new ConnectionPool(64, 20, TimeUnit.SECONDS))
                .proxy(new Proxy(
                        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getLocalPort())))
                .proxyAuthenticator((route, reponse) -> reponse.request()
                        .newBuilder()
                        .header("Proxy-Authorization", Credentials.basic("compte-du-proxy", "mot-de-passe-du-proxy"))
                        .build())
                .sslSocketFactory(certificats.sslSocketFactory(), certificats.trustManager())
                .build();
    }

    /** Les connexions que la passerelle a vues. */
    long connexions() {
        return serveur.connexions();
    }

    /** Celles que le proxy a vues, refusées ou non. */
    long connexionsDuProxy() {
        return connexionsDuProxy.get();
    }

    private void accueillir() throws IOException {
        while (true) {
            Socket client = proxy.accept();
            connexionsDuProxy.incrementAndGet();
            demarrer(() -> traverser(client));
        }
    }

    private void traverser(Socket client) throws IOException {
        try (client) {
            client.setTcpNoDelay(true);
            while (!entetes(client.getInputStream()).contains(PROXY_AUTHORIZATION)) {
                repondre(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"essai\"");
            }
            repondre(client, "200 Connection established");
            try (Socket passerelle = new Socket(InetAddress.getLoopbackAddress(), ecoute.getLocalPort())) {
                passerelle.setTcpNoDelay(true);
                demarrer(() -> copier(client, passerelle));
                copier(passerelle, client);
            }
        }
    }

    private static String entetes(InputStream entree) throws IOException {
        StringBuilder entetes = new StringBuilder();
        while (entetes.indexOf("\r\n\r\n") < 0) {
            int octet = entree.read();
            if (octet < 0) {
                throw new IOException("fermée avant la fin des en-têtes");
            }
            entetes.append((char) octet);
        }
        return entetes.toString().toLowerCase(Locale.ROOT);
    }

    private static void repondre(Socket client, String statut) throws IOException {
        client.getOutputStream()
                .write(("HTTP/1.1 " + statut + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copier(Socket de, Socket vers) throws IOException {
        OutputStream sortie = vers.getOutputStream();
        de.getInputStream().transferTo(sortie);
        vers.shutdownOutput();
    }

    private static void demarrer(Service service) {
        Thread fil = new Thread(() -> {
            try {
                service.servir();
            } catch (IOException e) {
                // L'un des deux bouts a fermé.
            }
        });
        fil.setDaemon(true);
        fil.start();
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        ecoute.close();
    }
}
