package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static io.github.impotparticulier.appui.ServeurBrut.gardee;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.ProxyBrut;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.ServeurBrut.Accueil;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le catalogue des pannes, cas 8 et 9 : ce qui se joue avant toute requête, en TLS et au proxy. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesTlsProxyTest {
    private static final String IDENTIFIANTS = Credentials.basic("proxy-fictif", Temoin.SECRET);
    private static final String REFUS =
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"" + Temoin.NOM + "\"\r\n";
    private static final String REFUS_GARDE = REFUS + "Content-Length: 0\r\n\r\n";
    private static final String REFUS_FERME = REFUS + "Connection: close\r\nContent-Length: 0\r\n\r\n";

    private final Banc banc = new Banc();

    @AfterEach
    void rienNeReste() {
        banc.close();
    }

    private static String adresse(ServeurBrut serveur) {
        return "https://127.0.0.1:" + serveur.port();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_08_le_certificat_d_une_autorite_reconnue_passe(Face face) {
        Certificats.reconnaitre(banc.http);
        try (ServeurBrut serveur = new ServeurBrut(0, Certificats.accueil(Certificats.bon()), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(adresse(serveur)).build()) {
            reussir(face, client);
        }
    }

    static Stream<Arguments> mauvaisCertificats() {
        return Banc.surChaqueFace(
                cas("d'une autorité inconnue", Certificats.inconnu()),
                cas("autosigné", Certificats.autosigne()),
                cas("expiré", Certificats.valable("2001-01-01T00:00:00Z", "2002-01-01T00:00:00Z")),
                cas("pas encore valable", Certificats.valable("2090-01-01T00:00:00Z", "2091-01-01T00:00:00Z")),
                cas("d'un autre hôte", Certificats.autreHote()),
                cas("au nom commun seul", Certificats.nomCommunSeul()));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("mauvaisCertificats")
    void cas_08_un_mauvais_certificat_est_definitif(Face face, String quoi, HandshakeCertificates certificats) {
        Certificats.reconnaitre(banc.http);
        try (ServeurBrut serveur = new ServeurBrut(0, Certificats.accueil(certificats), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(adresse(serveur)).build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication()).as(quoi).contains("certificat");
            assertThat(serveur.connexions).as("une seule tentative").hasValue(1);
            assertThat(serveur.demandesDeJeton).hasValue(0);
            assertThat(serveur.lectures).hasValue(0);

            echouer(ServiceIndisponibleException.class, face, client);
            assertThat(serveur.connexions).hasValue(2);
        }
    }

    static Stream<Arguments> vieuxTls() {
        return Banc.surChaqueFace(
                cas("TLS 1.0", bonjour(1)),
                cas("TLS 1.1", bonjour(2)),
                cas("refus d'un serveur en TLS 1.0", HexFormat.of().parseHex("15030100020246")),
                cas("refus d'un serveur en TLS 1.1", HexFormat.of().parseHex("15030200020246")),
                cas("SSL 3.0", bonjour(0)),
                cas("pas de TLS", "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8)));
    }

    /** Le ServerHello d'un serveur qui ne connaît rien de plus récent que la version 3.{@code mineure}. */
    private static byte[] bonjour(int mineure) {
        return ByteBuffer.allocate(47)
                .put((byte) 22)
                .put((byte) 3)
                .put((byte) mineure)
                .putShort((short) 42)
                .putInt(0x02000026)
                .put((byte) 3)
                .put((byte) mineure)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 0xC013)
                .put((byte) 0)
                .array();
    }

    /** Répond au ClientHello, dont il note les suites proposées, et attend que le client raccroche. */
    private static Accueil ancien(byte[] reponse, AtomicReference<Set<Integer>> suites) {
        return client -> {
            DataInputStream entree = new DataInputStream(client.getInputStream());
            entree.skipNBytes(3);
            ByteBuffer bonjour = ByteBuffer.wrap(entree.readNBytes(entree.readUnsignedShort()));
            bonjour.position(38);
            bonjour.position(39 + bonjour.get());
            Set<Integer> proposees = new TreeSet<>();
            for (int reste = bonjour.getShort() / 2; reste > 0; reste--) {
                proposees.add(Short.toUnsignedInt(bonjour.getShort()));
            }
            suites.set(proposees);
            client.getOutputStream().write(reponse);
            client.getOutputStream().flush();
            epuiser(client);
            throw new IOException("Pas de TLS récent.");
        };
    }

    private static void epuiser(Socket client) throws IOException {
        while (client.getInputStream().read() >= 0) {
            // L'alerte du client.
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("vieuxTls")
    void cas_08_un_serveur_sans_tls_recent_est_refuse_une_fois_pour_toutes(Face face, String quoi, byte[] reponse) {
        AtomicReference<Set<Integer>> suites = new AtomicReference<>();
        try (ServeurBrut serveur = new ServeurBrut(0, ancien(reponse, suites), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(adresse(serveur)).build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication()).as(quoi).contains("TLS");
            assertThat(serveur.connexions).as("une seule tentative").hasValue(1);
            assertThat(suites.get())
                    .as("ECDHE et chiffrement authentifié, ou TLS 1.3, rien d'autre")
                    .isNotEmpty()
                    .isSubsetOf(0x1301, 0x1302, 0x1303, 0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9, 0x00FF);
        }
    }

    static Stream<Arguments> refusDeProxy() {
        String sansDefi = "HTTP/1.1 407 Non\r\nContent-Length: 0\r\n\r\n";
        String page = "<html>" + Temoin.NOM + "</html>";
        return Banc.surChaqueFace(
                cas(REFUS_GARDE),
                cas(REFUS_FERME),
                cas(sansDefi),
                cas("HTTP/1.1 407 Non\r\nProxy-Authenticate: Negotiate\r\nConnection: close\r\n\r\n" + page));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("refusDeProxy")
    void cas_09_un_proxy_qui_repond_407_au_connect_est_nomme(Face face, String refus) {
        Certificats.reconnaitre(banc.http);
        try (ServeurBrut serveur = new ServeurBrut(0, Certificats.accueil(Certificats.bon()), gardee(FOYER));
                ProxyBrut proxy = new ProxyBrut(refus, IDENTIFIANTS)) {
            banc.http.proxy(proxy.proxy());
            try (ImpotParticulierClient client = banc.vers(adresse(serveur)).build()) {
                AuthentificationException e = echouer(AuthentificationException.class, face, client);

                assertThat(e.getMessage()).contains("proxy " + proxy.nom());
                assertThat(proxy.demandes).as("une seule tentative").hasValue(1);
                assertThat(serveur.connexions).hasValue(0);
            }
        }
    }

    /** Le clair n'est permis que vers la machine elle-même : la clé et le secret n'ont pas à passer par un proxy. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void en_clair_le_proxy_du_client_confie_ne_voit_rien(Face face) throws Exception {
        try (FausseDgfip dgfip = new FausseDgfip().jeton(Banc::jeton);
                ProxyBrut proxy = new ProxyBrut("HTTP/1.1 407 Non\r\nContent-Length: 0\r\n\r\n", IDENTIFIANTS)) {
            banc.http.proxy(proxy.proxy());
            dgfip.repond(200, FOYER);
            try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
                reussir(face, client);
            }
            assertThat(proxy.demandes).hasValue(0);
        }
    }

    static Stream<Arguments> proxysSatisfaits() {
        Authenticator surDemande = (route, reponse) -> reponse.request().header("Proxy-Authorization") == null
                ? reponse.request()
                        .newBuilder()
                        .header("Proxy-Authorization", IDENTIFIANTS)
                        .build()
                : null;
        Authenticator apresLeRefus = (route, reponse) ->
                reponse.challenges().stream().anyMatch(defi -> defi.scheme().equalsIgnoreCase("Basic"))
                        ? surDemande.authenticate(route, reponse)
                        : null;
        return Banc.surChaqueFace(
                cas("dès la première demande", surDemande, REFUS_GARDE, 1),
                cas("après le refus", apresLeRefus, REFUS_GARDE, 2),
                cas("après le refus, connexion fermée", apresLeRefus, REFUS_FERME, 2));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("proxysSatisfaits")
    void cas_09_l_authentification_du_client_confie_satisfait_le_proxy(
            Face face, String quand, Authenticator authentification, String refus, int demandesParTunnel) {
        Certificats.reconnaitre(banc.http);
        try (ServeurBrut serveur = new ServeurBrut(0, Certificats.accueil(Certificats.bon()), gardee(FOYER));
                ProxyBrut proxy = new ProxyBrut(refus, IDENTIFIANTS)) {
            banc.http.proxy(proxy.proxy()).proxyAuthenticator(authentification);
            try (ImpotParticulierClient client = banc.vers(adresse(serveur)).build()) {
                reussir(face, client);
                reussir(face, client);

                assertThat(serveur.demandesDeJeton).hasValue(1);
                assertThat(serveur.lectures).hasValue(2);
                assertThat(proxy.tunnels)
                        .as("un pour le jeton, un pour les lectures")
                        .hasValue(2);
                assertThat(proxy.demandes).hasValue(2 * demandesParTunnel);
            }
        }
    }

    static Stream<Arguments> refusRepetes() {
        return Banc.surChaqueFace(cas(REFUS_GARDE), cas(REFUS_FERME));
    }

    /** L'authentification la plus courante ne regarde pas si on vient de la refuser. */
    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("refusRepetes")
    void cas_09_des_identifiants_de_proxy_refuses_ne_se_representent_pas_sans_fin(Face face, String refus) {
        Certificats.reconnaitre(banc.http);
        try (ServeurBrut serveur = new ServeurBrut(0, Certificats.accueil(Certificats.bon()), gardee(FOYER));
                ProxyBrut proxy = new ProxyBrut(refus, "Basic autre")) {
            banc.http
                    .proxy(proxy.proxy())
                    .proxyAuthenticator((route, reponse) -> reponse.request()
                            .newBuilder()
                            .header("Proxy-Authorization", IDENTIFIANTS)
                            .build());
            try (ImpotParticulierClient client = banc.vers(adresse(serveur))
                    .delaiEssai(Duration.ofSeconds(2))
                    .build()) {
                AppelException e = echouer(AuthentificationException.class, face, client);

                assertThat(e.getMessage()).contains("proxy " + proxy.nom());
                assertThat(proxy.demandes).hasValueLessThanOrEqualTo(2);
                assertThat(serveur.connexions).hasValue(0);
            }
        }
    }
}
