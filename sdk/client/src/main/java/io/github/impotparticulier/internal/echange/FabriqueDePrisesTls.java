package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Fait des {@link PriseTls} des sockets d'une autre fabrique. Deux qui ont la même se valent : OkHttp compare ainsi les connexions à reprendre. */
final class FabriqueDePrisesTls extends SSLSocketFactory {
    private final SSLSocketFactory vraie;

    FabriqueDePrisesTls(SSLSocketFactory vraie) {
        this.vraie = vraie;
    }

    /** Ce client, dont les liaisons TLS sont des {@link PriseTls}. */
    static OkHttpClient garnir(OkHttpClient client) {
        SSLSocketFactory fabrique = client.sslSocketFactory();
        X509TrustManager autorites = client.x509TrustManager();
        return fabrique instanceof FabriqueDePrisesTls || autorites == null
                ? client
                : Derivation.de(client)
                        .sslSocketFactory(new FabriqueDePrisesTls(fabrique), autorites)
                        .build();
    }

    /** La seule qu'emploie OkHttp. Par un proxy SOCKS, il n'emploie pas nos prises. */
    @Override
    public Socket createSocket(Socket brut, String hote, int port, boolean fermerLeBrut) throws IOException {
        Socket socket = vraie.createSocket(brut, hote, port, fermerLeBrut);
        return brut instanceof Prise prise ? prise.chiffrer((SSLSocket) socket) : socket;
    }

    @Override
    public Socket createSocket(Socket brut, InputStream dejaLu, boolean fermerLeBrut) throws IOException {
        return vraie.createSocket(brut, dejaLu, fermerLeBrut);
    }

    @Override
    public Socket createSocket() throws IOException {
        return vraie.createSocket();
    }

    @Override
    public Socket createSocket(String hote, int port) throws IOException {
        return vraie.createSocket(hote, port);
    }

    @Override
    public Socket createSocket(String hote, int port, InetAddress ici, int portIci) throws IOException {
        return vraie.createSocket(hote, port, ici, portIci);
    }

    @Override
    public Socket createSocket(InetAddress hote, int port) throws IOException {
        return vraie.createSocket(hote, port);
    }

    @Override
    public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) throws IOException {
        return vraie.createSocket(hote, port, ici, portIci);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return vraie.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return vraie.getSupportedCipherSuites();
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof FabriqueDePrisesTls fabrique && vraie.equals(fabrique.vraie);
    }

    @Override
    public int hashCode() {
        return vraie.hashCode();
    }
}
