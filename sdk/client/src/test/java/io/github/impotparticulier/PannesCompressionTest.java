package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Le catalogue des pannes, cas 22 : la compression. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesCompressionTest {
    private static final int SOIXANTE_QUATRE_MEBIOCTETS = 64 << 20;
    private static final ByteString BOMBE = bombe();

    private final Banc banc = new Banc();
    private final FausseDgfip dgfip = new FausseDgfip().jeton(Banc::jeton);

    @AfterEach
    void rienNeReste() {
        dgfip.close();
        banc.close();
    }

    private static ByteString bombe() {
        byte[] bloc = new byte[1 << 16];
        return gzip(sortie -> {
            for (int ecrits = 0; ecrits < SOIXANTE_QUATRE_MEBIOCTETS; ecrits += bloc.length) {
                sortie.write(bloc);
            }
        });
    }

    private interface Ecriture {
        void ecrire(BufferedSink sortie) throws IOException;
    }

    private static ByteString gzip(Ecriture ecriture) {
        Buffer comprime = new Buffer();
        try (BufferedSink sortie = Okio.buffer(new GzipSink(comprime))) {
            ecriture.ecrire(sortie);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return comprime.snapshot();
    }

    private static ByteString gzip(String texte) {
        return gzip(sortie -> sortie.writeUtf8(texte));
    }

    private static MockResponse code(int statut, String codage, ByteString corps) {
        return new MockResponse.Builder()
                .code(statut)
                .setHeader("Content-Encoding", codage)
                .body(new Buffer().write(corps))
                .build();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_un_corps_bien_compresse_se_lit(Face face) {
        dgfip.repond(code(200, "gzip", gzip(FOYER)));
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            reussir(face, client);
        }
    }

    static Stream<Arguments> malCompresses() {
        ByteString bon = gzip(FOYER);
        ByteString clair = ByteString.encodeUtf8(FOYER);
        byte[] faux = bon.toByteArray();
        faux[faux.length - 5] ^= 1;
        ByteString suivi = new Buffer().write(bon).writeUtf8(Temoin.SPI).snapshot();
        return Banc.surChaqueFace(
                cas("bombe", "gzip", BOMBE),
                cas("en clair dit gzip", "gzip", clair),
                cas("br", "br", ByteString.decodeHex("0b028068656c6c6f03")),
                cas("deflate", "deflate", ByteString.decodeHex("789c030000000001")),
                cas("compressé deux fois", "gzip, gzip", gzip(sortie -> sortie.write(bon))),
                cas("somme fausse", "gzip", ByteString.of(faux)),
                cas("suivi d'autre chose", "gzip", suivi),
                cas("page en clair dite gzip", "gzip", ByteString.encodeUtf8("<html>" + Temoin.NOM + "</html>")),
                cas("gzip d'une page", "gzip", gzip("<html>" + Temoin.NOM + "</html>")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("malCompresses")
    void cas_22_un_corps_mal_compresse_est_illisible(Face face, String quoi, String codage, ByteString corps) {
        dgfip.repond(code(200, codage, corps)).repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            AppelException e = echouer(ReponseIllisibleException.class, face, client);

            assertThat(e.explication()).as(quoi).hasSizeLessThan(200);
            assertThat(dgfip.lectures).as("jamais redemandé").hasSize(1);
            reussir(face, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_la_taille_se_compte_apres_decompression(Face face) {
        String juste = FOYER.replace(
                "}", " ".repeat(1024 * 1024 - ByteString.encodeUtf8(FOYER).size()) + "}");
        dgfip.repond(code(200, "gzip", gzip(juste)), code(200, "gzip", gzip(juste + " ")));
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            reussir(face, client);
            assertThat(echouer(ReponseIllisibleException.class, face, client).explication())
                    .contains("1024 Kio");
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_un_corps_compresse_coupe_se_redemande(Face face) {
        for (MockResponse coupe : new MockResponse[] {
            code(200, "gzip", gzip(FOYER).substring(0, 30)),
            // Plus court qu'un en-tête gzip : rien ne le distingue d'un corps tronqué.
            code(200, "gzip", ByteString.encodeUtf8("{}"))
        }) {
            dgfip.repond(coupe, coupe, coupe, json(200, FOYER));
        }
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            for (int recues = 3; recues <= 7; recues += 4) {
                echouer(ServiceIndisponibleException.class, face, client);
                assertThat(dgfip.lectures).hasSize(recues);
                reussir(face, client);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_une_bombe_pour_corps_d_erreur_laisse_conclure_le_statut(Face face) {
        dgfip.repond(code(410, "gzip", BOMBE), code(410, "gzip", ByteString.encodeUtf8(FOYER)))
                .repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            assertThat(echouer(AucunResultatException.class, face, client).code())
                    .isEmpty();
            assertThat(echouer(AucunResultatException.class, face, client).code())
                    .isEmpty();
            assertThat(dgfip.lectures).hasSize(2);
            reussir(face, client);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_22_une_bombe_pour_jeton_est_illisible_et_se_redemande_comme_apres_une_panne(Face face) {
        dgfip.jeton(() -> code(200, "gzip", BOMBE)).repond(200, FOYER);
        try (ImpotParticulierClient client = banc.vers(dgfip.passerelle()).build()) {
            assertThat(echouer(ReponseIllisibleException.class, face, client).explication())
                    .contains("64 Kio");
            assertThat(dgfip.jetonsDemandes).hasSize(3);
            assertThat(dgfip.lectures).isEmpty();
        }
    }
}
