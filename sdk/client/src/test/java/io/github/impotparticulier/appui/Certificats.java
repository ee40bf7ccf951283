package io.github.impotparticulier.appui;

import io.github.impotparticulier.appui.ServeurBrut.Accueil;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Une autorité d'essai, les certificats qu'elle signe, et les clients qui la reconnaissent. */
public final class Certificats {
    private static final String MOT_DE_PASSE = "essai-fictif";
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

    public static HandshakeCertificates bon() {
        return BON;
    }

    public static HandshakeCertificates inconnu() {
        return serveur(deLHote("127.0.0.1").signedBy(autorite()).build());
    }

    public static HandshakeCertificates autosigne() {
        return serveur(deLHote("127.0.0.1").build());
    }

    public static HandshakeCertificates valable(String debut, String fin) {
        return serveur(deLHote("127.0.0.1")
                .validityInterval(
                        Instant.parse(debut).toEpochMilli(), Instant.parse(fin).toEpochMilli())
                .signedBy(AUTORITE)
                .build());
    }

    public static HandshakeCertificates autreHote() {
        return serveur(deLHote("autre.exemple").signedBy(AUTORITE).build());
    }

    public static HandshakeCertificates nomCommunSeul() {
        return serveur(new HeldCertificate.Builder()
                .commonName("127.0.0.1")
                .signedBy(AUTORITE)
                .build());
    }

    public static OkHttpClient.Builder reconnaitre(OkHttpClient.Builder http) {
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTORITE.certificate())
                .build();
        return http.sslSocketFactory(client.sslSocketFactory(), client.trustManager());
    }

    /** Un serveur qui exige à son tour un certificat de l'autorité. */
    public static HandshakeCertificates exigeant() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(deLHote("127.0.0.1").signedBy(AUTORITE).build())
                .addTrustedCertificate(AUTORITE.certificate())
                .build();
    }

    /** Reconnaît le serveur, et lui présente un certificat de l'autorité. */
    public static OkHttpClient.Builder presenter(OkHttpClient.Builder http) {
        HandshakeCertificates client = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .commonName("organisme d'essai")
                        .signedBy(AUTORITE)
                        .build())
                .addTrustedCertificate(AUTORITE.certificate())
                .build();
        return http.sslSocketFactory(client.sslSocketFactory(), client.trustManager());
    }

    /** Ce qui met un serveur brut en TLS, et y exige du client un certificat de l'autorité. */
    public static Accueil accueilExigeant() {
        return accueil(exigeant(), true);
    }

    /** Écrit l'autorité dans ce fichier, et rend les options qui la font reconnaître à une autre JVM. */
    public static List<String> magasin(Path fichier) throws IOException, GeneralSecurityException {
        KeyStore magasin = KeyStore.getInstance("PKCS12");
        magasin.load(null, null);
        magasin.setCertificateEntry("autorite", AUTORITE.certificate());
        try (OutputStream sortie = Files.newOutputStream(fichier)) {
            magasin.store(sortie, MOT_DE_PASSE.toCharArray());
        }
        return List.of("-Djavax.net.ssl.trustStore=" + fichier, "-Djavax.net.ssl.trustStorePassword=" + MOT_DE_PASSE);
    }

    /** Ce qui met un serveur brut en TLS. */
    public static Accueil accueil(HandshakeCertificates certificats) {
        return accueil(certificats, false);
    }

    private static Accueil accueil(HandshakeCertificates certificats, boolean exigeant) {
        SSLContext contexte = certificats.sslContext();
        return client -> {
            SSLSocket tls = (SSLSocket) contexte.getSocketFactory().createSocket(client, null, client.getPort(), true);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(exigeant);
            tls.startHandshake();
            return tls;
        };
    }
}
