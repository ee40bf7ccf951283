package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static io.github.impotparticulier.appui.ServeurBrut.gardee;
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
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 56 et 57, et renoncer, avant que la demande ne parte : pendant la liaison TLS, devant un proxy. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesAvantLaDemandeTest {
    private final Banc banc = new Banc();

    @AfterEach
    void rienNeReste() {
        banc.close();
    }

    private static String adresse(int port) {
        return "https://127.0.0.1:" + port;
    }

    /** Lit tout le premier message du client, pour que fermer ne soit pas rompre. */
    private static void lireLePremierMessage(Socket client) throws IOException {
        DataInputStream entree = new DataInputStream(client.getInputStream());
        entree.skipNBytes(3);
        entree.readNBytes(entree.readUnsignedShort());
    }

    static Stream<Arguments> ruptures() {
        return Banc.surChaqueFace(cas("fermée", false), cas("rompue", true));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("ruptures")
    void cas_56_une_connexion_fermee_pendant_la_liaison_tls_se_reprend(Face face, String quoi, boolean rompre) {
        Certificats.reconnaitre(banc.http);
        AtomicInteger accueillis = new AtomicInteger();
        Accueil bon = Certificats.accueil(Certificats.bon());
        Accueil capricieux = client -> {
            if (accueillis.incrementAndGet() > 2) {
                return bon.recevoir(client);
            }
            lireLePremierMessage(client);
            if (rompre) {
                client.setSoLinger(true, 0);
            }
            throw new IOException("fermée");
        };
        try (ServeurBrut serveur = new ServeurBrut(0, capricieux, gardee(FOYER));
                ImpotParticulierClient client =
                        banc.vers(adresse(serveur.port())).build()) {
            reussir(face, client);

            assertThat(banc.repos()).as(quoi).hasSize(2);
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_56_toujours_fermee_c_est_une_liaison_rompue(Face face) {
        Certificats.reconnaitre(banc.http);
        Accueil fermee = client -> {
            lireLePremierMessage(client);
            throw new IOException("fermée");
        };
        try (ServeurBrut serveur = new ServeurBrut(0, fermee, gardee(FOYER));
                ImpotParticulierClient client =
                        banc.vers(adresse(serveur.port())).build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication()).contains("rompue");
            assertThat(serveur.connexions).hasValue(3);
        }
    }

    static Stream<Arguments> refus() {
        return Banc.surChaqueFace(cas(403, 1), cas(502, 3), cas(503, 3), cas(429, 3), cas(400, 1));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("refus")
    void cas_57_un_proxy_qui_refuse_le_tunnel_est_nomme_avec_son_statut(Face face, int statut, int demandes) {
        String refus = "HTTP/1.1 " + statut + " " + Temoin.NOM + "\r\nContent-Length: 0\r\n\r\n";
        try (ProxyBrut proxy = new ProxyBrut(refus, "jamais")) {
            banc.http.proxy(proxy.proxy());
            try (ImpotParticulierClient client = banc.vers(adresse(9)).build()) {
                ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

                assertThat(e.explication()).contains("proxy " + proxy.nom(), "HTTP " + statut);
                assertThat(e.statut()).as("la passerelle n'a rien dit").isEmpty();
                assertThat(proxy.demandes).hasValue(demandes);
            }
        }
    }

    static Stream<Arguments> proxysAbsents() throws IOException {
        try (ServerSocket ferme = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = ferme.getLocalPort();
            return Banc.surChaqueFace(
                    cas(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
                    cas(InetSocketAddress.createUnresolved("localhost", port)),
                    cas(InetSocketAddress.createUnresolved("proxy.invalid", 3128)));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("proxysAbsents")
    void cas_57_un_proxy_qui_n_est_pas_la_est_nomme(Face face, InetSocketAddress adresse) {
        banc.http.proxy(new Proxy(Proxy.Type.HTTP, adresse));
        try (ImpotParticulierClient client = banc.vers(adresse(9)).build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication())
                    .contains("proxy " + adresse.getHostString() + ":" + adresse.getPort())
                    .contains("joignable");
            assertThat(banc.repos()).as("cela passe souvent").hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_57_sans_proxy_c_est_la_passerelle_qui_n_est_pas_joignable(Face face) {
        try (ImpotParticulierClient client = banc.vers(adresse(9)).build()) {
            AppelException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication())
                    .contains("passerelle refuse la connexion")
                    .doesNotContain("proxy");
        }
    }

    /** Le tunnel est ouvert : ce qui manque ensuite n'est plus du proxy. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_57_une_passerelle_muette_derriere_un_proxy_n_est_pas_un_proxy_injoignable(Face face) {
        try (ProxyBrut proxy = new ProxyBrut("HTTP/1.1 200 X\r\n\r\n", "jamais")) {
            banc.http.proxy(proxy.proxy());
            try (ImpotParticulierClient client = banc.vers(adresse(9))
                    .delaiEssai(Duration.ofMillis(200))
                    .essaisMax(1)
                    .build()) {
                ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

                assertThat(e.explication()).contains("à temps").doesNotContain("proxy");
            }
        }
    }

    /** OkHttp va alors tout droit. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_57_un_choix_de_proxy_qui_ne_rend_rien_n_est_pas_un_defaut(Face face) {
        banc.http.proxySelector(new ProxySelector() {
            @Override
            public List<Proxy> select(URI adresse) {
                return null;
            }

            @Override
            public void connectFailed(URI adresse, SocketAddress proxy, IOException panne) {}
        });
        try (ImpotParticulierClient client = banc.vers(adresse(9)).build()) {
            AppelException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.explication()).contains("passerelle refuse la connexion");
        }
    }

    private enum Maniere {
        INTERROMPRE,
        FERMER
    }

    /** OkHttp perd une annulation venue pendant que le chemin se choisit, et n'en entend pas de seconde. */
    @ParameterizedTest
    @EnumSource(Maniere.class)
    void cas_27_renoncer_pendant_que_le_chemin_se_choisit_n_est_pas_perdu(Maniere maniere) {
        AtomicReference<ImpotParticulierClient> ici = new AtomicReference<>();
        Thread appelant = Thread.currentThread();
        auPremierChoix(() -> {
            if (maniere == Maniere.INTERROMPRE) {
                Thread autre = new Thread(appelant::interrupt);
                autre.start();
                while (autre.isAlive()) {
                    Thread.onSpinWait();
                }
            } else {
                ici.get().close();
            }
        });
        AtomicReference<ServeurBrut> muet = new AtomicReference<>();
        try (ServeurBrut proxy = new ServeurBrut(client -> muet.get().muette("").repondre(client))) {
            muet.set(proxy);
            banc.http.proxy(
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            try (ImpotParticulierClient client = longtemps().build()) {
                ici.set(client);
                AppelException e = echouer(Face.SYNCHRONE, client);

                assertThat(e).isInstanceOf(AppelInterrompuException.class);
                assertThat(Thread.interrupted()).isEqualTo(maniere == Maniere.INTERROMPRE);
            }
        }
    }

    @Test
    void cas_04_la_borne_d_un_essai_passee_pendant_que_le_chemin_se_choisit_n_est_pas_perdue() {
        auPremierChoix(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300)));
        AtomicReference<ServeurBrut> muet = new AtomicReference<>();
        try (ServeurBrut proxy = new ServeurBrut(client -> muet.get().muette("").repondre(client))) {
            muet.set(proxy);
            banc.http.proxy(
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            try (ImpotParticulierClient client =
                    longtemps().delaiEssai(Duration.ofMillis(100)).essaisMax(1).build()) {
                ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, Face.SYNCHRONE, client);

                assertThat(e.explication()).contains("à temps");
            }
        }
    }

    private ImpotParticulierClient.Builder longtemps() {
        Duration longtemps = Duration.ofMinutes(10);
        return ImpotParticulierClient.builder()
                .passerelle(adresse(9))
                .sourceJetons((portee, refuse) -> Temoin.JETON)
                .millesimes(FausseDgfip.le("2024-11-15"))
                .httpClient(banc.http.build())
                .delaiAppel(longtemps)
                .delaiEssai(longtemps)
                .delaiConnexion(longtemps);
    }

    /** Fait cela la première fois qu'OkHttp choisit par où passer : il vient de regarder si l'appel est annulé. */
    private void auPremierChoix(Runnable tache) {
        AtomicInteger fois = new AtomicInteger();
        banc.http.proxyAuthenticator((Authenticator) (route, reponse) -> {
            if (fois.getAndIncrement() == 0) {
                tache.run();
            }
            return null;
        });
    }
}
