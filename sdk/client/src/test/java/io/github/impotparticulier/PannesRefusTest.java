package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.th.SituationsTh;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cas 13 à 18 : ce que la passerelle refuse, et combien de fois on le lui demande. */
@ExtendWith(SansFuite.class)
class PannesRefusTest {
    private static final String FOYER = "{\"rfr\":17827,\"spiDec1\":\"" + Temoin.SPI + "\"}";
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final Spi SPI = Spi.de(Temoin.SPI);
    /** Tout ce qu'un corps d'erreur peut dire de trop. */
    private static final String TOUT =
            Temoin.SPI + " " + Temoin.NOM + " " + Temoin.JETON + " " + Temoin.SECRET + " http://127.0.0.1/spi/";

    private static final String DGFIP = "{\"erreur\":{\"code\":%s,\"message\":\"" + TOUT + "\"}}";
    private static final String WSO2 = "{\"fault\":{\"code\":%s,\"message\":\"x\",\"description\":\"" + TOUT + "\"}}";
    private static final String XML =
            "<ams:fault xmlns:ams=\"http://wso2.org/apimanager/security\"><ams:code>%s</ams:code>" + "<ams:message>"
                    + TOUT + "</ams:message></ams:fault>";
    private static final String HTML = "<!DOCTYPE html><html><body><h1>4102</h1>" + TOUT + "</body></html>";

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client;

    PannesRefusTest() {
        dgfip.jeton(() -> json(
                200, "{\"access_token\":\"" + Temoin.JETON + dgfip.jetonsDemandes.size() + "\",\"expires_in\":3600}"));
        client = dgfip.builder()
                .identifiants(Temoin.CLE, Temoin.SECRET)
                .millesimes(FausseDgfip.le("2024-11-15"))
                .build();
    }

    /** Chaque cas, sur les deux faces. */
    private static Stream<Arguments> surLesDeuxFaces(Stream<Arguments> cas) {
        return cas.flatMap(arguments -> Arrays.stream(Face.values())
                .map(face -> Arguments.of(Stream.concat(Arrays.stream(arguments.get()), Stream.of(face))
                        .toArray())));
    }

    private <E extends AppelException> E refus(Class<E> attendue, Face face, int statut, String corps) {
        MockResponse reponse = json(statut, corps);
        dgfip.repond(reponse, reponse, reponse, reponse, reponse);
        E e = catchThrowableOfType(attendue, () -> face.lire(client, USAGER, 2023));
        assertThat(e).isExactlyInstanceOf(attendue);
        assertThat(e.statut()).hasValue(statut);
        assertThat(traces(e)).as("rien du corps").doesNotContain(Temoin.SPI, Temoin.NOM, "http://", "html");
        return e;
    }

    private static String traces(Throwable e) {
        StringWriter texte = new StringWriter();
        e.printStackTrace(new PrintWriter(texte));
        return texte.toString();
    }

    static Stream<Arguments> demandesRefusees() {
        return surLesDeuxFaces(Stream.of("4001", "4002", "4003", "4007").map(Arguments::of));
    }

    @ParameterizedTest
    @MethodSource("demandesRefusees")
    void cas_13_un_400_de_la_dgfip_donne_son_code(String code, Face face) {
        for (String ecrit : List.of(code, "\"" + code + "\"")) {
            RequeteInvalideException e = refus(RequeteInvalideException.class, face, 400, DGFIP.formatted(ecrit));
            assertThat(e.code()).hasValue(code);
            assertThat(e.getMessage()).contains(code);
            assertThat(e.messageServeur()).hasValue(TOUT);
        }
        assertThat(dgfip.lectures).hasSize(2);
    }

    static Stream<Arguments> accesRefuses() {
        return surLesDeuxFaces(Stream.of(
                Arguments.of(DGFIP.formatted("4031"), "4031"), Arguments.of(WSO2.formatted("900910"), "900910")));
    }

    @ParameterizedTest(name = "{1}, {2}")
    @MethodSource("accesRefuses")
    void cas_14_un_403_est_un_acces_refuse(String corps, String code, Face face) {
        assertThat(refus(AccesRefuseException.class, face, 403, corps).code()).hasValue(code);
        assertThat(dgfip.lectures).hasSize(1);
    }

    static Stream<Arguments> recherches() {
        return OperationDgfip.surChaqueFace(OperationDgfip::estUneRecherche);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("recherches")
    void cas_14_un_403_d_une_recherche_dit_plusieurs_personnes_ou_un_dossier_non_communicable(
            Face face, OperationDgfip recherche) {
        // La page d'un pare-feu ne parle pas de la personne.
        dgfip.repond(403, HTML);
        AccesRefuseException refus =
                catchThrowableOfType(AccesRefuseException.class, () -> face.appeler(client, recherche.appel()));
        assertThat(refus).isNotInstanceOf(PersonneIndistincteException.class);
        assertThat(traces(refus)).doesNotContain(FausseDgfip.SPI, Temoin.SPI, Temoin.NOM);
        for (String corps : List.of("", DGFIP.formatted("40305"))) {
            dgfip.repond(403, corps);
            PersonneIndistincteException e = catchThrowableOfType(
                    PersonneIndistincteException.class, () -> face.appeler(client, recherche.appel()));
            assertThat(e).hasMessageContaining("Plusieurs personnes").hasMessageContaining("communicable");
            assertThat(traces(e)).doesNotContain(FausseDgfip.SPI, Temoin.SPI, Temoin.NOM);
        }
        dgfip.repond(403, WSO2.formatted("900908"));
        assertThat(catchThrowableOfType(AccesRefuseException.class, () -> face.appeler(client, recherche.appel())))
                .as("la passerelle, elle, parle de la souscription")
                .isExactlyInstanceOf(AccesRefuseException.class);
        assertThat(dgfip.lectures).hasSize(4);
    }

    static Stream<Arguments> absences() {
        return surLesDeuxFaces(Stream.of(404, 410)
                .flatMap(statut -> Stream.of(
                        Arguments.of(statut, DGFIP.formatted("4101"), AucunResultatException.class, "4101"),
                        Arguments.of(statut, DGFIP.formatted("4102"), UsagerInconnuException.class, "4102"),
                        Arguments.of(statut, "", AucunResultatException.class, null),
                        Arguments.of(statut, HTML, AucunResultatException.class, null),
                        Arguments.of(statut, "<erreur>" + TOUT + "</erreur>", AucunResultatException.class, null))));
    }

    @ParameterizedTest(name = "{0} {3}, {4}")
    @MethodSource("absences")
    void cas_15_un_404_ou_un_410_est_sans_resultat_ou_sans_usager(
            int statut, String corps, Class<? extends AucunResultatException> attendue, String code, Face face) {
        AucunResultatException e = refus(attendue, face, statut, corps);

        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(e.confirmeParLaDgfip()).isEqualTo(code != null);
        assertThat(dgfip.lectures).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("recherches")
    void cas_15_un_404_d_une_recherche_dit_que_personne_n_y_repond(Face face, OperationDgfip recherche) {
        for (String corps : List.of("", DGFIP.formatted("40401"), DGFIP.formatted("40433"))) {
            dgfip.repond(404, corps);
            assertThat(catchThrowableOfType(
                            UsagerInconnuException.class, () -> face.appeler(client, recherche.appel())))
                    .isExactlyInstanceOf(UsagerInconnuException.class);
        }
        assertThat(dgfip.lectures).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_16_un_204_ou_des_donnees_etaient_dues_est_sans_resultat_que_rien_ne_confirme(Face face) {
        MockResponse vide = new MockResponse.Builder().code(204).build();
        dgfip.repond(vide);

        AucunResultatException e =
                catchThrowableOfType(AucunResultatException.class, () -> face.lire(client, USAGER, 2023));

        assertThat(e).isExactlyInstanceOf(AucunResultatException.class).hasMessageContaining("sans contenu");
        assertThat(e.statut()).hasValue(204);
        assertThat(e.confirmeParLaDgfip()).isFalse();
        assertThat(dgfip.lectures).hasSize(1);

        dgfip.repond(vide, json(200, FOYER));
        DonneesAnnuelles<SituationIr> derniere =
                face.appeler(client, c -> c.irAssiette().derniereAnnee(USAGER));
        assertThat(derniere.annee()).as("l'année d'avant peut être demandée").isEqualTo(2022);

        dgfip.repond(vide);
        assertThat(catchThrowableOfType(
                        AucunResultatException.class,
                        () -> face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022))))
                .as("rien ne dit le foyer non imposé")
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_16_un_204_du_lep_dit_qu_il_n_y_a_pas_de_reponse(Face face) {
        dgfip.repond(new MockResponse.Builder().code(204).build());

        EligibiliteLep reponse = face.appeler(client, c -> c.lep().indicateur(SPI, "130", 2023, 2024));

        assertThat(reponse).isEqualTo(EligibiliteLep.SANS_REPONSE);
        assertThat(dgfip.lectures).hasSize(1);
    }

    static Stream<Arguments> pannes() {
        return surLesDeuxFaces(Stream.of(
                // La DGFiP le dit elle-même, par un code qu'elle ne publie pas.
                Arguments.of(500, DGFIP.formatted("5000"), null, 1),
                Arguments.of(500, DGFIP.formatted("\"50001\""), null, 1),
                Arguments.of(500, DGFIP.formatted("4003"), "4003", 1),
                Arguments.of(500, "", null, 3),
                Arguments.of(500, HTML, null, 3),
                Arguments.of(500, "{\"message\":\"" + TOUT + "\"}", null, 3),
                Arguments.of(500, WSO2.formatted("101500"), "101500", 3),
                Arguments.of(502, HTML, null, 3),
                Arguments.of(503, "", null, 3)));
    }

    @ParameterizedTest(name = "{0} {2}, {4}")
    @MethodSource("pannes")
    void cas_17_une_panne_se_redemande_sauf_si_la_dgfip_en_dit_la_cause(
            int statut, String corps, String code, int requetes, Face face) {
        ServiceIndisponibleException e = refus(ServiceIndisponibleException.class, face, statut, corps);

        assertThat(e.code().orElse(null)).isEqualTo(code);
        assertThat(dgfip.lectures).hasSize(requetes);
        assertThat(dgfip.jetonsDemandes).hasSize(1);
    }

    static Stream<Arguments> fautes() {
        return surLesDeuxFaces(Stream.of(
                Arguments.of("JSON", WSO2.formatted("900901")), Arguments.of("XML", XML.formatted("900901"))));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("fautes")
    void cas_18_un_401_fait_renouveler_ce_jeton_et_rejouer_une_fois(String forme, String faute, Face face) {
        dgfip.repond(200, "{\"situationsTH\":[]}").repond(401, faute).repond(200, FOYER);
        lireTh(face);

        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);

        assertThat(porteurs())
                .containsExactly(
                        "Bearer " + Temoin.JETON + 1, "Bearer " + Temoin.JETON + 2, "Bearer " + Temoin.JETON + 3);
        assertThat(dgfip.jetonsDemandes).hasSize(3);
        dgfip.repond(200, "{\"situationsTH\":[]}").repond(200, FOYER);
        lireTh(face);
        face.lire(client, USAGER, 2023);
        assertThat(porteurs().subList(3, 5))
                .as("le jeton d'une autre portée est resté")
                .containsExactly("Bearer " + Temoin.JETON + 1, "Bearer " + Temoin.JETON + 3);
    }

    private void lireTh(Face face) {
        SituationsTh lues = face.appeler(client, c -> c.th().pour(USAGER, 2022));
        assertThat(lues.situations()).isEmpty();
    }

    private List<String> porteurs() {
        return dgfip.lectures.stream()
                .map(requete -> requete.getHeaders().get("Authorization"))
                .toList();
    }

    /** Jamais accepté, un jeton neuf a pu être révoqué par un autre processus avant de servir : quelques autres sont essayés. */
    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("fautes")
    void cas_18_des_401_sans_fin_sont_definitifs_apres_cinq_jetons(String forme, String faute, Face face) {
        AuthentificationException e = refus(AuthentificationException.class, face, 401, faute);

        assertThat(e.code()).hasValue("900901");
        assertThat(dgfip.jetonsDemandes).hasSize(5);
        assertThat(porteurs())
                .containsExactly(
                        "Bearer " + Temoin.JETON + 1,
                        "Bearer " + Temoin.JETON + 2,
                        "Bearer " + Temoin.JETON + 3,
                        "Bearer " + Temoin.JETON + 4,
                        "Bearer " + Temoin.JETON + 5);
    }

    /** La passerelle qui rend le même jeton ne l'a pas révoqué. */
    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("fautes")
    void cas_18_un_second_401_est_definitif_si_le_jeton_redemande_est_le_meme(String forme, String faute, Face face) {
        dgfip.jeton(() -> json(200, "{\"access_token\":\"" + Temoin.JETON + "\",\"expires_in\":3600}"));

        AuthentificationException e = refus(AuthentificationException.class, face, 401, faute);

        assertThat(e.code()).hasValue("900901");
        assertThat(dgfip.lectures).hasSize(2);
        assertThat(dgfip.jetonsDemandes).hasSize(2);
    }

    /** La DGFiP ne dit rien d'une personne sous ce statut : c'est le jeton qui est refusé, et rien ne montre qu'il ait servi. */
    @ParameterizedTest
    @ValueSource(strings = {"4101", "4102", "4031", "4001"})
    void cas_18_un_401_qui_porte_un_code_de_la_dgfip_ne_fait_pas_redemander_dix_jetons(String code) throws Exception {
        try (ServeurDirect direct = new ServeurDirect()) {
            direct.lecture((demande, liaison) ->
                    liaison.ecrire(ServeurDirect.reponse(401, "{\"erreur\":{\"code\":" + code + "}}")));
            try (ImpotParticulierClient refuse = direct.builder().build()) {
                for (int i = 0; i < 3; i++) {
                    assertThatExceptionOfType(AuthentificationException.class)
                            .isThrownBy(() -> refuse.irAssiette().pour(ServeurDirect.usager(1), 2023));
                }
            }
            assertThat(direct.lectures.get()).isLessThanOrEqualTo(4);
            assertThat(direct.jetons.get()).isLessThanOrEqualTo(2);
        }
    }
}
