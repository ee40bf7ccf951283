package io.github.impotparticulier.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.personne.DateNaissance;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SituationIrTest {
    private static SituationIr avec(String champs) {
        return SituationIr.depuisJson("{" + champs + "}");
    }

    static Stream<Arguments> montants() {
        return Stream.of(
                champ("rfr", SituationIr::rfr),
                champ("revenuBrutGlobal", SituationIr::revenuBrutGlobal),
                champ("revImposable", SituationIr::revImposable),
                champ("mntRevbareme", SituationIr::mntRevbareme),
                champ("pensAlPer", SituationIr::pensAlPer),
                champ("impAvImput", SituationIr::impAvImput),
                champ("impAvImp", SituationIr::impAvImput),
                champ("montTotIr", SituationIr::montTotIr));
    }

    static Arguments champ(String nom, Function<SituationIr, ?> lecture) {
        return Arguments.of(nom, lecture);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("montants")
    void un_montant_se_lit_sous_toutes_ses_formes(String nom, Function<SituationIr, OptionalLong> lecture) {
        for (String forme : List.of("17827", "\"17827\"", "\" 17827  \"", "17827.0", "1.7827E4")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":" + forme))).hasValue(17_827);
        }
        assertThat(lecture.apply(avec("\"" + nom + "\":-4294967297"))).hasValue(-4_294_967_297L);
        for (String absence : List.of("null", "\"\"", "\"   \"")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":" + absence))).isEmpty();
        }
        assertThat(lecture.apply(avec(""))).isEmpty();
    }

    static Stream<Arguments> textes() {
        return Stream.of(
                champ("aft", SituationIr::aft),
                champ("sitPart", SituationIr::sitPart),
                champ("numRole", SituationIr::numRole),
                champ("fipNum", SituationIr::fipNum),
                champ("nmNaiDec1", s -> s.declarant1().flatMap(Declarant::nomNaissance)),
                champ("nmUsaDec1", s -> s.declarant1().flatMap(Declarant::nomUsage)),
                champ("prnmDec1", s -> s.declarant1().flatMap(Declarant::prenoms)),
                champ("prmDec1", s -> s.declarant1().flatMap(Declarant::prenoms)),
                champ("dptNaissDec1", s -> s.declarant1().flatMap(Declarant::departementNaissance)),
                champ("DptNaissDec1", s -> s.declarant1().flatMap(Declarant::departementNaissance)),
                champ("lieuNaissDec1", s -> s.declarant1().flatMap(Declarant::lieuNaissance)),
                champ("spiDec1", s -> s.declarant1().flatMap(Declarant::spi)),
                champ("nmNaiDec2", s -> s.declarant2().flatMap(Declarant::nomNaissance)),
                champ("nmUsaDec2", s -> s.declarant2().flatMap(Declarant::nomUsage)),
                champ("prnmDec2", s -> s.declarant2().flatMap(Declarant::prenoms)),
                champ("prmDec2", s -> s.declarant2().flatMap(Declarant::prenoms)),
                champ("dptNaissDec2", s -> s.declarant2().flatMap(Declarant::departementNaissance)),
                champ("lieuNaissDec2", s -> s.declarant2().flatMap(Declarant::lieuNaissance)),
                champ("spiDec2", s -> s.declarant2().flatMap(Declarant::spi)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textes")
    void un_texte_perd_ses_blancs_et_un_texte_vide_est_absent(
            String nom, Function<SituationIr, Optional<String>> lecture) {
        assertThat(lecture.apply(avec("\"" + nom + "\":\"SPECIMEN  \""))).hasValue("SPECIMEN");
        assertThat(lecture.apply(avec("\"" + nom + "\":93"))).hasValue("93");
        for (String absence : List.of("null", "\"\"", "\"   \"")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":" + absence))).isEmpty();
        }
        assertThat(lecture.apply(avec(""))).isEmpty();
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                champ("datRec", SituationIr::datRec),
                champ("datEtab", SituationIr::datEtab),
                champ("dateDebutPeriode", SituationIr::dateDebutPeriode),
                champ("dateFinPeriode", SituationIr::dateFinPeriode),
                champ("dateDecesdec1", SituationIr::dateDecesdec1),
                champ("dateDecesdec2", SituationIr::dateDecesdec2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dates")
    void une_date_se_lit_sous_ses_trois_formes(String nom, Function<SituationIr, Optional<LocalDate>> lecture) {
        for (String forme : List.of("2024-07-31", "31/07/2024", "20240731", " 2024-07-31 ")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":\"" + forme + "\""))).hasValue(LocalDate.of(2024, 7, 31));
        }
        for (String absence : List.of("null", "\"\"", "\"00000000\"", "\"00/00/0000\"")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":" + absence))).isEmpty();
        }
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lecture.apply(avec("\"" + nom + "\":\"31/02/2024\"")))
                .withMessageContaining(nom)
                .withMessageNotContaining("31/02");
    }

    static Stream<Arguments> marques() {
        return Stream.of(
                champ("sitParIso", SituationIr::sitParIso),
                champ("indDeficit", SituationIr::indDeficit),
                champ("indOptionImpotSepar", SituationIr::indOptionImpotSepar),
                champ("sitPartP", s -> s.sitParDeclaree().sitPartP()),
                champ("sitparP", s -> s.sitParDeclaree().sitPartP()),
                champ("sitPartF", s -> s.sitParDeclaree().sitPartF()),
                champ("sitPartW", s -> s.sitParDeclaree().sitPartW()),
                champ("sitComb", s -> s.sitParDeclaree().sitComb()),
                champ("pensVeufGuerre", s -> s.sitParDeclaree().pensVeufGuerre()),
                champ("indEnfSeul5ansMin", s -> s.sitParDeclaree().indEnfSeul5ansMin()),
                champ("indEnfSeulSansMin", s -> s.sitParDeclaree().indEnfSeul5ansMin()),
                champ("indNonSeul", s -> s.sitParDeclaree().indNonSeul()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marques")
    void une_marque_vaut_vrai_sauf_n_et_rien_si_elle_manque(
            String nom, Function<SituationIr, Optional<Boolean>> lecture) {
        for (String vrai : List.of("O", "X", "T", "P")) {
            assertThat(lecture.apply(avec("\"" + nom + "\":\"" + vrai + "\""))).hasValue(true);
        }
        assertThat(lecture.apply(avec("\"" + nom + "\":\"N\""))).hasValue(false);
        assertThat(lecture.apply(avec("\"" + nom + "\":\" \""))).isEmpty();
        assertThat(lecture.apply(avec(""))).isEmpty();
    }

    @Test
    void les_marques_viennent_groupees_ou_a_plat() {
        SituationIr groupees = avec("\"sitParDeclaree\":{\"sitPartP\":\"P\",\"indNonSeul\":\"N\"}");
        SituationIr aPlat = avec("\"sitPartP\":\"P\",\"indNonSeul\":\"N\",\"rfr\":1");

        assertThat(groupees.sitParDeclaree()).isEqualTo(aPlat.sitParDeclaree());
        assertThat(groupees.sitParDeclaree().sitPartP()).hasValue(true);
        assertThat(groupees.sitParDeclaree().indNonSeul()).hasValue(false);
        assertThat(groupees.sitParDeclaree().champ("sitPartP")).hasValue("P");
        // Un groupe où rien n'est dit ne cache pas des marques à plat.
        for (String vide : List.of("{}", "null", "\"\"", "{\"sitPartP\":null,\"indNonSeul\":\" \"}")) {
            assertThat(avec("\"sitParDeclaree\":" + vide + ",\"sitPartP\":\"P\",\"indNonSeul\":\"N\"")
                            .sitParDeclaree())
                    .isEqualTo(groupees.sitParDeclaree());
        }
    }

    static Stream<Arguments> compteurs() {
        return Stream.<Map.Entry<String, Function<PersonnesACharge, ?>>>of(
                        Map.entry("nbPac", PersonnesACharge::nbPac),
                        Map.entry("nbPacF", PersonnesACharge::nbPacF),
                        Map.entry("nbPacG", PersonnesACharge::nbPacG),
                        Map.entry("nbPacH", PersonnesACharge::nbPacH),
                        Map.entry("nbPacI", PersonnesACharge::nbPacI),
                        Map.entry("nbPacJ", PersonnesACharge::nbPacJ),
                        Map.entry("nbPacN", PersonnesACharge::nbPacN),
                        Map.entry("nbPacP", PersonnesACharge::nbPacP),
                        Map.entry("nbPacR", PersonnesACharge::nbPacR))
                .map(entree -> Arguments.of(entree.getKey(), entree.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compteurs")
    void les_personnes_a_charge_se_comptent(String nom, Function<PersonnesACharge, Object> lecture) {
        for (String forme : List.of("3", "\"3\"", "\" 3 \"")) {
            PersonnesACharge pac =
                    avec("\"pac\":{\"" + nom + "\":" + forme + "}").pac().orElseThrow();
            assertThat(lecture.apply(pac)).hasToString("OptionalInt[3]");
        }
        assertThat(lecture.apply(avec("\"pac\":{}").pac().orElseThrow())).hasToString("OptionalInt.empty");
    }

    @Test
    void le_nombre_de_parts_est_decimal() {
        for (String forme : List.of("2.75", "\"2.75\"", "\"2.75 \"")) {
            assertThat(avec("\"nbPart\":" + forme).nbPart()).hasValue(new BigDecimal("2.75"));
            assertThat(avec("\"nbpPart\":" + forme).nbPart()).hasValue(new BigDecimal("2.75"));
        }
        assertThat(avec("\"nbPart\":\"\",\"nbpPart\":\"1.5\"").nbPart()).hasValue(new BigDecimal("1.5"));
    }

    @Test
    void le_quotient_familial_divise_le_revenu_par_les_parts() {
        assertThat(avec("\"rfr\":17827,\"nbPart\":2.75").quotientFamilial()).hasValue(new BigDecimal("6482.55"));
        assertThat(avec("\"rfr\":1,\"nbPart\":8").quotientFamilial()).hasValue(new BigDecimal("0.13"));
        assertThat(avec("\"rfr\":0,\"nbPart\":1").quotientFamilial()).hasValue(new BigDecimal("0.00"));
    }

    @Test
    void le_quotient_familial_manque_si_un_terme_manque() {
        assertThat(avec("\"rfr\":17827").quotientFamilial()).isEmpty();
        assertThat(avec("\"nbPart\":2.75").quotientFamilial()).isEmpty();
        assertThat(avec("\"rfr\":17827,\"nbPart\":0").quotientFamilial()).isEmpty();
    }

    @Test
    void la_situation_de_famille_est_une_enumeration_ouverte() {
        assertThat(avec("\"sitFam\":\"M\"").sitFam()).hasValue(SituationFamille.MARIE);
        assertThat(avec("\"sitFam\":\"o \"").sitFam()).hasValue(SituationFamille.PACSE);
        assertThat(avec("\"sitFam\":\"C\"").sitFam()).hasValue(SituationFamille.CELIBATAIRE);
        assertThat(avec("\"sitFam\":\"D\"").sitFam()).hasValue(SituationFamille.DIVORCE);
        assertThat(avec("\"sitFam\":\"V\"").sitFam()).hasValue(SituationFamille.VEUF);
        assertThat(avec("\"sitFam\":\"Z\"").sitFam()).hasValue(SituationFamille.INCONNUE);
        assertThat(avec("\"sitFam\":\"Z\"").champ("sitFam")).hasValue("Z");
        assertThat(avec("").sitFam()).isEmpty();
    }

    @Test
    void une_date_de_naissance_peut_etre_partielle() {
        SituationIr entiere = avec("\"dateNaisDec1\":{\"jour\":\"07\",\"mois\":\"3\",\"annee\":1984}");
        SituationIr partielle = avec("\"dateNaisDec1\":{\"jour\":\"00\",\"mois\":null,\"annee\":\"1984\"}");
        SituationIr impossible = avec("\"dateNaisDec1\":{\"jour\":\"31\",\"mois\":\"02\",\"annee\":\"1984\"}");

        assertThat(naissance(entiere).date()).hasValue(LocalDate.of(1984, 3, 7));
        assertThat(naissance(partielle).annee()).hasValue(1984);
        assertThat(naissance(partielle).mois()).isEmpty();
        assertThat(naissance(partielle).jour()).isEmpty();
        assertThat(naissance(partielle).date()).isEmpty();
        assertThat(naissance(impossible).date()).isEmpty();
    }

    private static DateNaissance naissance(SituationIr situation) {
        return situation.declarant1().flatMap(Declarant::dateNaissance).orElseThrow();
    }

    @Test
    void le_declarant_2_d_une_personne_seule_est_absent() {
        SituationIr seul = avec("\"nmNaiDec1\":\"EXEMPLE\",\"nmNaiDec2\":\" \",\"prnmDec2\":null,"
                + "\"dateNaisDec2\":{\"jour\":null,\"mois\":null,\"annee\":null}");

        assertThat(seul.declarant1()).isPresent();
        assertThat(seul.declarant2()).isEmpty();
    }

    @Test
    void l_adresse_accepte_les_deux_noms_de_ses_champs() {
        String openApi = "{\"voie\":\"1 RUE FICTIVE\",\"getcodePostal\":\"93160 NOISY LE GRAND\",\"getcommune\":\"X\"}";
        String reel = "{\"voie\":\"1 RUE FICTIVE\",\"codePostal\":\"93160 NOISY LE GRAND\",\"commune\":\"X\"}";
        for (String nom : List.of("aftDetail", "aftdetail")) {
            for (String forme : List.of(openApi, reel)) {
                Adresse adresse = avec("\"" + nom + "\":" + forme).aftDetail().orElseThrow();
                assertThat(adresse.voie()).hasValue("1 RUE FICTIVE");
                assertThat(adresse.codePostal()).hasValue("93160 NOISY LE GRAND");
                assertThat(adresse.commune()).hasValue("X");
                assertThat(adresse.complementAdresse()).isEmpty();
            }
        }
    }

    @Test
    void les_cases_de_la_declaration_se_lisent_par_liste_et_par_code() {
        Revenus rev =
                avec("\"rev\":{\"tspr\":[{\"code\":\"1AJ\",\"valeur\":\"21000 \"},{\"code\":\"1BJ\",\"valeur\":18500}],"
                                + "\"rcm\":[{\"code\":\"2DC\",\"valeur\":\"-12\"}],\"pv\":[],\"fonc\":null,"
                                + "\"pro\":[{\"code\":\"5KO\"}],\"chges\":[{\"code\":\"6GU\",\"valeur\":\"1\"}],"
                                + "\"rici\":[{\"code\":\"7UD\",\"valeur\":\"2\"}],\"alpha\":[{\"code\":\"0XX\",\"valeur\":\"X\"}],"
                                + "\"div\":[{\"code\":\"8TK\",\"valeur\":\"3\"}]}")
                        .rev()
                        .orElseThrow();

        assertThat(rev.tspr()).hasSize(2);
        assertThat(rev.tspr().get(0).code()).hasValue("1AJ");
        assertThat(rev.tspr().get(0).valeur()).hasValue("21000");
        assertThat(rev.montant("1BJ")).hasValue(18_500);
        assertThat(rev.montant("2dc")).hasValue(-12);
        assertThat(rev.montant("5KO")).isEmpty();
        assertThat(rev.montant("9ZZ")).isEmpty();
        assertThat(rev.pv()).isEmpty();
        assertThat(rev.fonc()).isEmpty();
        assertThat(List.of(rev.rcm(), rev.pro(), rev.chges(), rev.rici(), rev.alpha(), rev.div()))
                .allSatisfy(liste -> assertThat(liste).hasSize(1));
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> rev.montant("0XX"))
                .withMessageContaining("valeur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "12", "true", "{}", "{\"code\":\"1AJ\"}", "[1]"})
    void une_liste_de_cases_d_une_autre_forme_ne_gene_que_ce_qu_elle_a_pu_porter(String tspr) {
        Revenus rev = avec("\"rev\":{\"tspr\":" + tspr + ",\"fonc\":[{\"code\":\"4BA\",\"valeur\":\"900\"}]}")
                .rev()
                .orElseThrow();

        assertThat(rev.fonc()).hasSize(1);
        assertThat(rev.montant("4BA")).hasValue(900);
        for (Function<Revenus, ?> lecture :
                List.<Function<Revenus, ?>>of(Revenus::tspr, lu -> lu.ligne("1AJ"), lu -> lu.montant("1AJ"))) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .as("ni vide ni absent")
                    .isThrownBy(() -> lecture.apply(rev))
                    .withMessageContaining("tspr");
        }
    }

    @Test
    void les_champs_des_periodes_et_du_millesime_se_lisent() {
        assertThat(avec("\"annRevenu\":\"2023\"").annRevenu()).hasValue(2023);
        assertThat(avec("\"typeAvis\":2").typeAvis()).hasValue(2);
        assertThat(avec("").annRevenu()).isEmpty();
        assertThat(avec("").typeAvis()).isEmpty();
    }

    @Test
    void un_champ_illisible_ne_gene_pas_ses_voisins_et_sa_valeur_n_est_pas_citee() {
        SituationIr situation = avec("\"rfr\":\"beaucoup\",\"nbPart\":2,\"annRevenu\":99999999999,\"pac\":\"trois\"");

        assertThat(situation.nbPart()).hasValue(new BigDecimal("2"));
        assertThat(situation.champ("rfr")).hasValue("beaucoup");
        for (Function<SituationIr, ?> lecture :
                List.<Function<SituationIr, ?>>of(SituationIr::rfr, SituationIr::annRevenu, SituationIr::pac)) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .isThrownBy(() -> lecture.apply(situation))
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains("Le champ «")
                            .doesNotContain("beaucoup", "9999", "trois"));
        }
    }

    @Test
    void un_champ_inconnu_survit() {
        SituationIr situation =
                avec("\"nouveau\":{\"dedans\":\"oui\"},\"rfr\":12,\"liste\":[1,null,{\"a\":true}],\"nul\":null");

        assertThat(situation.champ("nouveau.dedans")).hasValue("oui");
        assertThat(situation.champ("rfr")).hasValue("12");
        assertThat(situation.champ("nouveau")).isEmpty();
        assertThat(situation.champ("liste")).isEmpty();
        assertThat(situation.champ("absent.dedans")).isEmpty();
        assertThat(situation.champs())
                .containsExactly(
                        Map.entry("nouveau", Map.of("dedans", "oui")),
                        Map.entry("rfr", "12"),
                        Map.entry("liste", List.of("1", Map.of("a", true))));
    }

    @Test
    void deux_situations_de_meme_contenu_sont_egales_et_ne_montrent_que_les_noms() {
        SituationIr une = avec("\"rfr\":17827,\"sitFam\":\"M\"");
        SituationIr autre = avec("\"sitFam\":\"M\",\"rfr\":17827,\"nbPart\":null");

        assertThat(une).isEqualTo(autre).hasSameHashCodeAs(autre).isNotEqualTo(avec("\"rfr\":17828,\"sitFam\":\"M\""));
        assertThat(une).hasToString("SituationIr[rfr, sitFam]");
        Declarant declarant = avec("\"nmNaiDec1\":\"EXEMPLE\"").declarant1().orElseThrow();
        assertThat(declarant).hasToString("Declarant[1]");
        assertThat(declarant)
                .isEqualTo(avec("\"nmNaiDec1\":\"EXEMPLE \"").declarant1().orElseThrow());
        assertThat(declarant)
                .isNotEqualTo(avec("\"nmNaiDec1\":\"SPECIMEN\"").declarant1().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"texte\"",
                "12",
                "{\"rfr\":1",
                "{\"rfr\":1}{\"rfr\":2}",
                "{\"rfr\":1} suite",
                "{\"rfr\":1,\"rfr\":2}",
                "{\"pac\":{\"nbPac\":1,\"nbPac\":1}}",
                "{'rfr':1}",
                "{\"rfr\":NaN}",
                "<html>SPECIMEN</html>"
            })
    void un_json_douteux_est_refuse(String texte) {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> SituationIr.depuisJson(texte))
                .satisfies(e -> {
                    assertThat(e.getMessage()).hasSizeLessThan(200).doesNotContain("SPECIMEN");
                    assertThat(e.getCause()).isNull();
                });
    }

    @Test
    void un_doublon_est_vu_dans_un_grand_objet_aussi() {
        StringBuilder champs = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            champs.append("\"champ").append(i).append("\":").append(i).append(',');
        }
        assertThat(avec(champs + "\"dernier\":1").champs()).hasSize(5_001);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> avec(champs + "\"champ3\":1"))
                .withMessageContaining("deux fois");
    }

    @Test
    void l_imbrication_est_bornee_a_32_niveaux() {
        assertThat(SituationIr.depuisJson("{\"a\":".repeat(31) + "{}" + "}".repeat(31))
                        .champs())
                .hasSize(1);
        for (String trop : List.of(
                "{\"a\":".repeat(32) + "{}" + "}".repeat(32),
                "{\"a\":".repeat(300) + "1" + "}".repeat(300),
                "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .isThrownBy(() -> SituationIr.depuisJson(trop))
                    .withMessageContaining("32 niveaux");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1e", "1e-"})
    void un_nombre_demesure_est_refuse_a_la_lecture(String debut) {
        SituationIr situation = avec("\"rfr\":" + debut + "9".repeat(100_000));

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(situation::rfr)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        assertThatExceptionOfType(ReponseIllisibleException.class).isThrownBy(avec("\"nbPart\":1e999999999")::nbPart);
    }

    @Test
    void un_mebioctet_d_objets_vides_est_refuse_plutot_que_garde() {
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> avec("\"rev\":[" + "{},".repeat(300_000) + "{}]"))
                .withMessageContaining("20000 valeurs");
    }

    @Test
    void un_chiffre_qui_n_est_pas_ascii_n_est_pas_un_nombre() {
        assertThatExceptionOfType(ReponseIllisibleException.class).isThrownBy(avec("\"rfr\":\"٣\"")::rfr);
    }

    @Test
    void un_nom_de_champ_hostile_ne_passe_pas_dans_un_journal() {
        assertThat(avec("\"rfr\":1,\"DUPONT JEAN\\r\\nINFO faux\":1")).hasToString("SituationIr[rfr, 1 autre]");
        assertThat(avec("\"3990000000001\":1").champs()).hasToString("[1 autre]");
        assertThat(avec("\"rfr\":17827").champs().entrySet()).hasToString("[rfr]");
    }

    @Test
    void l_utf8_est_exige_et_une_marque_d_ordre_est_toleree() {
        byte[] latin = "{\"aft\":\"É\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> SituationIr.depuisJson(latin))
                .withMessageContaining("UTF-8");
        assertThat(SituationIr.depuisJson("\uFEFF{\"aft\":\"É\"}").aft()).hasValue("É");
    }
}
