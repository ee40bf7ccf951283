package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static io.github.impotparticulier.appui.ServeurBrut.complete;
import static io.github.impotparticulier.appui.ServeurBrut.fermee;
import static io.github.impotparticulier.appui.ServeurBrut.gardee;
import static io.github.impotparticulier.appui.ServeurBrut.rompue;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.ServeurBrut.Conduite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le catalogue des pannes, cas 1 à 7 et 10 : ce qui casse la liaison, ou la réponse HTTP elle-même. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesReseauTest {
    private static final String ENTIERE = "{\"rfr\":1}";
    private static final Duration ESSAI_COURT = Duration.ofMillis(300);

    private final Banc banc = new Banc();

    @AfterEach
    void rienNeReste() {
        banc.close();
    }

    /** Une adresse prise, où personne n'écoute. */
    private static Socket adresseSourde() throws IOException {
        Socket prise = new Socket();
        prise.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return prise;
    }

    /** Compte les connexions tentées : un serveur absent ne peut pas le faire. */
    private AtomicInteger connexionsTentees() {
        AtomicInteger tentees = new AtomicInteger();
        banc.http.eventListener(new EventListener() {
            @Override
            public void connectStart(Call appel, InetSocketAddress adresse, Proxy proxy) {
                tentees.incrementAndGet();
            }
        });
        return tentees;
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_01_une_connexion_refusee_se_retente_puis_se_dit(Face face) throws IOException {
        AtomicInteger tentees = connexionsTentees();
        try (Socket sourde = adresseSourde();
                ImpotParticulierClient client =
                        banc.vers("http://127.0.0.1:" + sourde.getLocalPort()).build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.statut()).isEmpty();
            assertThat(e.explication()).contains("refuse la connexion");
            assertThat(e.getCause()).hasMessage(ConnectException.class.getName());
            assertThat(tentees).hasValue(3);
            assertThat(banc.repos()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_01_une_connexion_refusee_aboutit_si_la_passerelle_revient(Face face) throws IOException {
        AtomicReference<ServeurBrut> revenue = new AtomicReference<>();
        try (Socket sourde = adresseSourde();
                ImpotParticulierClient client =
                        banc.vers("http://127.0.0.1:" + sourde.getLocalPort()).build()) {
            int port = sourde.getLocalPort();
            banc.auRepos(() -> {
                liberer(sourde);
                revenue.set(new ServeurBrut(port, accueillie -> accueillie, gardee(FOYER)));
            });

            reussir(face, client);

            assertThat(revenue.get().lectures).hasValue(1);
            assertThat(banc.repos()).hasSize(1);
        } finally {
            revenue.get().close();
        }
    }

    private static void liberer(Socket prise) {
        try {
            prise.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_01_un_hote_inconnu_se_retente_puis_se_dit(Face face) {
        AtomicInteger resolutions = new AtomicInteger();
        banc.http.dns(nom -> {
            resolutions.incrementAndGet();
            throw new UnknownHostException(nom + " " + Temoin.NOM);
        });
        try (ImpotParticulierClient client =
                banc.vers("https://passerelle.invalid").build()) {
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.statut()).isEmpty();
            assertThat(e.explication()).contains("introuvable");
            assertThat(resolutions).hasValue(3);
            assertThat(banc.repos()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_01_un_hote_inconnu_un_moment_ne_se_voit_pas(Face face) {
        AtomicInteger resolutions = new AtomicInteger();
        banc.http.dns(nom -> {
            if (resolutions.incrementAndGet() % 3 != 0) {
                throw new UnknownHostException(nom);
            }
            return List.of(InetAddress.getLoopbackAddress());
        });
        try (ServeurBrut serveur = new ServeurBrut(gardee(FOYER));
                ImpotParticulierClient client = banc.vers("http://localhost:" + serveur.port())
                        .essaisMax(5)
                        .build()) {
            reussir(face, client);

            assertThat(serveur.demandesDeJeton).hasValue(1);
            assertThat(serveur.lectures).hasValue(1);
            assertThat(resolutions).hasValue(6);
        }
    }

    static Stream<Arguments> coupures() {
        String tete = "HTTP/1.1 200 OK\r\nContent-Le";
        String moitie = complete(FOYER).substring(0, complete(FOYER).indexOf("178"));
        return Banc.surChaqueFace(
                cas("fermée avant la réponse", fermee("")),
                cas("rompue avant la réponse", rompue("")),
                cas("fermée dans les en-têtes", fermee(tete)),
                cas("rompue dans les en-têtes", rompue(tete)),
                cas("fermée dans le corps", fermee(moitie)),
                cas("rompue dans le corps", rompue(moitie)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("coupures")
    void cas_02_une_liaison_coupee_se_redemande_et_chaque_requete_compte(Face face, String nom, Conduite coupure) {
        try (ServeurBrut serveur = new ServeurBrut(coupure, coupure, coupure, coupure, gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            assertThat(echouer(ServiceIndisponibleException.class, face, client).statut())
                    .as(nom)
                    .isEmpty();
            assertThat(serveur.lectures).hasValue(3);

            reussir(face, client);

            assertThat(serveur.lectures).hasValue(5);
            assertThat(banc.places()).isEqualTo(5);
            assertThat(banc.repos()).hasSize(3);
        }
    }

    static Stream<Arguments> mortes() {
        Conduite fermeAuRepos = client -> {
            ServeurBrut.ecrire(client, complete(FOYER));
            return false;
        };
        Conduite rompAuRepos = client -> {
            ServeurBrut.ecrire(client, complete(FOYER));
            attendreQueLuSoit(client);
            client.setSoLinger(true, 0);
            return false;
        };
        return Banc.surChaqueFace(
                cas(fermeAuRepos, gardee(FOYER), 2),
                cas(rompAuRepos, gardee(FOYER), 2),
                // La passerelle raccroche à l'instant où la requête lui arrive : elle l'a reçue.
                cas(gardee(FOYER), fermee(""), 3));
    }

    /** La rupture emporterait la réponse : elle attend la requête suivante, sans la lire. */
    private static void attendreQueLuSoit(Socket client) throws IOException {
        client.getInputStream().read();
    }

    @ParameterizedTest(name = "{0}, {3} lectures")
    @MethodSource("mortes")
    void cas_03_une_connexion_gardee_qui_est_morte_coute_une_reprise_comptee(
            Face face, Conduite premiere, Conduite deuxieme, int recues) {
        try (ServeurBrut serveur = new ServeurBrut(premiere, deuxieme, gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            reussir(face, client);
            reussir(face, client);

            assertThat(serveur.lectures).hasValue(recues);
            assertThat(banc.repos()).hasSize(1);
            assertThat(banc.places()).as("deux appels et une reprise").isEqualTo(3);
        }
    }

    @ParameterizedTest(name = "{0}, {3} lectures")
    @MethodSource("mortes")
    void cas_03_sans_reprise_permise_rien_n_est_renvoye_en_cachette(
            Face face, Conduite premiere, Conduite deuxieme, int recues) {
        try (ServeurBrut serveur = new ServeurBrut(premiere, deuxieme, gardee(FOYER));
                ImpotParticulierClient client =
                        banc.vers(serveur.passerelle()).essaisMax(1).build()) {
            reussir(face, client);
            echouer(ServiceIndisponibleException.class, face, client);

            assertThat(serveur.lectures).hasValue(recues - 1);
            assertThat(banc.places()).isEqualTo(2);
            reussir(face, client);
        }
    }

    static Stream<Arguments> debutsMuets() {
        return Banc.surChaqueFace(cas(""), cas("HTTP/1.1 200 OK\r\nContent-Type: appli"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("debutsMuets")
    void cas_04_des_en_tetes_qui_ne_viennent_jamais_finissent_l_essai_qui_se_refait(Face face, String debut) {
        AtomicReference<ServeurBrut> ici = new AtomicReference<>();
        Conduite muette = client -> ici.get().muette(debut).repondre(client);
        banc.auRepos(() -> assertThat(ici.get().raccroche())
                .as("la connexion est fermée avant le repos")
                .isTrue());
        try (ServeurBrut serveur = new ServeurBrut(gardee(FOYER), muette, muette, gardee(FOYER))) {
            ici.set(serveur);
            try (ImpotParticulierClient client =
                    banc.vers(serveur.passerelle()).essaisMax(2).build()) {
                reussir(face, client);

                ServiceIndisponibleException e =
                        echouer(ServiceIndisponibleException.class, face, client.avecDelaiEssai(ESSAI_COURT));

                assertThat(e.explication()).contains("pas répondu à temps");
                assertThat(serveur.raccroche()).isTrue();
                assertThat(serveur.lectures).hasValue(3);
                reussir(face, client);
                assertThat(serveur.lectures).hasValue(4);
            }
        }
    }

    static Stream<Arguments> compteGouttes() {
        return Banc.surChaqueFace(
                cas("les en-têtes", "HTTP/1.1 200 OK\r\nX-Lent: "),
                cas("le corps", "HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("compteGouttes")
    void cas_05_un_octet_de_temps_en_temps_ne_prolonge_pas_l_essai(Face face, String quoi, String debut) {
        // Le client confié croit avoir une borne de lecture : chaque octet la ferait repartir.
        banc.http.readTimeout(Duration.ofMillis(200));
        Conduite lente = ServeurBrut.auCompteGouttes(debut, 100);
        try (ServeurBrut serveur = new ServeurBrut(gardee(FOYER), lente, lente, gardee(FOYER));
                ImpotParticulierClient client =
                        banc.vers(serveur.passerelle()).essaisMax(2).build()) {
            reussir(face, client);

            assertThat(echouer(ServiceIndisponibleException.class, face, client.avecDelaiEssai(ESSAI_COURT))
                            .explication())
                    .as(quoi)
                    .contains("pas répondu à temps");

            reussir(face, client);
            assertThat(serveur.lectures).hasValue(4);
        }
    }

    static Stream<Arguments> corpsCoupes() {
        String morceaux = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return Banc.surChaqueFace(
                cas("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n" + ENTIERE),
                cas("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + ENTIERE),
                cas(morceaux + "9\r\n" + ENTIERE + "\r\n"),
                cas(morceaux + "9\r\n" + ENTIERE),
                cas(morceaux + "14\r\n" + ENTIERE),
                cas(morceaux + "9\r\n" + ENTIERE + "\r\n1"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("corpsCoupes")
    void cas_06_un_corps_coupe_n_est_jamais_un_objet_partiel_et_se_redemande(Face face, String coupe) {
        try (ServeurBrut serveur =
                        new ServeurBrut(fermee(coupe), fermee(coupe), fermee(coupe), fermee(coupe), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            echouer(ServiceIndisponibleException.class, face, client);
            assertThat(serveur.lectures).hasValue(3);

            reussir(face, client);
            assertThat(serveur.lectures).hasValue(5);
        }
    }

    static Stream<Arguments> corpsSansLongueur() {
        return Banc.surChaqueFace(
                cas("HTTP/1.0 200 OK\r\n\r\n{\"rfr\":178"),
                cas("HTTP/1.0 200 OK\r\n\r\n{\"rfr\":17827"),
                cas("HTTP/1.0 200 OK\r\n\r\n"),
                cas("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"rfr\":17827,"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("corpsSansLongueur")
    void cas_07_un_corps_http_1_0_coupe_sans_longueur_est_illisible(Face face, String coupe) {
        try (ServeurBrut serveur =
                        new ServeurBrut(fermee(coupe), fermee("HTTP/1.0 200 OK\r\n\r\n" + FOYER), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            assertThat(echouer(ReponseIllisibleException.class, face, client).statut())
                    .hasValue(200);
            assertThat(serveur.lectures).hasValue(1);

            reussir(face, client);
        }
    }

    static Stream<Arguments> incongrues() {
        String vide = "Content-Length: 2\r\n\r\n{}";
        return Banc.surChaqueFace(
                cas("n'importe quoi " + Temoin.SPI + "\r\n\r\n"),
                cas("\r\n\r\n"),
                cas("HTTP/1.1 abc OK\r\n" + vide),
                cas("HTTP/1.1 000 X\r\n" + vide),
                cas("HTTP/1.1 20\r\n" + vide),
                cas("HTTP/2.0 200 OK\r\n" + vide),
                cas("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"),
                cas("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + Temoin.SPI + "\r\n"),
                cas("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n"),
                cas("<html>" + Temoin.NOM + "</html>\r\n\r\n"),
                cas("\u0015\u0003\u0003\u0000\u0002\u0002(\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("incongrues")
    void cas_10_une_reponse_qui_n_est_pas_du_http_est_illisible(Face face, String reponse) {
        try (ServeurBrut serveur = new ServeurBrut(fermee(reponse), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            echouer(ReponseIllisibleException.class, face, client);
            assertThat(serveur.lectures).as("jamais redemandée").hasValue(1);

            reussir(face, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_10_un_statut_negatif_est_refuse(Face face) {
        try (ServeurBrut serveur =
                        new ServeurBrut(fermee("HTTP/1.1 -11 X\r\nContent-Length: 2\r\n\r\n{}"), gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            assertThat(echouer(face, client)).isNotNull();
            assertThat(serveur.lectures).hasValue(1);

            reussir(face, client);
        }
    }

    static Stream<Arguments> demesurees() {
        String mega = "x".repeat(1024 * 1024);
        return Banc.surChaqueFace(
                cas("un en-tête", "HTTP/1.1 200 OK\r\nX-Grand: " + mega + "\r\nContent-Length: 2\r\n\r\n{}"),
                cas("des en-têtes", "HTTP/1.1 200 OK\r\n" + "X-Petit: 399\r\n".repeat(100_000) + "\r\n{}"),
                cas("la première ligne", "HTTP/1.1 200 " + mega + "\r\nContent-Length: 2\r\n\r\n{}"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("demesurees")
    void cas_10_des_en_tetes_geants_sont_refuses(Face face, String quoi, String reponse) {
        Conduite geante = fermee(reponse);
        try (ServeurBrut serveur = new ServeurBrut(geante, gardee(FOYER));
                ImpotParticulierClient client = banc.vers(serveur.passerelle()).build()) {
            AppelException e = echouer(ReponseIllisibleException.class, face, client);

            assertThat(e.getMessage()).as(quoi).hasSizeLessThan(600);
            assertThat(serveur.lectures).as("jamais redemandée").hasValue(1);
            reussir(face, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_10_des_reponses_d_attente_sans_fin_ne_prolongent_pas_l_essai(Face face) {
        Conduite patiente = client -> {
            while (!client.isClosed()) {
                ServeurBrut.ecrire(client, "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100));
            }
            return false;
        };
        try (ServeurBrut serveur = new ServeurBrut(gardee(FOYER), patiente, gardee(FOYER));
                ImpotParticulierClient client =
                        banc.vers(serveur.passerelle()).essaisMax(1).build()) {
            reussir(face, client);

            echouer(ReponseIllisibleException.class, face, client.avecDelaiEssai(ESSAI_COURT));

            assertThat(serveur.lectures).hasValue(2);
            reussir(face, client);
        }
    }
}
