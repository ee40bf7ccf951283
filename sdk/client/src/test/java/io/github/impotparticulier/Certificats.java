package io.github.impotparticulier;

import io.github.impotparticulier.ServeurBrut.Accueil;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Une autorité d'essai, les certificats qu'elle signe, et les clients qui la reconnaissent. */
final class Certificats {
    private static final HeldCertificate AUTORITE = autorite();
    private static final HandshakeCertificates BON =
            serveur(deLHote("127.0.0.1").signedBy(AUTORITE).build());

    private Certificats() {}

    private static HeldCertificate autorite() {
        return new HeldCertificate.Builder().certificateAuthority(0).build();
    }

    private static HeldCertificate.Builder deLHote(String hote) {
        return new HeldCertificate.Builder().commonName("passerelle d'essai").addSubjectAlternativeName(hote);
    }

    private static HandshakeCertificates serveur(HeldCertificate certificat) {
        return new HandshakeCertificates.Builder().heldCertificate(certificat).build();
    }

    static HandshakeCertificates bon() {
        return BON;
    }

    static HandshakeCertificates inconnu() {
        return serveur(deLHote("127.0.0.1").signedBy(autorite()).build());
    }

    static HandshakeCertificates autosigne() {
        return serveur(deLHote("127.0.0.1").build());
    }

    static HandshakeCertificates valable(String debut, String fin) {
        return serveur(deLHote("127.0.0.1")
                .validityInterval(
                        Instant.parse(debut).toEpochMilli(), Instant.parse(fin).toEpochMilli())
                .signedBy(AUTORITE)
                .build());
    }

    static HandshakeCertificates autreHote() {
        return serveur(deLHote("autre.exemple").signedBy(AUTORITE).build());
    }

    static HandshakeCertificates nomCommunSeul() {
        return serveur(new HeldCertificate.Builder()
                .commonName("127.0.0.1")
                .signedBy(AUTORITE)
                .build());
    }

    static OkHttpClient.Builder reconnaitre(OkHttpClient.Builder http) {
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTORITE.certificate())
                .build();
        return http.sslSocketFactory(client.sslSocketFactory(), client.trustManager());
    }

    /** Ce qui met un serveur brut en TLS. */
    static Accueil accueil(HandshakeCertificates certificats) {
        SSLContext contexte = certificats.sslContext();
        return client -> {
            SSLSocket tls = (SSLSocket) contexte.getSocketFactory().createSocket(client, null, client.getPort(), true);
            tls.setUseClientMode(false);
            tls.startHandshake();
            return tls;
        };
    }
}
