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
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Le catalogue des pannes, cas 25 : une redirection ne mène nulle part, même si le client confié les suit. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesRedirectionTest {
    private static final int[] STATUTS = {300, 301, 303, 308};

    private final Banc banc = new Banc();
    private final ServeurBrut ailleurs = new ServeurBrut(gardee(FOYER));
    private FausseDgfip dgfip;

    @AfterEach
    void rienNeReste() {
        dgfip.close();
        ailleurs.close();
        banc.close();
    }

    /** Où la passerelle, en TLS ou non, prétend envoyer le client. */
    enum Vers {
        AUTRE_PORT(false),
        AUTRE_HOTE(false),
        HTTPS(false),
        CLAIR(true),
        ELLE_MEME(true);

        private final boolean depuisTls;

        Vers(boolean depuisTls) {
            this.depuisTls = depuisTls;
        }

        String adresse(int port) {
            String chemin = "/vol/" + Temoin.SPI + "?jeton=" + Temoin.JETON;
            return switch (this) {
                case AUTRE_PORT, CLAIR -> "http://127.0.0.1:" + port + chemin;
                case AUTRE_HOTE -> "http://ailleurs.exemple:" + port + chemin;
                case HTTPS -> "https://127.0.0.1:" + port + chemin;
                case ELLE_MEME -> chemin;
            };
        }
    }

    static Stream<Arguments> redirections() {
        List<Object[]> toutes = new ArrayList<>();
        for (int statut : STATUTS) {
            toutes.add(cas(statut, Vers.AUTRE_PORT));
        }
        for (Vers vers : Vers.values()) {
            toutes.add(cas(302, vers));
            toutes.add(cas(307, vers));
        }
        return Banc.surChaqueFace(toutes.toArray(Object[][]::new));
    }

    private MockResponse redirection(int statut, Vers vers) {
        return new MockResponse.Builder()
                .code(statut)
                .setHeader("Location", vers.adresse(ailleurs.port()))
                .setHeader("Retry-After", "0")
                .body(Temoin.NOM)
                .build();
    }

    private ImpotParticulierClient client(Vers vers) {
        Certificats.reconnaitre(banc.http)
                .followRedirects(true)
                .followSslRedirects(true)
                // Tout nom mènerait à l'autre serveur.
                .dns(nom -> List.of(InetAddress.getLoopbackAddress()));
        dgfip = new FausseDgfip(vers.depuisTls ? Certificats.bon().sslSocketFactory() : null).jeton(Banc::jeton);
        return banc.vers(dgfip.passerelle()).build();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("redirections")
    void cas_25_une_lecture_redirigee_est_refusee_et_rien_ne_part(Face face, int statut, Vers vers) {
        try (ImpotParticulierClient client = client(vers)) {
            dgfip.repond(redirection(statut, vers)).repond(200, FOYER);

            ReponseIllisibleException e = echouer(ReponseIllisibleException.class, face, client);

            assertThat(e.statut()).hasValue(statut);
            assertThat(e.explication()).contains("Redirection");
            assertThat(dgfip.lectures).hasSize(1);
            reussir(face, client);
        }
        assertThat(ailleurs.connexions).hasValue(0);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("redirections")
    void cas_25_une_demande_de_jeton_redirigee_est_refusee_et_le_secret_ne_part_pas(Face face, int statut, Vers vers) {
        try (ImpotParticulierClient client = client(vers)) {
            dgfip.jeton(() -> redirection(statut, vers)).repond(200, FOYER);

            ReponseIllisibleException e = echouer(ReponseIllisibleException.class, face, client);

            assertThat(e.statut()).hasValue(statut);
            assertThat(dgfip.jetonsDemandes).hasSize(1);
            assertThat(dgfip.lectures).isEmpty();
        }
        assertThat(ailleurs.connexions).hasValue(0);
    }
}
