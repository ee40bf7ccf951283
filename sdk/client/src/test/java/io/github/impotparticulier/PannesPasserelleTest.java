package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.FOYER;
import static io.github.impotparticulier.appui.Banc.USAGER;
import static io.github.impotparticulier.appui.Banc.cas;
import static io.github.impotparticulier.appui.Banc.echouer;
import static io.github.impotparticulier.appui.Banc.reussir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 32 à 37, 58 et 62 : ce que disent la passerelle, la DGFiP et ce qui est devant elles, et à qui l'on impute un refus. */
@ExtendWith(SansFuite.class)
@Timeout(120)
class PannesPasserelleTest {
    private static final String DATE = "Fri, 15 Nov 2024 12:00:00 GMT";
    private static final String PAGE = "<!DOCTYPE html><html><head><title>Erreur</title></head><body><code>4101</code>"
            + Temoin.SPI + " " + Temoin.NOM + "</body></html>";

    private final Banc banc = new Banc();
    private final FausseDgfip dgfip = new FausseDgfip().jeton(Banc::jeton);

    @AfterEach
    void rienNeReste() {
        dgfip.close();
        banc.close();
    }

    private ImpotParticulierClient client() {
        return banc.vers(dgfip.passerelle()).build();
    }

    private static String fault(String code) {
        return "{\"fault\":{\"code\":" + code + ",\"message\":\"" + Temoin.NOM + "\",\"description\":\"" + Temoin.SPI
                + "\"}}";
    }

    private static String plat(String code) {
        return "{\"code\":\"" + code + "\",\"type\":\"Status report\",\"message\":\"" + Temoin.NOM
                + "\",\"description\":\"" + Temoin.SPI + "\"}";
    }

    private static String xml(String code) {
        return "<?xml version=\"1.0\"?><am:fault xmlns:am=\"http://wso2.org/apimanager\"><am:code>" + code
                + "</am:code><am:type>Status report</am:type><am:message>" + Temoin.NOM + "</am:message></am:fault>";
    }

    private static String dgfip(String code) {
        return "{\"erreur\":{\"code\":" + code + ",\"message\":\"" + Temoin.NOM + " " + Temoin.SPI + "\"}}";
    }

    private static List<String> formes(String code) {
        return List.of(fault(code), fault("\"" + code + "\""), plat(code), xml(code));
    }

    private static <E extends AppelException> E refus(
            Class<E> attendue, Face face, ImpotParticulierClient client, OperationDgfip operation) {
        E levee = catchThrowableOfType(attendue, () -> face.appeler(client, operation.appel()));
        assertThat(levee).as(operation.toString()).isExactlyInstanceOf(attendue);
        assertThat(levee.explication()).hasSizeLessThan(200);
        return levee;
    }

    static Stream<Arguments> chaqueOperation() {
        return OperationDgfip.surChaqueFace();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("chaqueOperation")
    void cas_32_un_404_que_la_passerelle_dit_elle_meme_est_une_route_inconnue(Face face, OperationDgfip operation) {
        List<String> corps = new ArrayList<>(formes("404"));
        corps.add(dgfip("404"));
        try (ImpotParticulierClient client = client()) {
            for (String dit : corps) {
                dgfip.repond(404, dit);
                RequeteInvalideException e = refus(RequeteInvalideException.class, face, client, operation);
                assertThat(e).hasMessageContaining("ne connaît pas cette route");
                assertThat(e.code()).as("un statut n'est pas un code").isEmpty();
            }
            assertThat(dgfip.lectures).as("ni reprise, ni repli").hasSize(corps.size());
        }
    }

    static Stream<Arguments> statutsRedits() {
        return Banc.surChaqueFace(
                formes("500").stream().map(corps -> cas(corps)).toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("statutsRedits")
    void cas_32_un_500_qui_redit_son_statut_est_de_la_passerelle_et_se_redemande(Face face, String corps) {
        dgfip.repete(2, 500, corps).repond(200, FOYER);
        try (ImpotParticulierClient client = client()) {
            reussir(face, client);
            assertThat(dgfip.lectures).hasSize(3);
        }
    }

    static Stream<Arguments> codesHorsDeLaListe() {
        return Banc.surChaqueFace(
                cas(400, "4009", RequeteInvalideException.class),
                cas(403, "40399", AccesRefuseException.class),
                cas(403, "4032", AccesRefuseException.class),
                cas(404, "4103", RequeteInvalideException.class),
                cas(410, "4103", RequeteInvalideException.class),
                cas(410, "40401", RequeteInvalideException.class),
                cas(500, "5001", ServiceIndisponibleException.class),
                cas(500, "4101", ServiceIndisponibleException.class));
    }

    @ParameterizedTest(name = "{0}, {1} {2}")
    @MethodSource("codesHorsDeLaListe")
    void cas_32_les_codes_de_la_dgfip_sont_ceux_qu_elle_publie_et_un_autre_ne_fait_rien_conclure(
            Face face, int statut, String code, Class<? extends AppelException> attendue) {
        dgfip.repond(statut, dgfip(code));
        try (ImpotParticulierClient client = client()) {
            AppelException e = refus(attendue, face, client, OperationDgfip.de("irAssiette.derniereAnnee"));
            boolean connu = code.equals("4101") || code.equals("40401");
            assertThat(e.code().isPresent()).isEqualTo(connu);
            if (!connu) {
                assertThat(Temoin.horsCorrelation(e))
                        .contains("ne connaît pas le code")
                        .doesNotContain(code);
            }
            assertThat(dgfip.lectures).as("ni reprise, ni repli").hasSize(1);
        }
    }

    static Stream<Arguments> controlesManques() {
        return Banc.surChaqueFace(Stream.of(500, 401, 403, 503)
                .flatMap(statut -> formes("900900").stream().map(corps -> cas(statut, corps)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {index}")
    @MethodSource("controlesManques")
    void cas_33_un_controle_du_jeton_manque_par_la_passerelle_se_redemande(Face face, int statut, String corps) {
        dgfip.repete(2, statut, corps).repond(200, FOYER);
        dgfip.repete(3, statut, corps);
        try (ImpotParticulierClient client = client()) {
            reussir(face, client);
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.code()).hasValue("900900");
            assertThat(dgfip.lectures).hasSize(6);
            assertThat(dgfip.jetonsDemandes).as("le jeton n'y est pour rien").hasSize(1);
        }
    }

    static Stream<Arguments> souscriptionsFermees() {
        return Banc.surChaqueFace(Stream.of(
                        cas(401, "900907", "bloquée"),
                        cas(401, "900909", "inactive"),
                        cas(403, "900805", "bloque"),
                        cas(401, "900805", "bloque"),
                        cas(503, "700700", "bloquée"),
                        cas(403, "900908", "souscrit"),
                        cas(403, "900910", "portée"))
                .flatMap(attendu -> formes((String) attendu[1]).stream()
                        .map(corps -> cas(attendu[0], attendu[1], attendu[2], corps)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1} {2}, {index}")
    @MethodSource("souscriptionsFermees")
    void cas_34_une_souscription_fermee_se_dit_et_le_jeton_qui_est_bon_reste(
            Face face, int statut, String code, String extrait, String corps) {
        dgfip.repond(statut, corps).repond(200, FOYER);
        try (ImpotParticulierClient client = client()) {
            AccesRefuseException e = echouer(AccesRefuseException.class, face, client);

            assertThat(e.code()).hasValue(code);
            assertThat(e.explication()).contains(extrait).doesNotContain("secret");
            assertThat(dgfip.lectures).hasSize(1);
            reussir(face, client);
            assertThat(dgfip.jetonsDemandes).hasSize(1);
        }
    }

    static Stream<Arguments> codesDeLArriere() {
        return Banc.surChaqueFace(Stream.of("101503", "101504", "303000", "303001")
                .flatMap(code -> Stream.of(401, 403, 404, 500, 503)
                        .flatMap(statut -> Stream.of(fault(code), xml(code)).map(corps -> cas(statut, code, corps))))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1} {2}, {index}")
    @MethodSource("codesDeLArriere")
    void cas_35_un_code_de_ce_qui_est_derriere_la_passerelle_est_une_panne_sous_tout_statut(
            Face face, int statut, String code, String corps) {
        dgfip.repete(2, statut, corps).repond(200, FOYER);
        dgfip.repete(3, statut, corps);
        try (ImpotParticulierClient client = client()) {
            reussir(face, client);
            ServiceIndisponibleException e = echouer(ServiceIndisponibleException.class, face, client);

            assertThat(e.code()).hasValue(code);
            assertThat(dgfip.lectures).hasSize(6);
            assertThat(dgfip.jetonsDemandes).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("chaqueOperation")
    void cas_35_un_403_qui_dit_la_ressource_inconnue_est_une_route_inconnue(Face face, OperationDgfip operation) {
        try (ImpotParticulierClient client = client()) {
            dgfip.repond(403, fault("900906"));
            RequeteInvalideException e = refus(RequeteInvalideException.class, face, client, operation);

            assertThat(e).hasMessageContaining("ne connaît pas cette route");
            assertThat(e.code()).hasValue("900906");
            assertThat(dgfip.lectures).hasSize(1);
        }
    }

    /** Le corps d'un quota dépassé, tel que les versions de la passerelle l'écrivent. */
    private static List<String> quotas(String code, String acces) {
        String champ = "\"nextAccessTime\":\"" + acces + "\"";
        return List.of(
                "{\"fault\":{\"code\":" + code + ",\"message\":\"Message throttled out\"," + champ + "}}",
                "{\"fault\":{\"code\":" + code + "}," + champ + "}",
                "{\"code\":\"" + code + "\",\"message\":\"Message throttled out\",\"description\":\"x\"," + champ + "}",
                "<amt:fault xmlns:amt=\"http://wso2.org/apimanager/throttling\"><amt:code>" + code
                        + "</amt:code><amt:nextAccessTime>" + acces + "</amt:nextAccessTime></amt:fault>");
    }

    static Stream<Arguments> quotasQuiSeRouvrent() {
        List<Object[]> tous = new ArrayList<>();
        for (int statut : new int[] {429, 503}) {
            for (String code : List.of("900800", "900802", "900804", "900807")) {
                quotas(code, "2024-Nov-15 12:00:04+0000 UTC").forEach(corps -> tous.add(cas(statut, corps, 4, 3)));
            }
            quotas("900803", "2024-Nov-15 13:00:04+0100 CET").forEach(corps -> tous.add(cas(statut, corps, 4, 3)));
            quotas("900803", "2024-Nov-15 12:02:00+0000 UTC").forEach(corps -> tous.add(cas(statut, corps, 120, 1)));
            quotas("900803", "2024-Nov-15 11:00:00+0000 UTC").forEach(corps -> tous.add(cas(statut, corps, 0, 3)));
            for (String insense : List.of(
                    "2024-Foo-15 12:00:02+0000 UTC", "2024-Nov-45 12:00:02+0000 UTC", Temoin.SPI, "bientôt", "")) {
                quotas("900803", insense).forEach(corps -> tous.add(cas(statut, corps, null, 3)));
            }
        }
        return Banc.surChaqueFace(tous.toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {3} s, {4} requêtes, {index}")
    @MethodSource("quotasQuiSeRouvrent")
    void cas_36_l_heure_ou_le_quota_se_rouvre_est_obeie_si_elle_tient_et_dite(
            Face face, int statut, String corps, Integer secondes, int requetes) {
        for (int i = 0; i < requetes; i++) {
            dgfip.repond(new MockResponse.Builder()
                    .code(statut)
                    .setHeader("Date", DATE)
                    .body(corps)
                    .build());
        }
        try (ImpotParticulierClient client = client()) {
            QuotaDepasseException e = echouer(QuotaDepasseException.class, face, client);

            assertThat(e.delai().map(Duration::toSeconds).orElse(null))
                    .isEqualTo(secondes == null ? null : (long) secondes);
            assertThat(dgfip.lectures).hasSize(requetes);
            assertThat(banc.repos())
                    .hasSize(requetes - 1)
                    .allMatch(Duration.ofSeconds(secondes == null ? 0 : secondes)::equals);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_36_un_retry_after_l_emporte_et_l_heure_se_compte_a_defaut_a_notre_horloge(Face face) {
        String corps = quotas("900803", "2024-Nov-15 12:00:09+0000 UTC").get(0);
        dgfip.repond(new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "3")
                        .body(corps)
                        .build())
                .repond(429, corps)
                .repond(200, FOYER);
        try (ImpotParticulierClient client = client()) {
            reussir(face, client);
            assertThat(banc.repos()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(9));
        }
    }

    static Stream<Arguments> erreursSousUnStatutDeSucces() {
        return Banc.surChaqueFace(
                cas(fault("900803"), QuotaDepasseException.class, 3),
                cas(fault("900909"), AccesRefuseException.class, 1),
                cas(fault("303001"), ServiceIndisponibleException.class, 3),
                cas(fault("123456"), ReponseIllisibleException.class, 1),
                cas(fault("900906"), RequeteInvalideException.class, 1),
                cas(plat("404"), ReponseIllisibleException.class, 1),
                cas(plat("900803"), QuotaDepasseException.class, 3),
                cas(xml("303001"), ServiceIndisponibleException.class, 3),
                cas(dgfip("4101"), AucunResultatException.class, 1),
                cas(dgfip("4102"), UsagerInconnuException.class, 1),
                cas(dgfip("4031"), AccesRefuseException.class, 1),
                cas(dgfip("4001"), RequeteInvalideException.class, 1),
                cas(dgfip("9999"), ReponseIllisibleException.class, 1),
                cas("{\"erreur\":\"texte\"}", ReponseIllisibleException.class, 1),
                cas("{\"erreur\":{}}", ReponseIllisibleException.class, 1),
                cas("{\"code\":4242,\"message\":\"x\"}", ReponseIllisibleException.class, 1),
                cas("{\"error\":\"server_error\"}", ReponseIllisibleException.class, 1),
                cas("{\"horodatage\":\"x\",\"fault\":{\"code\":900803}}", QuotaDepasseException.class, 3));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("erreursSousUnStatutDeSucces")
    void cas_37_une_erreur_sous_le_statut_200_est_l_erreur_qu_elle_dit_jamais_un_foyer_vide(
            Face face, String corps, Class<? extends AppelException> attendue, int requetes) {
        boolean conclut = attendue == AucunResultatException.class || corps.equals(dgfip("4031"));
        OperationDgfip.TOUTES.stream()
                .filter(operation -> !conclut || !operation.conclutDUneAbsence())
                .forEach(operation -> {
                    int avant = dgfip.lectures.size();
                    dgfip.repete(requetes, 200, corps);
                    try (ImpotParticulierClient client = client()) {
                        refus(attendue, face, client, operation);
                    }
                    assertThat(dgfip.lectures).as(operation.toString()).hasSize(avant + requetes);
                });
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_37_un_jeton_refuse_sous_le_statut_200_se_renouvelle(Face face) {
        dgfip.repond(200, fault("900901")).repond(200, FOYER);
        try (ImpotParticulierClient client = client()) {
            reussir(face, client);
            assertThat(dgfip.jetonsDemandes).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_37_des_donnees_restent_des_donnees_quels_que_soient_leurs_autres_champs(Face face) {
        String rev = ",\"rev\":{\"tspr\":[{\"code\":\"1AJ\",\"valeur\":\"1\",\"message\":\"x\"}]}";
        try (ImpotParticulierClient client = client()) {
            for (String autres : List.of(
                    ",\"code\":1,\"message\":\"x\"",
                    ",\"error\":\"x\"",
                    rev,
                    ",\"aft\":\"\\\"fault\\\" \\\"erreur\\\"\"")) {
                dgfip.repond(200, "{\"rfr\":17827" + autres + "}");
                reussir(face, client);
            }
        }
    }

    static Stream<Arguments> pages() {
        String[] pages = {PAGE, " \r\n<html></html>", "<?xml version=\"1.0\"?><erreur>4101</erreur>"};
        return Banc.surChaqueFace(Stream.of(
                        cas(200, ReponseIllisibleException.class),
                        cas(400, RequeteInvalideException.class),
                        cas(401, AuthentificationException.class),
                        cas(403, AccesRefuseException.class))
                .flatMap(attendu -> Stream.of(pages).map(page -> cas(attendu[0], attendu[1], page)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {index}")
    @MethodSource("pages")
    void cas_58_une_page_dit_que_quelque_chose_a_repondu_devant_sans_accuser_ni_les_identifiants_ni_le_contrat(
            Face face, int statut, Class<? extends AppelException> attendue, String page) {
        for (OperationDgfip operation : OperationDgfip.TOUTES) {
            dgfip.repete(statut == 401 ? 2 : 1, statut, page);
            try (ImpotParticulierClient client = client()) {
                AppelException e = refus(attendue, face, client, operation);

                assertThat(e.explication())
                        .contains("devant", "proxy", "pare-feu")
                        .doesNotContain(
                                "contract", "habilité", "identifiants", "secret", "souscri", "jeton", "personne");
                assertThat(e.code()).isEmpty();
            }
        }
    }

    static Stream<Arguments> codesHostiles() {
        return Banc.surChaqueFace(Stream.of(
                        Temoin.SPI, Temoin.NOM, Temoin.PRENOM, "19780822", "1978", "75001", "invalid_" + Temoin.NOM)
                .flatMap(code ->
                        Stream.of(200, 400, 401, 403, 404, 410, 429, 500, 503).map(statut -> cas(statut, code)))
                .toArray(Object[][]::new));
    }

    @ParameterizedTest(name = "{0}, {1}, {index}")
    @MethodSource("codesHostiles")
    void cas_62_un_code_hostile_n_est_ni_montre_ni_garde(Face face, int statut, String code) {
        for (String corps : List.of(
                dgfip("\"" + code + "\""),
                fault("\"" + code + "\""),
                plat(code),
                "{\"error\":\"" + code + "\"}",
                xml(code))) {
            dgfip.repete(3, statut, corps);
            try (ImpotParticulierClient client = client()) {
                AppelException e = catchThrowableOfType(AppelException.class, () -> face.lire(client, USAGER, 2023));
                assertThat(e.code()).isEmpty();
                assertThat(Temoin.horsCorrelation(e, e.circonstances().toString() + e))
                        .doesNotContain(code);
                assertThat(e).isNotInstanceOf(AucunResultatException.class);
            }
            // Ce que les essais n'ont pas pris ne doit pas servir aux suivants.
            dgfip.oublier();
        }
    }

    @Test
    void cas_62_un_nom_de_champ_hors_du_contrat_se_lit_mais_est_seulement_compte() {
        SituationIr situation =
                SituationIr.depuisJson("{\"rfr\":1,\"" + Temoin.SPI + "\":2,\"DURAND\":\"x\",\"nbPart\":1}");

        assertThat(situation).hasToString("SituationIr[rfr, nbPart, 2 autres]");
        assertThat(situation.champs()).hasToString("[rfr, nbPart, 2 autres]");
        assertThat(situation.champ("DURAND")).hasValue("x");
        assertThat(SituationIr.depuisJson("{\"DURAND\":1}")).hasToString("SituationIr[1 autre]");
        assertThat(SituationIr.depuisJson("{\"rfr\":1}")).hasToString("SituationIr[rfr]");
        assertThat(SituationIr.depuisJson("{}")).hasToString("SituationIr[]");
    }
}
