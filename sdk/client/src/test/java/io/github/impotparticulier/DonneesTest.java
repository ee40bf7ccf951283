package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.CatalogueLignes;
import io.github.impotparticulier.ir.CategorieLigne;
import io.github.impotparticulier.ir.DefinitionLigne;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.LigneAvis;
import io.github.impotparticulier.ir.Revenus;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.AdressePersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.Local;
import io.github.impotparticulier.th.NatureLocal;
import io.github.impotparticulier.th.SituationTh;
import io.github.impotparticulier.th.SituationsTh;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chaque propriété des schémas autres que celui d'IR assiette, sous chacune de ses formes. */
class DonneesTest {
    static Stream<Arguments> textes() {
        return Stream.of(
                th("codeDsf", SituationTh::codeDsf),
                th("codeCommune", SituationTh::codeCommune),
                th("codeAft", SituationTh::codeAft),
                th("numVoie", SituationTh::numVoie),
                th("btq", SituationTh::btq),
                th("libelleVoie", SituationTh::libelleVoie),
                th("libelleCommune", SituationTh::libelleCommune),
                th("regimeTax", SituationTh::regimeTax),
                th("natureImp", SituationTh::natureImp),
                th("libelleEdition1", SituationTh::libelleEdition1),
                th("libelleEdition2", SituationTh::libelleEdition2),
                local("affectation", Local::affectation),
                local("invariant", Local::invariant),
                ligne("codeLigne", LigneAvis::codeLigne),
                ligne("libelleLigne", LigneAvis::libelleLigne),
                ligne("colonne1", ligne -> ligne.colonne(1)),
                ligne("colonne2", ligne -> ligne.colonne(2)),
                ligne("colonne3", ligne -> ligne.colonne(3)),
                ligne("colonne4", ligne -> ligne.colonne(4)),
                etatCivil("lbNomNaissance", PersonnePhysique::nomNaissance),
                etatCivil("lbPrenomNaissance", PersonnePhysique::prenomNaissance),
                etatCivil("lbNomUsage", PersonnePhysique::nomUsage),
                etatCivil("lbPrenomUsage", PersonnePhysique::prenomUsage),
                etatCivil("cdPaysNaissance", PersonnePhysique::codePaysNaissance),
                etatCivil("cdDeptNaissance", PersonnePhysique::codeDeptNaissance),
                etatCivil("cdTOMNaissance", PersonnePhysique::codeTomNaissance),
                etatCivil("cdCommuneNaissance", PersonnePhysique::codeCommuneNaissance),
                adresse("cdPays", AdressePersonne::codePays),
                adresse("lbPays", AdressePersonne::libellePays),
                adresse("cdDepartement", AdressePersonne::codeDepartement),
                adresse("lbDepartement", AdressePersonne::libelleDepartement),
                adresse("cdTOM", AdressePersonne::codeTom),
                adresse("lbTOM", AdressePersonne::libelleTom),
                adresse("cdCommune", AdressePersonne::codeCommune),
                adresse("lbCommune", AdressePersonne::libelleCommune),
                adresse("cdVoie", AdressePersonne::codeVoie),
                adresse("lbVoie", AdressePersonne::libelleVoie),
                adresse("numeroVoie", AdressePersonne::numeroVoie),
                adresse("indiceDeRepetition", AdressePersonne::indiceDeRepetition));
    }

    private static Arguments th(String nom, Function<SituationTh, Optional<String>> lecture) {
        return texte(
                nom,
                valeur -> lecture.apply(SituationsTh.depuisJson("{\"situationsTH\":[" + objet(nom, valeur) + "]}")
                        .situations()
                        .get(0)));
    }

    private static Arguments local(String nom, Function<Local, Optional<String>> lecture) {
        return texte(nom, valeur -> lecture.apply(unLocal(objet(nom, valeur))));
    }

    private static Local unLocal(String json) {
        return SituationsTh.depuisJson("{\"situationsTH\":[{\"locaux\":[" + json + "]}]}")
                .situations()
                .get(0)
                .locaux()
                .get(0);
    }

    private static Arguments ligne(String nom, Function<LigneAvis, Optional<String>> lecture) {
        return texte(
                nom, valeur -> lecture.apply(avis(objet(nom, valeur)).lignes().get(0)));
    }

    private static Arguments etatCivil(String nom, Function<PersonnePhysique, Optional<String>> lecture) {
        return texte(nom, valeur -> lecture.apply(personne("\"etatCivil\":" + objet(nom, valeur))));
    }

    private static Arguments adresse(String nom, Function<AdressePersonne, Optional<String>> lecture) {
        return texte(
                nom,
                valeur -> lecture.apply(
                        personne("\"adresse\":" + objet(nom, valeur)).adresse().orElseThrow()));
    }

    private static Arguments texte(String nom, Function<String, Optional<String>> lecture) {
        return Arguments.of(nom, lecture);
    }

    private static String objet(String nom, String valeur) {
        return "{\"" + nom + "\":" + valeur + "}";
    }

    private static AvisIr avis(String... lignes) {
        return AvisIr.depuisJson("{\"rfr\":\"12\",\"facture\":[" + String.join(",", lignes) + "]}");
    }

    private static PersonnePhysique personne(String champs) {
        return PersonnePhysique.depuisJson("{\"personnePhysique\":{" + champs + "}}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textes")
    void un_texte_se_lit_sous_toutes_ses_formes(String nom, Function<String, Optional<String>> lecture) {
        assertThat(lecture.apply("\"SPECIMEN  \"")).hasValue("SPECIMEN");
        assertThat(lecture.apply("93")).hasValue("93");
        for (String absence : List.of("null", "\"\"", "\"   \"")) {
            assertThat(lecture.apply(absence)).isEmpty();
        }
    }

    @Test
    void la_nature_d_un_local_est_une_enumeration_ouverte() {
        Map<String, NatureLocal> natures = Map.of(
                "MA", NatureLocal.MAISON,
                "ap ", NatureLocal.APPARTEMENT,
                "ME", NatureLocal.MAISON_EXCEPTIONNELLE,
                "MP", NatureLocal.MAISON_PARTAGEE,
                "ZZ", NatureLocal.INCONNUE);
        natures.forEach((code, nature) -> assertThat(
                        unLocal(objet("natureLocal", "\"" + code + "\"")).natureLocal())
                .hasValue(nature));
        assertThat(unLocal(objet("natureLocal", "\"ZZ\"")).champ("natureLocal")).hasValue("ZZ");
        assertThat(unLocal("{}").natureLocal()).isEmpty();
        assertThat(SituationsTh.depuisJson("{}").situations()).isEmpty();
        assertThat(SituationsTh.depuisJson("{\"situationsTH\":[{}]}")
                        .situations()
                        .get(0)
                        .locaux())
                .isEmpty();
    }

    /** Une ligne, un local dont on ne sait rien : sans lui, la liste dirait qu'il n'y en a pas d'autre. */
    @Test
    void un_element_nul_ne_se_perd_pas_d_une_liste() {
        SituationIr foyer =
                SituationIr.depuisJson("{\"rfr\":12,\"rev\":{\"tspr\":[null,{\"code\":\"1AJ\",\"valeur\":1}],"
                        + "\"div\":[{\"code\":\"8TK\",\"valeur\":2}]}}");
        Revenus revenus = foyer.rev().orElseThrow();

        for (ThrowingCallable lecture : List.<ThrowingCallable>of(
                revenus::tspr,
                () -> revenus.montant("1AJ"),
                () -> avis("null").lignes(),
                () -> avis("{\"codeLigne\":\"0020\"}", "null").revenusBruts(),
                () -> SituationsTh.depuisJson("{\"situationsTH\":[null]}").situations(),
                () -> SituationsTh.depuisJson("{\"situationsTH\":[{\"locaux\":[null]}]}")
                        .situations()
                        .get(0)
                        .locaux(),
                () -> SituationsMultiples.depuisJson("{\"situationsIR\":[{\"rfr\":1},null]}")
                        .situations())) {
            assertThatExceptionOfType(ReponseIllisibleException.class)
                    .isThrownBy(lecture)
                    .withMessageEndingWith("est présent mais ne se lit pas comme une liste d'objets.");
        }
        assertThat(foyer.rfr()).as("rien d'autre n'en souffre").hasValue(12);
        assertThat(revenus.montant("8TK")).hasValue(2);
    }

    @Test
    void l_indicateur_ifi_se_lit_sous_ses_deux_noms() {
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"O\"}").indicateurIfiIsf())
                .hasValue(true);
        assertThat(SituationIfi.depuisJson("{\"indiIFI\":\"O \"}").indicateurIfiIsf())
                .hasValue(true);
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"N\"}").indicateurIfiIsf())
                .hasValue(false);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"X\"}")::indicateurIfiIsf);
        assertThat(SituationIfi.depuisJson("{\"indicateurIfiIsf\":\"\"}").indicateurIfiIsf())
                .isEmpty();
    }

    @Test
    void les_lignes_d_un_avis_se_lisent_par_code_et_par_colonne() {
        AvisIr avis = avis(
                "{\"numLigne\":\"1\",\"codeLigne\":\"0020\",\"colonne1\":\"21000 \",\"colonne2\":18500,\"colonne3\":\" \"}",
                "{\"numLigne\":2,\"codeLigne\":\"0020\",\"colonne1\":\"-100\"}",
                "{\"numLigne\":3,\"codeLigne\":\"9999\",\"colonne4\":\"X\"}");

        assertThat(avis.foyer().rfr()).hasValue(12);
        assertThat(avis.lignes()).hasSize(3);
        assertThat(avis.lignes("0020")).hasSize(2);
        assertThat(avis.ligne("0020").orElseThrow().numLigne()).hasValue(1);
        assertThat(avis.ligne("0020").orElseThrow().montant(2)).hasValue(18_500);
        assertThat(avis.ligne("0020").orElseThrow().montant(3)).isEmpty();
        assertThat(avis.ligne("0020").orElseThrow().total()).hasValue(39_500);
        assertThat(avis.ligne("9999").orElseThrow().colonne(4)).hasValue("X");
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(avis.ligne("9999").orElseThrow()::total)
                .withMessageContaining("colonne4");
        assertThat(avis.ligne("0150")).isEmpty();
        assertThat(avis.lignes("0150")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> avis.lignes().get(0).colonne(5))
                .withMessageContaining("1 à 4");
        assertThat(avis("{}").lignes().get(0).total()).isEmpty();
    }

    @Test
    void les_revenus_s_additionnent_par_rubrique_sans_les_codes_inconnus_ni_les_pertes_reportables() {
        AvisIr avis = avis(
                "{\"codeLigne\":\"0020\",\"colonne1\":\"20000\",\"colonne2\":\"10000\"}",
                "{\"codeLigne\":\"0150\",\"colonne1\":\"5000\"}",
                "{\"codeLigne\":\"0240\",\"colonne1\":\"31500\"}",
                "{\"codeLigne\":\"1000\",\"colonne1\":\"4000\"}",
                "{\"codeLigne\":\"1010\",\"colonne1\":\"-1500\"}",
                "{\"codeLigne\":\"4803\",\"colonne1\":\"9000\"}",
                "{\"codeLigne\":\"0940\",\"colonne1\":\" \"}",
                "{\"codeLigne\":\"9999\",\"colonne1\":\"illisible\"}");

        assertThat(avis.revenusBruts()).containsExactly(Map.entry(CategorieLigne.SALAIRES_PENSIONS_RENTES, 35_000L));
        assertThat(avis.revenusNets())
                .containsExactly(
                        Map.entry(CategorieLigne.SALAIRES_PENSIONS_RENTES, 31_500L),
                        Map.entry(CategorieLigne.REVENUS_FONCIERS, 2_500L));
    }

    @Test
    void le_catalogue_dit_le_sens_d_un_code_pour_une_annee() {
        CatalogueLignes catalogue = CatalogueLignes.officiel();

        assertThat(catalogue.definitions()).hasSize(79);
        assertThat(catalogue.definition("0040", 2021).orElseThrow().libelle())
                .isEqualTo("Heures supplémentaires non exonérées");
        assertThat(catalogue.definition("0040", 2022).orElseThrow().libelle())
                .isEqualTo("Heures supplémentaires et jours RTT non exonérés");
        assertThat(catalogue.definition("4801", 2020)).isPresent();
        assertThat(catalogue.definition("4801", 2021)).isEmpty();
        assertThat(catalogue.definition("0020", 2019)).isEmpty();
        assertThat(catalogue.definitions("9999")).isEmpty();
        DefinitionLigne salaires = catalogue.definition("0020", 2030).orElseThrow();
        assertThat(salaires.categorie()).isEqualTo(CategorieLigne.SALAIRES_PENSIONS_RENTES);
        assertThat(salaires.base()).isEqualTo(DefinitionLigne.Base.BRUT);
        assertThat(salaires.niveau()).isEqualTo(DefinitionLigne.Niveau.INDIVIDUEL);
        assertThat(catalogue.definition("1830", 2023).orElseThrow().base()).isEqualTo(DefinitionLigne.Base.AUCUNE);
    }

    @Test
    void la_categorie_et_la_base_d_un_code_ne_changent_pas_d_une_annee_a_l_autre() {
        for (DefinitionLigne definition : CatalogueLignes.officiel().definitions()) {
            assertThat(CatalogueLignes.officiel().definitions(definition.code()))
                    .allSatisfy(autre -> {
                        assertThat(autre.categorie()).isEqualTo(definition.categorie());
                        assertThat(autre.base()).isEqualTo(definition.base());
                    });
        }
    }

    @Test
    void une_personne_se_lit_typee() {
        PersonnePhysique personne = personne("\"identifiant\":{\"spi\":\"3990000000091\"},\"etatCivil\":{\"cdSexe\":2,"
                + "\"anneeNaissance\":1978,\"moisNaissance\":\"08\",\"jourNaissance\":\"22\"}");

        assertThat(personne.spi().map(Spi::valeur)).hasValue("3990000000091");
        assertThat(personne.sexe()).hasValue(Sexe.FEMININ);
        assertThat(personne.anneeNaissance()).hasValue(1978);
        assertThat(personne.moisNaissance()).hasValue(8);
        assertThat(personne.jourNaissance()).hasValue(22);
        assertThat(personne.dateNaissance()).hasValue(LocalDate.of(1978, 8, 22));
        assertThat(personne.adresse()).isEmpty();
        assertThat(personne).hasToString("PersonnePhysique[identifiant, etatCivil]");
    }

    @Test
    void une_personne_aux_champs_manquants_ou_partiels_ne_se_complete_pas() {
        PersonnePhysique partielle =
                personne("\"identifiant\":{\"spi\":\"12\"},\"etatCivil\":{\"cdSexe\":\"9\",\"anneeNaissance\":\"1975\","
                        + "\"moisNaissance\":\"00\",\"jourNaissance\":\"\"}");

        assertThat(partielle.spi()).isEmpty();
        assertThat(partielle.sexe()).isEmpty();
        assertThat(partielle.champ("etatCivil.cdSexe")).hasValue("9");
        assertThat(partielle.anneeNaissance()).hasValue(1975);
        assertThat(partielle.moisNaissance()).isEmpty();
        assertThat(partielle.jourNaissance()).isEmpty();
        assertThat(partielle.dateNaissance()).isEmpty();
        PersonnePhysique presumee = personne("\"etatCivil\":{\"anneeNaissance\":\"1992\",\"moisNaissance\":5}");
        assertThat(presumee.moisNaissance())
                .as("le mois reste connu sans le jour")
                .hasValue(5);
        assertThat(presumee.jourNaissance()).isEmpty();
        assertThat(presumee.dateNaissance()).isEmpty();
        assertThat(personne("").anneeNaissance()).isEmpty();
        assertThat(personne("\"etatCivil\":{\"cdSexe\":\"1\"}").sexe()).hasValue(Sexe.MASCULIN);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> PersonnePhysique.depuisJson("{}"))
                .withMessageContaining("personnePhysique");
    }

    @Test
    void les_situations_multiples_sont_des_foyers_entiers() {
        SituationsMultiples multiples = SituationsMultiples.depuisJson(
                "{\"situationsIR\":[{\"rfr\":1,\"dateFinPeriode\":\"2022-05-17\"},{\"rfr\":\"2\",\"typeAvis\":2}]}");

        assertThat(multiples.situations())
                .extracting(s -> s.rfr().orElseThrow())
                .containsExactly(1L, 2L);
        assertThat(SituationsMultiples.depuisJson("{}").situations()).isEmpty();
    }

    private static DonneesAnnuelles<SituationIr> foyer(int annee, String champs) {
        return new DonneesAnnuelles<>(annee, Fiabilite.OFFICIEL, false, SituationIr.depuisJson("{" + champs + "}"));
    }

    @Test
    void deux_foyers_s_additionnent_en_entier_ou_pas_du_tout() {
        Foyers deux = Foyers.de(List.of(
                foyer(2023, "\"rfr\":18450,\"nbPart\":1.5,\"nmNaiDec1\":\"UN\""),
                foyer(2023, "\"rfr\":\"25470\",\"nbPart\":\"1\",\"nmNaiDec1\":\"DEUX\"")));

        assertThat(deux.rfr()).hasValue(43_920);
        assertThat(deux.nbPart()).hasValue(new BigDecimal("2.5"));
        assertThat(deux.quotientFamilial()).hasValue(new BigDecimal("17568.00"));
        assertThat(deux.memeAnnee()).isTrue();
        assertThat(deux).hasToString("Foyers[2, [2023]]");

        Foyers incomplets =
                Foyers.de(List.of(foyer(2023, "\"rfr\":18450,\"nbPart\":1.5"), foyer(2022, "\"nbPart\":1")));
        assertThat(incomplets.rfr()).isEmpty();
        assertThat(incomplets.quotientFamilial()).isEmpty();
        assertThat(incomplets.nbPart()).hasValue(new BigDecimal("2.5"));
        assertThat(incomplets.annees()).containsExactly(2022, 2023);
        assertThat(incomplets.memeAnnee()).isFalse();
        assertThat(Foyers.de(List.of(foyer(2023, "\"rfr\":1"))).nbPart()).isEmpty();
    }

    @Test
    void un_meme_foyer_ne_se_compte_pas_deux_fois_meme_lu_par_deux_ressources() {
        String declarants =
                "\"nmNaiDec1\":\"SPECIMEN\",\"prnmDec1\":\"PAUL\",\"dateNaisDec1\":{\"jour\":\"02\",\"mois\":\"11\","
                        + "\"annee\":\"1984\"}";
        String retournes = declarants.replace("Dec1", "Dec2") + ",\"nmNaiDec1\":\"FACTICE\"";

        for (String autre : List.of(declarants + ",\"annRevenu\":2023", retournes)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Foyers.de(List.of(foyer(2023, declarants), foyer(2022, autre))))
                    .withMessageContaining("deux fois");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Foyers.de(List.of(
                        foyer(2023, "\"rfr\":1,\"fipNum\":\"75A\""), foyer(2023, "\"rfr\":2,\"fipNum\":\"75A \""))));
        assertThatIllegalArgumentException().isThrownBy(() -> Foyers.de(List.of()));
    }

    @Test
    void des_foyers_sans_nom_s_additionnent_mais_le_disent() {
        Foyers anonymes =
                Foyers.de(List.of(foyer(2023, "\"rfr\":1,\"nbPart\":1"), foyer(2023, "\"rfr\":1,\"nbPart\":1")));

        assertThat(anonymes.rfr()).hasValue(2);
        assertThat(anonymes.distinctionVerifiee()).isFalse();
        assertThat(Foyers.de(List.of(foyer(2023, "\"fipNum\":\"A\""), foyer(2023, "\"fipNum\":\"B\"")))
                        .distinctionVerifiee())
                .isTrue();
        assertThat(Foyers.de(List.of(foyer(2023, "\"rfr\":1"))).distinctionVerifiee())
                .isTrue();
    }

    @Test
    void un_total_ne_compte_pas_deux_fois_une_quatrieme_colonne() {
        AvisIr avis = avis(
                "{\"codeLigne\":\"0020\",\"colonne1\":\"20000\",\"colonne2\":\"10000\",\"colonne4\":\"30000\"}",
                "{\"codeLigne\":\"0940\",\"colonne4\":\"150\"}",
                "{\"codeLigne\":\"0150\",\"colonne1\":\"1\",\"colonne4\":\"30000\"}",
                "{\"codeLigne\":\"0180\",\"colonne1\":\"9223372036854775807\",\"colonne2\":\"1\"}");

        assertThat(avis.lignes().get(0).total()).hasValue(30_000);
        assertThat(avis.lignes().get(1).total()).hasValue(150);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(avis.lignes().get(2)::total)
                .withMessageContaining("colonne par colonne");
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(avis.lignes().get(3)::total)
                .withMessageContaining("trop grands");
    }

    @Test
    void des_donnees_annuelles_se_transforment_sans_perdre_leur_annee() {
        DonneesAnnuelles<AvisIr> avis = new DonneesAnnuelles<>(2023, Fiabilite.ESTIME, true, avis());

        assertThat(avis.map(AvisIr::foyer))
                .isEqualTo(new DonneesAnnuelles<>(2023, Fiabilite.ESTIME, true, avis().foyer()));
    }
}
