package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.SansFin;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Le catalogue des pannes, cas 10 et 22 : ce qu'une réponse fait lire est borné, où que soit ce qu'elle a de trop. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesDemesureTest {
    private final Banc banc = new Banc();
    private final Semaphore raccroches = new Semaphore(0);
    private ServeurDirect serveur;

    @AfterEach
    void rienNeReste() {
        if (serveur != null) {
            serveur.close();
        }
        banc.close();
    }

    private ImpotParticulierClient client(boolean tls) {
        serveur = tls ? ServeurDirect.enTls() : new ServeurDirect();
        serveur.lecture((demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, Banc.FOYER)));
        Certificats.reconnaitre(banc.http);
        return banc.vers(serveur.passerelle()).build();
    }

    /** Répond sans fin à la première demande, et le foyer d'essai aux suivantes. */
    private ServeurDirect.Reaction dAbord(SansFin sansFin, ServeurDirect.Reaction ensuite) {
        Semaphore premiere = new Semaphore(1);
        return (demande, liaison) -> {
            if (premiere.tryAcquire()) {
                try {
                    sansFin.repondre(liaison);
                } finally {
                    raccroches.release();
                }
            }
            ensuite.repondre(demande, liaison);
        };
    }

    private void exigerUnRaccroche() throws InterruptedException {
        assertThat(raccroches.tryAcquire(20, TimeUnit.SECONDS)).as("raccroché").isTrue();
    }

    static Stream<Arguments> partout() {
        return Arrays.stream(Face.values())
                .flatMap(face -> Arrays.stream(SansFin.values())
                        .flatMap(sansFin ->
                                Stream.of(Arguments.of(face, sansFin, false), Arguments.of(face, sansFin, true))));
    }

    @ParameterizedTest(name = "{0}, {1}, TLS : {2}")
    @MethodSource("partout")
    void cas_22_une_reponse_sans_fin_est_illisible_et_raccrochee(Face face, SansFin sansFin, boolean tls)
            throws InterruptedException {
        try (ImpotParticulierClient client = client(tls)) {
            reussir(face, client);
            serveur.lecture(
                    dAbord(sansFin, (demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, Banc.FOYER))));

            AppelException e = echouer(ReponseIllisibleException.class, face, client);

            assertThat(e.explication()).hasSizeLessThan(200);
            exigerUnRaccroche();
            assertThat(serveur.lectures).as("jamais redemandée").hasValue(2);
            reussir(face, client);
            assertThat(serveur.connexions).hasValue(2);
        }
    }

    @ParameterizedTest
    @EnumSource(SansFin.class)
    void cas_22_un_jeton_sans_fin_se_redemande_comme_apres_une_panne(SansFin sansFin) throws InterruptedException {
        try (ImpotParticulierClient client = client(false)) {
            serveur.jeton(dAbord(sansFin, (demande, liaison) -> liaison.ecrire(ServeurDirect.jeton(Temoin.JETON))));

            reussir(Face.SYNCHRONE, client);

            exigerUnRaccroche();
            assertThat(serveur.jetons).hasValue(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_une_erreur_sans_fin_laisse_conclure_le_statut(Face face) throws InterruptedException {
        try (ImpotParticulierClient client = client(true)) {
            serveur.lecture((demande, liaison) -> {
                liaison.ecrire("HTTP/1.1 403 X\r\nTransfer-Encoding: chunked\r\n\r\n2;");
                try {
                    while (true) {
                        liaison.ecrire("x".repeat(1024));
                    }
                } finally {
                    raccroches.release();
                }
            });

            assertThat(echouer(face, client).statut()).hasValue(403);

            exigerUnRaccroche();
        }
    }

    /** Des en-têtes longs, et un corps en petits morceaux, restent ordinaires. */
    @ParameterizedTest(name = "{0}, TLS : {1}")
    @CsvSource({"1, false", "16, false", "1, true", "100, true"})
    void cas_10_une_reponse_prolixe_se_lit(int parMorceau, boolean tls) {
        String corps = Banc.FOYER.replace("}", " ".repeat(parMorceau == 1 ? 5_000 : 500_000) + "}");
        StringBuilder morceaux = new StringBuilder();
        for (int debut = 0; debut < corps.length(); debut += parMorceau) {
            String morceau = corps.substring(debut, Math.min(corps.length(), debut + parMorceau));
            morceaux.append(Integer.toHexString(morceau.getBytes(UTF_8).length))
                    .append("\r\n")
                    .append(morceau)
                    .append("\r\n");
        }
        String prolixe = "HTTP/1.1 200 X\r\n" + ("X-Prolixe: " + "x".repeat(1_000) + "\r\n").repeat(30)
                + "Transfer-Encoding: chunked\r\n\r\n" + morceaux + "0\r\nX-Suite: x\r\n\r\n";
        try (ImpotParticulierClient client = client(tls)) {
            serveur.lecture((demande, liaison) -> liaison.ecrire(prolixe));

            reussir(Face.SYNCHRONE, client);
            reussir(Face.SYNCHRONE, client);

            assertThat(serveur.connexions).as("elle ressert").hasValue(1);
        }
    }

    /** Un proxy d'entreprise refuse par une longue page, dont le statut doit rester. */
    @ParameterizedTest
    @CsvSource({"403, (HTTP 403)", "407, authentification"})
    void cas_57_la_longue_page_d_un_proxy_garde_son_statut(int statut, String attendu) {
        Banc banc = new Banc();
        String page = "HTTP/1.1 " + statut
                + " Non\r\nProxy-Authenticate: Basic realm=\"essais\"\r\nContent-Length: 120000\r\n\r\n"
                + "x".repeat(120_000);
        try (ServeurBrut proxy = new ServeurBrut(ServeurBrut.fermee(page))) {
            Certificats.reconnaitre(banc.http)
                    .proxy(new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            try (ImpotParticulierClient client =
                    banc.vers("https://passerelle.invalid").essaisMax(1).build()) {
                assertThat(Banc.echouer(Face.SYNCHRONE, client).explication())
                        .contains(attendu)
                        .contains(":" + proxy.port());
            }
        }
    }

    /** Un proxy n'a que des en-têtes à rendre pour ouvrir un tunnel, ou une page pour le refuser. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "x\n", "X-Petit: x\r\n"})
    void cas_22_la_reponse_d_un_proxy_est_bornee_elle_aussi(String sansFin) {
        ServeurBrut.Conduite bavard = client -> {
            ServeurBrut.ecrire(client, "HTTP/1.1 200 X\r\n");
            while (true) {
                ServeurBrut.ecrire(client, sansFin.repeat(512));
            }
        };
        try (ServeurBrut proxy = new ServeurBrut(bavard)) {
            Certificats.reconnaitre(banc.http)
                    .proxy(new Proxy(
                            Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
            try (ImpotParticulierClient client =
                    banc.vers("https://passerelle.invalid").essaisMax(1).build()) {
                assertThat(echouer(ServiceIndisponibleException.class, Face.SYNCHRONE, client)
                                .explication())
                        .contains(":" + proxy.port());
            }
        }
    }
}
