package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que la sonde voit du chemin : nom, route, proxy, TLS, heure. */
class ReseauTest {
    @TempDir
    private Path dossier;

    private final InetAddress ici = ici();
    private final MockWebServer serveur = new MockWebServer();
    private final HeldCertificate autorite = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Autorite d'essai")
            .build();

    private static InetAddress ici() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void demarrer() throws IOException {
        serveur.start(ici, 0);
    }

    @AfterEach
    void fermer() {
        serveur.close();
    }

    @Test
    void sans_tls_vers_la_machine_tout_est_bon_ou_sans_objet() {
        serveur.enqueue(a(Instant.parse("2026-03-16T09:59:50Z")));

        assertThat(voir(Banc.liaison(), "http://127.0.0.1:" + serveur.getPort()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Verification.RESOLUTION, Motif.RESOLUTION_SANS_OBJET,
                        Verification.ROUTE, Motif.ROUTE_OUVERTE,
                        Verification.TLS, Motif.TLS_SANS_OBJET,
                        Verification.HORLOGE, Motif.HEURE_JUSTE));
    }

    @Test
    void un_nom_resolu_dit_ses_adresses() {
        serveur.enqueue(a(Banc.MAINTENANT));
        Liaison liaison = Banc.liaison(
                Banc.liaison().http().newBuilder().dns(nom -> List.of(ici)).build());

        List<Constat> constats = lire(liaison, "http://passerelle.exemple:" + serveur.getPort());

        assertThat(constats.get(0).motif()).isEqualTo(Motif.HOTE_RESOLU);
        assertThat(constats.get(0).precision()).isEqualTo("Adresses : 127.0.0.1.");
    }

    @Test
    void un_nom_inconnu_n_a_pas_de_suite() {
        Liaison liaison = Banc.liaison(Banc.liaison()
                .http()
                .newBuilder()
                .dns(nom -> {
                    throw new UnknownHostException(nom);
                })
                .build());

        assertThat(voir(liaison, "https://passerelle.invalid"))
                .containsEntry(Verification.RESOLUTION, Motif.HOTE_INTROUVABLE)
                .containsEntry(Verification.ROUTE, Motif.NON_ESSAYE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE)
                .containsEntry(Verification.HORLOGE, Motif.NON_ESSAYE);
    }

    @Test
    void une_connexion_sans_reponse_n_est_pas_une_connexion_refusee() {
        Liaison liaison = Banc.liaison(Banc.liaison()
                .http()
                .newBuilder()
                .socketFactory(new SansReponse())
                .build());

        assertThat(voir(liaison, "https://127.0.0.1:" + serveur.getPort()))
                .containsEntry(Verification.ROUTE, Motif.CONNEXION_SANS_REPONSE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE);
    }

    @Test
    void un_port_ferme_refuse_la_connexion() {
        int port = serveur.getPort();
        serveur.close();

        assertThat(voir(Banc.liaison(), "https://127.0.0.1:" + port))
                .containsEntry(Verification.ROUTE, Motif.CONNEXION_REFUSEE);
    }

    @Test
    void un_proxy_qui_refuse_le_tunnel_n_est_pas_un_proxy_injoignable() {
        serveur.enqueue(new MockResponse.Builder().code(403).build());

        List<Constat> constats = lire(parProxy(), "https://passerelle.invalid");

        assertThat(constats.get(0).motif()).isEqualTo(Motif.RESOLUTION_SANS_OBJET);
        assertThat(constats.get(1).motif()).isEqualTo(Motif.PROXY_REFUSE);
        assertThat(constats.get(1).precision()).isEqualTo("Par le proxy 127.0.0.1:" + serveur.getPort() + ".");
    }

    @Test
    void un_proxy_qui_demande_un_compte_est_nomme() {
        serveur.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"essai\"")
                .build());

        assertThat(voir(parProxy(), "https://passerelle.invalid"))
                .containsEntry(Verification.ROUTE, Motif.PROXY_SANS_COMPTE)
                .containsEntry(Verification.TLS, Motif.NON_ESSAYE);
    }

    @Test
    void un_proxy_arrete_est_injoignable() {
        Liaison liaison = parProxy();
        serveur.close();

        assertThat(voir(liaison, "https://passerelle.invalid"))
                .containsEntry(Verification.ROUTE, Motif.PROXY_INJOIGNABLE);
    }

    @Test
    void un_certificat_reconnu_dit_sa_version_son_emetteur_et_sa_fin() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.enqueue(a(Banc.MAINTENANT));

        Constat tls = lire(confiante(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(tls.precision()).isEqualTo("TLSv1.3. Émis par CN=Autorite d'essai, jusqu'au 31/12/2036.");
    }

    @Test
    void une_autorite_inconnue_est_nommee() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));

        Constat tls = lire(Banc.liaison(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.CERTIFICAT_INCONNU);
        assertThat(tls.precision()).contains("Émis par CN=Autorite d'essai");
    }

    @Test
    void un_certificat_perime_n_est_pas_celui_d_une_autorite_inconnue() {
        certifier(serveur("127.0.0.1", Instant.parse("2026-03-15T11:00:00Z")));

        assertThat(voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_PERIME);
    }

    @Test
    void le_certificat_d_un_autre_hote_est_reconnu_comme_tel() {
        certifier(serveur("autre.exemple", Instant.parse("2036-12-31T11:00:00Z")));

        assertThat(voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_D_UN_AUTRE);
    }

    @Test
    void un_port_qui_ne_parle_pas_tls_n_accuse_pas_le_certificat() throws Exception {
        try (ServerSocket enClair = new ServerSocket(0, 1, ici)) {
            Thread reponse = new Thread(() -> repondreEnClair(enClair));
            reponse.start();

            assertThat(voir(confiante(), "https://127.0.0.1:" + enClair.getLocalPort()))
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
        serveur.enqueue(a(Banc.MAINTENANT));

        assertThat(voir(confiante(), https())).containsEntry(Verification.TLS, Motif.CERTIFICAT_CLIENT_EXIGE);
    }

    @Test
    void un_certificat_de_client_seulement_propose_n_empeche_rien() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requestClientAuth();
        serveur.enqueue(a(Banc.MAINTENANT));

        Constat tls = lire(confiante(), https()).get(2);

        assertThat(tls.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(tls.precision()).endsWith("Certificat de client demandé, aucun n'est donné.");
    }

    @Test
    void un_certificat_de_client_envoye_dit_sa_fin_et_perime_est_a_corriger() {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requireClientAuth();
        serveur.enqueue(a(Banc.MAINTENANT));
        serveur.enqueue(a(Banc.MAINTENANT));

        Constat bon = lire(avecCertificat(Instant.parse("2036-06-30T11:00:00Z")), https())
                .get(2);
        assertThat(bon.motif()).isEqualTo(Motif.TLS_BON);
        assertThat(bon.precision()).endsWith("Certificat de client demandé, envoyé, valable jusqu'au 30/06/2036.");
        assertThat(voir(avecCertificat(Instant.parse("2026-03-15T11:00:00Z")), https()))
                .containsEntry(Verification.TLS, Motif.CERTIFICAT_CLIENT_PERIME);
    }

    @Test
    void le_certificat_de_client_d_un_fichier_sert_a_la_sonde_et_aux_appels() throws Exception {
        certifier(serveur("127.0.0.1", Instant.parse("2036-12-31T11:00:00Z")));
        serveur.requireClientAuth();
        serveur.enqueue(a(Banc.MAINTENANT));
        serveur.enqueue(a(Banc.MAINTENANT));
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

        assertThat(voir(liaison, https())).containsEntry(Verification.TLS, Motif.TLS_BON);
        Request requete = new Request.Builder().url(https()).build();
        try (Response reponse = liaison.pourLeSdk().newCall(requete).execute()) {
            assertThat(reponse.code()).isEqualTo(404);
        }
    }

    @Test
    void une_minute_d_ecart_est_admise_deux_ne_le_sont_pas() {
        Instant maintenant = Banc.MAINTENANT;
        serveur.enqueue(a(maintenant.minusSeconds(60)));
        serveur.enqueue(a(maintenant.plusSeconds(60)));
        serveur.enqueue(a(maintenant.minus(Duration.ofMinutes(2))));
        serveur.enqueue(a(maintenant.plus(Duration.ofDays(3))));
        serveur.enqueue(new MockResponse.Builder().code(404).build());
        String adresse = "http://127.0.0.1:" + serveur.getPort();

        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_JUSTE);
        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_JUSTE);
        assertThat(horloge(adresse).texte())
                .isEqualTo("L'heure de la machine s'écarte de celle du serveur. Elle avance de 2 minutes.");
        assertThat(horloge(adresse).texte())
                .isEqualTo("L'heure de la machine s'écarte de celle du serveur. Elle retarde de 3 jours.");
        assertThat(horloge(adresse).motif()).isEqualTo(Motif.HEURE_INCONNUE);
    }

    @Test
    void une_adresse_n_est_sondee_qu_une_fois_pour_toutes_les_lignes() {
        serveur.enqueue(a(Banc.MAINTENANT));
        Sonde sonde = new Sonde(Banc.liaison(), Banc.HORLOGE);
        String adresse = "http://127.0.0.1:" + serveur.getPort();

        assertThat(sonde.voir(HttpUrl.get(adresse))).isSameAs(sonde.voir(HttpUrl.get(adresse + "/autre")));
        assertThat(serveur.getRequestCount()).isEqualTo(1);
    }

    private Constat horloge(String adresse) {
        return lire(Banc.liaison(), adresse).get(3);
    }

    private static MockResponse a(Instant heure) {
        return new MockResponse.Builder()
                .code(404)
                .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(heure.atOffset(ZoneOffset.UTC)))
                .build();
    }

    private static List<Constat> lire(Liaison liaison, String adresse) {
        return LectureReseau.lire(new Sonde(liaison, Banc.HORLOGE).voir(HttpUrl.get(adresse)));
    }

    private static Map<Verification, Motif> voir(Liaison liaison, String adresse) {
        return lire(liaison, adresse).stream().collect(Collectors.toMap(Constat::verification, Constat::motif));
    }

    private String https() {
        return "https://127.0.0.1:" + serveur.getPort();
    }

    private Liaison parProxy() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(ici, serveur.getPort()));
        return Banc.liaison(Banc.liaison().http().newBuilder().proxy(proxy).build());
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

    /** Des connexions qui n'aboutissent pas, sans qu'il faille attendre. */
    private static final class SansReponse extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress vers, int delai) throws IOException {
                    throw new SocketTimeoutException();
                }
            };
        }

        @Override
        public Socket createSocket(String hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress hote, int port, InetAddress ici, int portIci) {
            throw new UnsupportedOperationException();
        }
    }
}
