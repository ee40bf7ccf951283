package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static io.github.impotparticulier.appui.FausseDgfip.TYPE_IR;
import static io.github.impotparticulier.appui.FausseDgfip.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 23, 24 et 26, et la bonne personne : ce qui entre, d'un côté comme de l'autre. */
@ExtendWith(SansFuite.class)
class PannesReponseTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final int LONGUEUR_MAX_MESSAGE = 200;

    @AutoClose
    private final FausseDgfip dgfip =
            new FausseDgfip().jeton(() -> json(200, "{\"access_token\":\"" + Temoin.JETON + "\",\"expires_in\":3600}"));

    @AutoClose
    private final ImpotParticulierClient client = dgfip.builder()
            .identifiants(Temoin.CLE, Temoin.SECRET)
            .millesimes(FausseDgfip.le("2024-11-15"))
            .build();

    private static Stream<Arguments> surLesDeuxFaces(Stream<Arguments> cas) {
        return cas.flatMap(arguments -> Arrays.stream(Face.values())
                .map(face -> Arguments.of(Stream.concat(Arrays.stream(arguments.get()), Stream.of(face))
                        .toArray())));
    }

    private static MockResponse octets(String type, byte[] corps) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", type)
                .body(new Buffer().write(corps))
                .build();
    }

    static Stream<Arguments> demesures() {
        String million = "7".repeat(1_000_000);
        Function<SituationIr, Object> rien = foyer -> null;
        return surLesDeuxFaces(Stream.of(
                Arguments.of("32 listes", "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}", rien),
                Arguments.of("300 listes", "{\"a\":" + "[".repeat(300) + "]".repeat(300) + "}", rien),
                Arguments.of("300 objets", "{\"a\":".repeat(300) + "1" + "}".repeat(300), rien),
                Arguments.of("entier", "{\"rfr\":" + million + "}", (Function<SituationIr, Object>) SituationIr::rfr),
                Arguments.of("décimal", "{\"nbPart\":0." + million + "}", (Function<SituationIr, Object>)
                        SituationIr::nbPart),
                Arguments.of("exposant", "{\"rfr\":1e999999999}", (Function<SituationIr, Object>) SituationIr::rfr),
                Arguments.of("texte pour un objet", "{\"rev\":\"" + Temoin.NOM + "\"}", (Function<SituationIr, Object>)
                        SituationIr::rev),
                Arguments.of(
                        "nombre pour un objet", "{\"rev\":17827}", (Function<SituationIr, Object>) SituationIr::rev),
                Arguments.of("texte pour toute réponse", "\"" + Temoin.NOM + "\"", rien)));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("demesures")
    void cas_23_un_json_demesure_ou_d_une_autre_forme_est_illisible_en_peu_de_mots(
            String nom, String corps, Function<SituationIr, Object> champ, Face face) {
        dgfip.repond(200, corps);

        AppelException e =
                catchThrowableOfType(AppelException.class, () -> champ.apply(face.lire(client, USAGER, 2023)));

        assertThat(Temoin.observer(e)).isExactlyInstanceOf(ReponseIllisibleException.class);
        assertThat(e.getMessage()).hasSizeLessThan(LONGUEUR_MAX_MESSAGE);
        assertThat(Temoin.horsCorrelation(e)).doesNotContain("777", Temoin.NOM);
        assertThat(dgfip.lectures).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_23_un_champ_illisible_n_empeche_pas_de_lire_les_autres(Face face) {
        dgfip.repond(200, "{\"rev\":\"texte\",\"nbPart\":" + "7".repeat(1_000_000) + ",\"rfr\":17827}");

        SituationIr foyer = face.lire(client, USAGER, 2023);

        assertThat(foyer.rfr()).hasValue(17_827);
        assertThat(catchThrowable(foyer::rev)).isExactlyInstanceOf(ReponseIllisibleException.class);
        assertThat(catchThrowable(foyer::nbPart)).isExactlyInstanceOf(ReponseIllisibleException.class);
    }

    private static byte[] joindre(byte[] debut, byte[] fin) {
        byte[] tout = Arrays.copyOf(debut, debut.length + fin.length);
        System.arraycopy(fin, 0, tout, debut.length, fin.length);
        return tout;
    }

    static Stream<Arguments> malEcrits() {
        return surLesDeuxFaces(Stream.of(
                        "{\"rfr\":1,\"rfr\":2}",
                        "{\"rfr\":1,\"\\u0072fr\":2}",
                        "{\"rev\":{\"tspr\":1,\"tspr\":1}}",
                        "{\"rfr\":1}x",
                        "{\"rfr\":1}{}",
                        "{\"rfr\":1}\0",
                        "{\"rfr\":1",
                        "{'rfr':1}",
                        "{\"rfr\":1,}",
                        "{\"rfr\":NaN}",
                        "null",
                        "[]",
                        "17827",
                        "",
                        "  \r\n",
                        "\uFEFF",
                        "<html>" + Temoin.SPI + "</html>")
                .map(texte -> Arguments.of(texte, texte.getBytes(UTF_8))));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("malEcrits")
    void cas_24_un_json_qui_n_est_pas_strict_est_illisible(String texte, byte[] corps, Face face) {
        dgfip.repond(octets(TYPE_IR, corps));

        exigerIllisible(face);
    }

    static Stream<Arguments> malCodes() {
        byte[] debut = "{\"aft\":\"".getBytes(UTF_8);
        byte[] fin = "\"}".getBytes(UTF_8);
        byte[] latin = ("{\"aft\":\"" + Temoin.NOM + "\"}").getBytes(ISO_8859_1);
        return surLesDeuxFaces(Stream.of(
                Arguments.of("ISO-8859-1 non annoncé", TYPE_IR, latin),
                Arguments.of("ISO-8859-1 annoncé UTF-8", TYPE_IR + "; charset=utf-8", latin),
                Arguments.of("suite seule", TYPE_IR, joindre(joindre(debut, new byte[] {(byte) 0x80}), fin)),
                Arguments.of(
                        "forme trop longue",
                        TYPE_IR,
                        joindre(joindre(debut, new byte[] {(byte) 0xC0, (byte) 0xAF}), fin)),
                Arguments.of(
                        "demi-codet",
                        TYPE_IR,
                        joindre(joindre(debut, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}), fin)),
                Arguments.of(
                        "UTF-8 annoncé ASCII",
                        TYPE_IR + "; charset=US-ASCII",
                        joindre(joindre(debut, Temoin.NOM.getBytes(UTF_8)), fin))));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("malCodes")
    void cas_24_un_texte_hors_de_son_jeu_de_caracteres_est_illisible(String nom, String type, byte[] corps, Face face) {
        dgfip.repond(octets(type, corps));

        exigerIllisible(face);
    }

    private void exigerIllisible(Face face) {
        AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, USAGER, 2023));
        assertThat(e).isExactlyInstanceOf(ReponseIllisibleException.class);
        assertThat(e.statut()).hasValue(200);
        assertThat(dgfip.lectures).hasSize(1);
    }

    static Stream<Arguments> bienCodes() {
        String texte = "{\"aft\":\"" + Temoin.NOM + "\"}";
        byte[] bom = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        return surLesDeuxFaces(Stream.of(
                Arguments.of("UTF-8", TYPE_IR, texte.getBytes(UTF_8)),
                Arguments.of("UTF-8 précédé d'un BOM", TYPE_IR, joindre(bom, texte.getBytes(UTF_8))),
                Arguments.of("ISO-8859-1", TYPE_IR + "; charset=ISO-8859-1", texte.getBytes(ISO_8859_1)),
                Arguments.of("ISO-8859-1 cité", TYPE_IR + ";charset=\"iso-8859-1\"", texte.getBytes(ISO_8859_1))));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("bienCodes")
    void cas_24_un_nom_garde_ses_accents(String nom, String type, byte[] corps, Face face) {
        dgfip.repond(octets(type, corps));

        assertThat(face.lire(client, USAGER, 2023).aft()).hasValue(Temoin.NOM);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_26_un_numero_fiscal_mal_forme_est_refuse_avant_tout_envoi(Face face) {
        String spi = Temoin.SPI;
        for (String numero : List.of(
                spi.substring(1),
                spi + "9",
                "9" + spi.substring(1),
                "QUINTRELLEAAA",
                spi.substring(0, 12) + "O",
                spi.substring(0, 10) + "\u0663\u0663\u0663",
                "..",
                "../../" + spi,
                "%2e%2e",
                "%2e%2e/" + spi,
                spi + "/x",
                "/" + spi,
                spi + ";x=1",
                spi + "?x",
                spi + "#x",
                spi + "\r\nX: 1",
                "")) {
            exigerRefusee(numero, face, c -> c.irAssiette().pour(Usager.parSpi(numero), 2023));
            exigerRefusee(numero, face, c -> c.r2p().personne(Spi.de(numero)));
            exigerRefusee(numero, face, c -> c.sfip().derniereSituation(CriteresPersonne.parSpi(Spi.de(numero))));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_26_un_departement_mal_forme_est_refuse_avant_tout_envoi(Face face) {
        Spi spi = Spi.de(Temoin.SPI);
        for (String departement : List.of("..", "%2e%2e", "13/annrev", "13;x", "13\r\nX: 1", "é3", "2C", "")) {
            exigerRefusee(departement, face, c -> c.lep().indicateur(spi, departement, 2023, 2024));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_26_un_jeton_france_connect_mal_forme_est_refuse_avant_tout_envoi(Face face) {
        String bon = Temoin.JETON_FRANCE_CONNECT;
        for (String jeton : List.of("", " ", bon + "\r\nX: 1", bon + "\n", bon + " " + bon, "é" + bon, bon + "\0")) {
            exigerRefusee(jeton, face, c -> c.irAssiette().pour(Usager.franceConnect(jeton), 2023));
        }
    }

    @Test
    void cas_26_un_teleservice_mal_forme_est_refuse_a_la_construction() {
        ImpotParticulierClient.Builder builder = dgfip.builder();
        for (String teleservice :
                List.of("", "MAIRIE\r\nX: 1", "MAIRIE\n", "MAIRIE CANTINE", "ÉCOLE", "CANTINE\0", "X".repeat(256))) {
            Throwable e = Temoin.observer(catchThrowable(() -> builder.idTeleservice(teleservice)));

            assertThat(e).as(teleservice).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage()).doesNotContain("MAIRIE", "CANTINE", "ÉCOLE", "XXX");
        }
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    private <T> void exigerRefusee(String valeur, Face face, Function<ImpotParticulierClient, T> appel) {
        Throwable e = Temoin.observer(catchThrowable(() -> face.appeler(client, appel)));
        assertThat(e).as(valeur).isExactlyInstanceOf(RequeteInvalideException.class);
        if (valeur.length() > 2) {
            assertThat(e.getMessage()).doesNotContain(valeur);
        }
        assertThat(e.getMessage()).doesNotContain(Temoin.SPI.substring(1, 10), Temoin.JETON_FRANCE_CONNECT, "%2e");
        assertThat(dgfip.jetonsDemandes).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    /** Un foyer fiscal est celui de l'un ou l'autre de ses déclarants. */
    static Stream<Arguments> numerosExiges() {
        return OperationDgfip.surChaqueFace(OperationDgfip::exigeLeNumero)
                .flatMap(cas -> Stream.of("spiDec1", "spiDec2")
                        .filter(champ -> champ.equals("spiDec1")
                                || ((OperationDgfip) cas.get()[1])
                                        .route()
                                        .corps()
                                        .contains("spiDec1"))
                        .map(champ -> Arguments.of(cas.get()[0], cas.get()[1], champ)));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("numerosExiges")
    void une_reponse_sur_une_autre_personne_est_ecartee_et_sa_connexion_fermee(
            Face face, OperationDgfip operation, String champ) {
        String autre = "3990000002093";
        int fois = operation.lectures();
        String corps = operation.route().corps().replace("spiDec1", champ);
        dgfip.repete(fois, 200, corps)
                .repond(200, operation.corpsSur(autre).replace("spiDec1", champ))
                .repete(2 * fois, 200, corps);
        face.appeler(client, operation.appel());

        ReponseIncoherenteException e =
                catchThrowableOfType(ReponseIncoherenteException.class, () -> face.appeler(client, operation.appel()));

        assertThat(e.getMessage()).doesNotContain(autre, SPI);
        assertThat(dgfip.lectures).as("elle ne se redemande pas").hasSize(fois + 1);
        face.appeler(client, operation.appel());
        face.appeler(client, operation.appel());
        List<Integer> connexions = dgfip.lectures.stream()
                .map(requete -> requete.getConnectionIndex())
                .toList();
        assertThat(connexions.subList(0, fois + 1)).as("connexion gardée").containsOnly(connexions.get(0));
        assertThat(connexions.get(fois + 1)).as("connexion fermée").isNotEqualTo(connexions.get(0));
        assertThat(connexions.subList(fois + 1, 3 * fois + 1))
                .as("connexion gardée")
                .containsOnly(connexions.get(fois + 1));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void une_reponse_qui_nomme_la_personne_parmi_les_deux_declarants_est_la_bonne(Face face) {
        String foyer = "{\"rfr\":17827,\"spiDec1\":\"3990000002093\",\"spiDec2\":\"" + Temoin.SPI + "\"}";
        dgfip.repond(200, foyer).repond(200, "{\"rfr\":17827}");

        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
    }
}
