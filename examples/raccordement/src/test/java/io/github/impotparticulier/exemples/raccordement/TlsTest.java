package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que la sonde voit de TLS : version, autorité, fin du certificat, certificat de client. */
class TlsTest {
    @TempDir
    private Path dossier;

    private final MockWebServer serveur = new MockWebServer();
    private final HeldCertificate autorite = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Autorite d'essai")
            .build();

    @BeforeEach
    void demarrer() throws IOException {
        serveur.start(Banc.ici(), 0);
    }

    @AfterEach
    void fermer() {
        serveur.close();
    }

    @Test
    void un_certificat_reconnu_dit_sa_version_son_emetteur_et_sa_fin() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.enqueue(Banc.a(Banc.MAINTENANT));

        Constat tls = Banc.lire(confiante(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(tls.precision()).isEqualTo("TLSv1.3. Émis par CN=Autorite d'essai, jusqu'au 31/12/2036.");
    }

    @Test
    void une_autorite_inconnue_est_nommee() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));

        Constat tls = Banc.lire(Banc.liaison(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.CERTIFICAT_INCONNU);
        assertThat(tls.precision()).contains("Émis par CN=Autorite d'essai");
    }

    @Test
    void un_certificat_perime_n_est_pas_celui_d_une_autorite_inconnue() {
        certifier(serveur("127.0.0.1", Instant.parse("2026-03-15T11:00:00Z")));

        assertThat(Banc.voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_PERIME);
    }

    @Test
    void le_certificat_d_un_autre_hote_est_reconnu_comme_tel() {
        certifier(serveur("autre.exemple", Instant.parse("2036-12-31T11:00:00Z")));

        assertThat(Banc.voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_D_UN_AUTRE);
    }

    @Test
    void un_port_qui_ne_parle_pas_tls_n_accuse_pas_le_certificat() throws Exception {
        try (ServerSocket enClair = new ServerSocket(0, 1, Banc.ici())) {
            Thread reponse = new Thread(() -> repondreEnClair(enClair));
            reponse.start();

            assertThat(Banc.voir(confiante(), "https://127.0.0.1:" + enClair.getLocalPort()))
                    .containsEntry(Verification.TLS, Motif.TLS_REFUSE)
                    .containsEntry(Verification.HORLOGE, Motif.NON_ESSAYE);
            reponse.join();
        }
    }

    private static void repondreEnClair(ServerSocket enClair) {
        try (Socket venu = enClair.accept()) {
            venu.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            venu.shutdownOutput();
            venu.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void un_certificat_de_client_exige_et_absent_se_dit() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requireClientAuth();
        serveur.enqueue(Banc.a(Banc.MAINTENANT));

        assertThat(Banc.voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_CLIENT_EXIGE);
    }

    @Test
    void un_certificat_de_client_seulement_propose_n_empeche_rien() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requestClientAuth();
        serveur.enqueue(Banc.a(Banc.MAINTENANT));

        Constat tls = Banc.lire(confiante(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(tls.precision()).endsWith("Certificat de client demandé, aucun n'est donné.");
    }

    @Test
    void un_certificat_de_client_envoye_dit_sa_fin_et_perime_est_a_corriger() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requireClientAuth();
        serveur.enqueue(Banc.a(Banc.MAINTENANT));
        serveur.enqueue(Banc.a(Banc.MAINTENANT));

        Constat bon = Banc.lire(avecCertificat(Instant.parse("2036-06-30T11:00:00Z")), https())
                .get(2);
        assertThat(bon.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(bon.precision()).endsWith("Certificat de client demandé, envoyé, valable jusqu'au 30/06/2036.");
        assertThat(Banc.voir(avecCertificat(Instant.parse("2026-03-15T11:00:00Z")), https()))
                .containsEntry(Verification.TLS, Motif.CERTIFICAT_CLIENT_PERIME);
    }

    @Test
    void le_certificat_de_client_d_un_fichier_sert_a_la_sonde_et_aux_appels() throws Exception {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requireClientAuth();
        serveur.enqueue(Banc.a(Banc.MAINTENANT));
        serveur.enqueue(Banc.a(Banc.MAINTENANT));
        HeldCertificate client =
                signe("client", Instant.parse("2036-06-30T11:00:00Z")).build();
        char[] passe = "mot-de-passe".toCharArray();
        KeyStore cles = KeyStore.getInstance("PKCS12");
        cles.load(null, passe);
        cles.setKeyEntry("client", client.keyPair().getPrivate(), passe, new Certificate[] {client.certificate()});
        Path fichier = dossier.resolve("client.p12");
        try (OutputStream flux = Files.newOutputStream(fichier)) {
            cles.store(flux, passe);
        }

        Liaison liaison = confiante().avecCertificat(fichier, new Secret("mot-de-passe"));

        assertThat(Banc.voir(liaison, https())).containsEntry(Verification.TLS, Motif.TLS_BON);
        Request requete = new Request.Builder().url(https()).build();
        try (Response reponse = liaison.pourLeSdk().newCall(requete).execute()) {
            assertThat(reponse.code()).isEqualTo(404);
        }
    }

    private String https() {
        return "https://127.0.0.1:" + serveur.getPort();
    }

    private HeldCertificate serveur(String nom, Instant fin) {
        return signe(nom, fin).addSubjectAlternativeName(nom).build();
    }

    private HeldCertificate.Builder signe(String nom, Instant fin) {
        return new HeldCertificate.Builder()
                .signedBy(autorite)
                .commonName(nom)
                .validityInterval(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(), fin.toEpochMilli());
    }

    private void certifier(HeldCertificate certificat) {
        serveur.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificat)
                .addTrustedCertificate(autorite.certificate())
                .build()
                .sslSocketFactory());
    }

    /** Une JVM qui connaît l'autorité. */
    private Liaison confiante() {
        HandshakeCertificates connus = new HandshakeCertificates.Builder()
                .addTrustedCertificate(autorite.certificate())
                .build();
        return new Liaison(Banc.liaison().http(), connus.trustManager(), Optional.empty());
    }

    private Liaison avecCertificat(Instant fin) {
        HandshakeCertificates connus = new HandshakeCertificates.Builder()
                .addTrustedCertificate(autorite.certificate())
                .heldCertificate(signe("client", fin).build(), autorite.certificate())
                .build();
        return new Liaison(Banc.liaison().http(), connus.trustManager(), Optional.of((X509ExtendedKeyManager)
                connus.keyManager()));
    }
}
