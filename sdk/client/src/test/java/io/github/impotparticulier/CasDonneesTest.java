package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.ir.Adresse;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.SituationsTh;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les formes que prennent les données chez de vraies passerelles : le catalogue des pannes, cas 47 à 51. */
class CasDonneesTest {
    private static final String DECLARANT = "\"nmNaiDec1\":\"SPECIMEN\",\"prnmDec1\":\"PAUL\",\"rfr\":12,";

    private static SituationIr foyer(String champs) {
        return SituationIr.depuisJson("{" + champs + "}");
    }

    private static Optional<DateNaissance> naissance(String valeur) {
        return foyer(DECLARANT + "\"dateNaisDec1\":" + valeur)
                .declarant1()
                .orElseThrow()
                .dateNaissance();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bientôt\"",
                "\"31/02/198\"",
                "12345",
                "true",
                "[]",
                "[\"07\",\"03\",\"1984\"]",
                "{\"annee\":\"dix-neuf\"}",
                "{\"annee\":[1984]}",
                "{\"annee\":1984,\"mois\":13,\"jour\":7}",
                "{\"annee\":1984,\"mois\":3,\"jour\":32}",
                "{\"annee\":19840,\"mois\":3,\"jour\":7}"
            })
    void cas_47_une_date_qui_n_en_est_pas_une_ne_gene_que_sa_lecture(String valeur) {
        String champs = DECLARANT + "\"dateNaisDec1\":" + valeur;
        SituationIr foyer = foyer(champs);
        Declarant declarant = foyer.declarant1().orElseThrow();

        assertThat(foyer.rfr()).hasValue(12);
        assertThat(declarant.nomNaissance()).hasValue("SPECIMEN");
        assertThat(declarant).isEqualTo(foyer(champs).declarant1().orElseThrow());
        assertThat(declarant).hasSameHashCodeAs(foyer(champs).declarant1().orElseThrow());
        assertThat(declarant)
                .isNotEqualTo(foyer(DECLARANT + "\"nbPart\":1").declarant1().orElseThrow());
        assertThat(Foyers.de(List.of(annuel(foyer), annuel(foyer("\"nmNaiDec1\":\"FACTICE\",\"rfr\":30,\"nbPart\":1"))))
                        .rfr())
                .hasValue(42);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> declarant.dateNaissance().map(DateNaissance::annee))
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("« ").doesNotContain("bientôt", "12345", "dix-neuf"));
    }

    private static DonneesAnnuelles<SituationIr> annuel(SituationIr foyer) {
        return new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, foyer);
    }

    @Test
    void cas_47_un_declarant_dont_on_ne_tient_qu_une_date_illisible_est_la() {
        assertThat(foyer("\"dateNaisDec1\":[1984]").declarant1()).isPresent();
        assertThat(foyer("\"nmNaiDec1\":[\"SPECIMEN\"],\"prnmDec1\":\"PAUL\"")
                        .declarant1()
                        .flatMap(Declarant::prenoms))
                .hasValue("PAUL");
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_47_l_appel_aboutit_malgre_une_date_illisible(Face face) {
        try (FausseDgfip dgfip = new FausseDgfip();
                ImpotParticulierClient client = dgfip.client("2024-11-15")) {
            dgfip.repond(200, "{\"rfr\":12,\"spiDec1\":\"" + SPI + "\",\"dateNaisDec1\":[],\"dateNaisDec2\":\"?\"}");

            SituationIr lue = face.lire(client, Usager.parSpi(SPI), 2023);

            assertThat(lue.rfr()).hasValue(12);
            assertThat(lue.declarant1().flatMap(Declarant::spi)).hasValue(SPI);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-07-31",
                "31/07/2022",
                "20220731",
                "31-07-2022",
                "31.07.2022",
                "2022/07/31",
                "2022-07-31T00:00:00",
                "2022-07-31 00:00:00.0",
                "2022-07-31T00:00:00Z",
                "2022-07-31T00:00:00.000+02:00",
                "2022-07-31T00:00:00.000+0200",
                "2022-07-31T00:00:00+11:00",
                "2022-07-31T00:00+02:00[Europe/Paris]",
                "2022-07-31+02:00",
                "2022-07-31Z",
                "31/07/2022 00:00:00",
                "31-07-2022 09:30",
                // Minuit à Paris, écrit en temps universel.
                "2022-07-30T22:00:00Z",
                "2022-07-30T22:00:00.000+00:00"
            })
    void cas_47_les_formes_lisibles_d_une_date_se_lisent(String texte) {
        assertThat(foyer("\"datRec\":\"" + texte + "\"").datRec()).hasValue(LocalDate.of(2022, 7, 31));
        assertThat(naissance("\"" + texte + "\"").flatMap(DateNaissance::date)).hasValue(LocalDate.of(2022, 7, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07/31/2022",
                "31/02/2022",
                "2022-13-01",
                "31/07/22",
                "2022",
                "07/2022",
                "2022-07-31T25:00:00Z",
                "1659218400000",
                "2022-07-31 et après"
            })
    void cas_47_une_date_qui_ne_se_lit_pas_ne_se_devine_pas(String texte) {
        SituationIr foyer = foyer("\"datRec\":\"" + texte + "\"");

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(foyer::datRec)
                .withMessageNotContaining(texte);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"jour\":\"07\",\"mois\":\"03\",\"annee\":\"1984\"}', 1984, 3, 7",
        "'\"1984-03-07\"', 1984, 3, 7",
        "'\"07/03/1984\"', 1984, 3, 7",
        "19840307, 1984, 3, 7",
        "'\"00/03/1984\"', 1984, 3, 0",
        "'\"1984-03-00\"', 1984, 3, 0",
        "'\"1984-00-00T00:00:00\"', 1984, 0, 0",
        "'\"03/1984\"', 1984, 3, 0",
        "'\"1984-03\"', 1984, 3, 0",
        "1984, 1984, 0, 0"
    })
    void cas_47_une_naissance_ecrite_en_texte_ou_en_nombre_se_lit_par_parties(
            String valeur, int annee, int mois, int jour) {
        DateNaissance lue = naissance(valeur).orElseThrow();

        assertThat(lue.annee()).hasValue(annee);
        assertThat(lue.mois().orElse(0)).isEqualTo(mois);
        assertThat(lue.jour().orElse(0)).isEqualTo(jour);
        assertThat(lue.date().isPresent()).isEqualTo(jour > 0);
        assertThat(lue.toString()).doesNotContain("84");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"00\"",
                "0",
                "\"00000000\"",
                "\"0000-00-00\"",
                "\"00/00/0000 00:00:00\"",
                "\"null\"",
                "{}",
                "{\"jour\":\"00\",\"mois\":\"00\",\"annee\":\"0000\"}",
                "{\"jour\":0,\"mois\":\"null\",\"annee\":null}"
            })
    void cas_47_une_naissance_a_zero_est_absente(String valeur) {
        assertThat(naissance(valeur)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nmNaiDec2\":\"\",\"prnmDec2\":\"\",\"nmUsaDec2\":null,\"dptNaissDec2\":\"00\",\"lieuNaissDec2\":\" \","
                        + "\"dateNaisDec2\":{\"jour\":\"00\",\"mois\":\"00\",\"annee\":\"0000\"},\"spiDec2\":\"0000000000000\"",
                "\"dateNaisDec2\":\"00000000\",\"spiDec2\":0,\"dptNaissDec2\":0,\"nmNaiDec2\":\"0\"",
                "\"nmNaiDec2\":\" 00 \",\"prnmDec2\":\"\u00a0000\u00a0\",\"spiDec2\":\"\\t0000000000000\",\"dateNaisDec2\":{\"annee\":\" 0000\"}",
                "\"nmNaiDec2\":\"null\",\"prnmDec2\":\"null\",\"nmUsaDec2\":\"null\",\"dateNaisDec2\":\"null\","
                        + "\"dptNaissDec2\":\"Null\",\"lieuNaissDec2\":\"null\",\"spiDec2\":\"null\""
            })
    void cas_48_un_declarant_2_fait_de_zeros_est_absent(String declarant2) {
        SituationIr foyer = foyer(DECLARANT + declarant2);

        assertThat(foyer.declarant1()).isPresent();
        assertThat(foyer.declarant2()).isEmpty();
    }

    @Test
    void cas_48_un_champ_fait_de_zeros_ne_se_lit_pas_comme_un_code() {
        Declarant declarant = foyer(DECLARANT + "\"dptNaissDec1\":\"00\",\"spiDec1\":\"0000000000000\"")
                .declarant1()
                .orElseThrow();

        assertThat(declarant.departementNaissance()).isEmpty();
        assertThat(declarant.spi()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "Null", "NULL", " null "})
    void cas_49_le_texte_null_vaut_absent(String texte) {
        String valeur = "\"" + texte + "\"";
        SituationIr foyer =
                foyer("\"rfr\":" + valeur + ",\"nbPart\":" + valeur + ",\"nbpPart\":\"1.5\",\"datRec\":" + valeur
                        + ",\"indDeficit\":" + valeur + ",\"sitFam\":" + valeur + ",\"annRevenu\":" + valeur
                        + ",\"pac\":" + valeur
                        + ",\"rev\":" + valeur + ",\"aftDetail\":{\"complementAdresse\":" + valeur + "}");

        assertThat(foyer.rfr()).isEmpty();
        assertThat(foyer.nbPart()).hasValue(new BigDecimal("1.5"));
        assertThat(foyer.datRec()).isEmpty();
        assertThat(foyer.indDeficit()).isEmpty();
        assertThat(foyer.sitFam()).isEmpty();
        assertThat(foyer.annRevenu()).isEmpty();
        assertThat(foyer.pac()).isEmpty();
        assertThat(foyer.rev()).isEmpty();
        assertThat(foyer.aftDetail().flatMap(Adresse::complementAdresse)).isEmpty();
        assertThat(foyer.champ("rfr")).as("la valeur brute reste lisible").hasValue(texte.strip());
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":" + valeur + "}")
                        .indicateurIfiIsf())
                .isEmpty();
        assertThat(AvisIr.depuisJson("{\"facture\":" + valeur + "}").lignes()).isEmpty();
        assertThat(AvisIr.depuisJson("{\"facture\":[{\"colonne1\":" + valeur + "}]}")
                        .lignes()
                        .get(0)
                        .total())
                .isEmpty();
        assertThat(SituationsTh.depuisJson("{\"situationsTH\":[{\"btq\":" + valeur + ",\"locaux\":[{\"natureLocal\":"
                                + valeur + "}]}]}")
                        .situations()
                        .get(0)
                        .locaux()
                        .get(0)
                        .natureLocal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Null", "NULL", "null"})
    void cas_49_un_nom_qui_se_lit_null_reste_un_nom(String nom) {
        Declarant declarant = foyer(
                        "\"nmNaiDec1\":\"" + nom + "\",\"nmUsaDec1\":\"" + nom + "\",\"prnmDec1\":\"JEANNE SPECIMEN\"")
                .declarant1()
                .orElseThrow();
        PersonnePhysique personne = PersonnePhysique.depuisJson(
                "{\"personnePhysique\":{\"etatCivil\":{\"lbNomNaissance\":\"" + nom + "\",\"lbPrenomNaissance\":\""
                        + nom + "\",\"cdSexe\":\"null\",\"anneeNaissance\":\"null\"}}}");

        assertThat(declarant.nomNaissance()).hasValue(nom);
        assertThat(declarant.nomUsage()).hasValue(nom);
        assertThat(foyer("\"nmNaiDec1\":\"" + nom + "\"").declarant1().flatMap(Declarant::nomNaissance))
                .hasValue(nom);
        assertThat(personne.nomNaissance()).hasValue(nom);
        assertThat(personne.prenomNaissance()).hasValue(nom);
        assertThat(personne.sexe()).isEmpty();
        assertThat(personne.anneeNaissance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, false", "'\"0\"', false", "'\"N\"', false", "'\"n\"', false", "'\"NON\"', false", "'\"non\"', false",
        "false, false", "'\"false\"', false", "'\"False\"', false", "1, true", "'\"1\"', true", "'\"O\"', true",
        "'\"o\"', true", "'\"OUI\"', true", "'\"Oui\"', true", "true, true", "'\"TRUE\"', true", "'\"X\"', true",
        "'\"T\"', true", "'\"w\"', true"
    })
    void cas_50_un_indicateur_se_lit_sous_toutes_ses_formes(String valeur, boolean attendu) {
        SituationIr foyer = foyer("\"indDeficit\":" + valeur + ",\"sitPartW\":" + valeur);

        assertThat(foyer.indDeficit()).hasValue(attendu);
        assertThat(foyer.sitParDeclaree().sitPartW()).hasValue(attendu);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "–", " - ", "", "null"})
    void cas_50_un_tiret_vaut_absent(String texte) {
        assertThat(foyer("\"indDeficit\":\"" + texte + "\"").indDeficit()).isEmpty();
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"" + texte + "\"}")
                        .indicateurIfiIsf())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEUT-ETRE", "NEANT", "2", "-1", "00", "ON", "?", "É"})
    void cas_50_un_autre_mot_ne_se_lit_jamais_comme_vrai(String texte) {
        SituationIr foyer = foyer("\"indDeficit\":\"" + texte + "\"");

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(foyer::indDeficit)
                .withMessageContaining("indDeficit")
                .withMessageNotContaining("« " + texte);
    }

    @ParameterizedTest
    @CsvSource({"OUI, true", "oui, true", "true, true", "o, true", "NON, false", "n, false", "False, false"})
    void cas_50_l_indicateur_de_l_ifi_se_lit_en_toutes_lettres(String texte, boolean attendu) {
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"" + texte + "\"}")
                        .indicateurIfiIsf())
                .hasValue(attendu);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17 827",
                "17\u00A0827",
                "17\u202F827",
                "17\u2009827",
                "17827,00",
                "17 827,00 €",
                "17827€",
                "17\u202F827\u00A0€",
                "17 827 EUR",
                "\u00A017827\u00A0",
                "+17827",
                "17827.00"
            })
    void cas_51_un_montant_mis_en_forme_se_lit(String texte) {
        assertThat(foyer("\"rfr\":\"" + texte + "\"").rfr()).hasValue(17_827);
        assertThat(AvisIr.depuisJson("{\"facture\":[{\"colonne1\":\"" + texte + "\"}]}")
                        .lignes()
                        .get(0)
                        .montant(1))
                .hasValue(17_827);
    }

    @Test
    void cas_51_un_montant_negatif_et_des_parts_a_virgule_se_lisent() {
        assertThat(foyer("\"montTotIr\":\"- 1\u202F234\u00A0€\"").montTotIr()).hasValue(-1_234);
        assertThat(foyer("\"montTotIr\":\"\u22121234,0\"").montTotIr()).hasValue(-1_234);
        assertThat(foyer("\"nbPart\":\"2,75\"").nbPart()).hasValue(new BigDecimal("2.75"));
        assertThat(foyer("\"rfr\":\"1 234 567 890 123\"").rfr()).hasValue(1_234_567_890_123L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Une virgule et trois chiffres : dix-sept mille pour les uns, dix-sept pour les autres.
                "17,827",
                "17,000",
                "1,234,567",
                "17 82",
                "1 7 827",
                "17 827 $",
                "€",
                "17 827,5",
                "17.827,00",
                "17 827 et plus",
                "1 234e2"
            })
    void cas_51_un_montant_qui_se_lit_de_deux_facons_ne_se_devine_pas(String texte) {
        SituationIr foyer = foyer("\"rfr\":\"" + texte + "\"");

        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(foyer::rfr)
                .withMessageContaining("rfr")
                .withMessageNotContaining(texte);
    }
}
