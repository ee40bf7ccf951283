package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.liste;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les ressources de l'API Impôt particulier, par SPI. */
class ImpotTest {
    private final HorlogeMobile horloge = new HorlogeMobile("2023-11-10T10:00:00Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);
    private final String riche = bac.personne("haut-revenu-ifi").spi();
    private final PersonneFictive deces = bac.personne("deces-conjoint-2022");
    private final String veuve = deces.spiDeclarant2().orElseThrow();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void chaqueRessourceEstServieParSpiDansSonTypeEtSousSonPerimetre(Route route) {
        Recu servie = appelant.parSpi(route, riche, 2022);
        assertThat(servie.statut()).isEqualTo(200);
        assertThat(servie.entetes().get("Content-Type")).isEqualTo(route.type());

        String chemin = Appelant.BASE + "/spi/" + riche + route.chemin(2022);
        assertFaute(appelant.get(chemin, appelant.entetes("default", route.type())), 403, 900910);
        assertThat(appelant.get(chemin, appelant.entetes(route.perimetre(), "application/json"))
                        .statut())
                .isEqualTo(406);
        assertErreur(appelant.parSpi(route, "123", 2022), 400, 4001);
        assertErreur(appelant.parSpi(route, "3999999999999", 2022), 410, 4102);
        assertErreur(appelant.parSpi(route, bac.personne("sans-avis").spi(), 2022), 410, 4101);
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, mode = EnumSource.Mode.EXCLUDE, names = "DEUX_ANS")
    void chaqueRessourceAnnuelleNeSertQueTroisAnnees(Route route) {
        assertErreur(appelant.parSpi(route, riche, 20230), 400, 4002);
        assertErreur(appelant.parSpi(route, riche, 2023), 410, 4101);
        assertErreur(appelant.parSpi(route, riche, 2019), 410, 4101);
        assertThat(appelant.parSpi(route, riche, 2021).statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-21T10:00:00Z, ASSIETTE, 2022, 200",
        "2024-07-21T10:00:00Z, IFI, 2023, 410",
        "2024-07-22T10:00:00Z, IFI, 2023, 200",
        "2024-07-22T10:00:00Z, FACTURE, 2023, 200",
        "2024-07-22T10:00:00Z, DERNIERE, 2024, 410",
        "2024-07-22T10:00:00Z, MULTIPLE, 2020, 410",
        "2022-09-25T10:00:00Z, TH, 2022, 410",
        "2022-09-26T10:00:00Z, TH, 2022, 200",
        "2035-12-31T10:00:00Z, TH, 2022, 200",
        "2035-12-31T10:00:00Z, TH, 2020, 200",
        "2035-12-31T10:00:00Z, TH, 2019, 410",
        "2035-12-31T10:00:00Z, TH, 2023, 410"
    })
    void chaqueRessourceSuitSonCalendrier(String instant, Route route, int annee, int statut) {
        horloge.regler(instant);

        assertThat(appelant.parSpi(route, riche, annee).statut()).isEqualTo(statut);
    }

    @Test
    void laFactureEstLeFoyerEtSesLignes() {
        Map<String, Object> facture =
                objet(appelant.parSpi(Route.FACTURE, bac.personne("pacses").spi(), 2022));
        Map<String, Object> assiette =
                objet(appelant.parSpi(Route.ASSIETTE, bac.personne("pacses").spi(), 2022));

        assertThat(facture).containsAllEntriesOf(assiette).hasSize(assiette.size() + 1);
        assertThat(liste(facture, "facture")).extracting("codeLigne").containsExactly("0020", "0020", "0240", "1830");
        assertThat(liste(facture, "facture").get(1))
                .containsEntry("numLigne", 2.0)
                .containsEntry("colonne1", "1500")
                .containsEntry("colonne2", "")
                .doesNotContainKey("colonne3");
    }

    @Test
    void uneFactureDeSoixanteLignesEtUneLigneInconnue() {
        horloge.regler("2025-01-10T10:00:00Z");
        Map<String, Object> longue = objet(
                appelant.parSpi(Route.FACTURE, bac.personne("famille-nombreuse").spi(), 2023));
        Map<String, Object> inconnue = objet(
                appelant.parSpi(Route.FACTURE, bac.personne("champs-inconnus").spi(), 2023));

        assertThat(liste(longue, "facture"))
                .hasSize(60)
                .last()
                .satisfies(l -> assertThat(l).containsEntry("numLigne", 60.0));
        assertThat(liste(inconnue, "facture")).extracting("codeLigne").contains("9999");
    }

    @Test
    void lAnneeDUnDecesDeuxAvisQueSeulesDerniereEtMultipleRendent() {
        assertErreur(appelant.parSpi(Route.ASSIETTE, veuve, 2022), 410, 4101);
        assertErreur(appelant.parSpi(Route.FACTURE, veuve, 2022), 410, 4101);
        assertErreur(appelant.parSpi(Route.DERNIERE, deces.spi(), 2022), 410, 4101);
        assertThat(objet(appelant.parSpi(Route.DERNIERE, veuve, 2022)))
                .containsEntry("sitFam", "V")
                .containsEntry("rfr", 12240.0)
                .containsEntry("annRevenu", 2022.0)
                .doesNotContainKeys("dateDebutPeriode", "spiDec1", "typeAvis");
        List<Map<String, Object>> periodes = liste(objet(appelant.parSpi(Route.MULTIPLE, veuve, 2022)), "situationsIR");
        assertThat(periodes).hasSize(2);
        assertThat(periodes.get(0))
                .containsEntry("sitFam", "M")
                .containsEntry("dateDebutPeriode", "2022-01-01")
                .containsEntry("dateFinPeriode", "2022-05-17")
                .containsEntry("dateDecesdec1", "2022-05-17")
                .containsEntry("typeAvis", 1.0)
                .containsEntry("spiDec1", deces.spi())
                .containsEntry("spiDec2", veuve);
        assertThat(periodes.get(1))
                .containsEntry("dateDebutPeriode", "2022-05-18")
                .containsEntry("typeAvis", 2.0)
                .containsEntry("spiDec1", veuve)
                .doesNotContainKey("spiDec2");
    }

    @Test
    void uneAnneeOrdinaireAUneSeulePeriode() {
        assertThat(liste(objet(appelant.parSpi(Route.MULTIPLE, riche, 2021)), "situationsIR"))
                .singleElement()
                .satisfies(periode -> assertThat(periode)
                        .containsEntry("rfr", 370571.0)
                        .containsEntry("dateDebutPeriode", "2021-01-01")
                        .containsEntry("dateFinPeriode", "2021-12-31")
                        .containsEntry("spiDec1", riche)
                        .containsEntry(
                                "spiDec2",
                                bac.personne("haut-revenu-ifi").spiDeclarant2().orElseThrow()));
        horloge.regler("2025-01-10T10:00:00Z");
        assertThat(liste(objet(appelant.parSpi(Route.MULTIPLE, veuve, 2023)), "situationsIR"))
                .singleElement()
                .satisfies(periode ->
                        assertThat(periode).containsEntry("spiDec1", veuve).doesNotContainKey("spiDec2"));
    }

    @Test
    void deuxAnsRendLaPlusRecenteOuCelleDAvant() {
        String marie = bac.personne("impot-separe-annee-du-mariage").spi();
        assertThat(objet(appelant.parSpi(Route.DEUX_ANS, veuve, 0)))
                .containsEntry("annRevenu", 2022.0)
                .containsEntry("sitFam", "V");
        assertThat(objet(appelant.parSpi(Route.DEUX_ANS, marie, 0))).containsEntry("annRevenu", 2022.0);
        horloge.regler("2026-11-10T10:00:00Z");
        assertThat(objet(appelant.parSpi(Route.DEUX_ANS, marie, 0)))
                .containsEntry("annRevenu", 2024.0)
                .containsEntry("sitFam", "M");
        horloge.regler("2027-11-10T10:00:00Z");
        assertErreur(appelant.parSpi(Route.DEUX_ANS, marie, 0), 410, 4101);
    }

    @Test
    void laTaxeDHabitationSeLitAussiPourUnePersonneACharge() {
        Map<String, Object> situations = objet(
                appelant.parSpi(Route.TH, bac.personne("personne-a-charge").spi(), 2022));

        assertThat(liste(situations, "situationsTH")).singleElement().satisfies(situation -> {
            assertThat(situation).containsEntry("regimeTax", "P");
            assertThat(liste(situation, "locaux"))
                    .singleElement()
                    .satisfies(local ->
                            assertThat(local).containsEntry("natureLocal", "ME").containsEntry("affectation", "H"));
        });
        assertErreur(
                appelant.parSpi(
                        Route.ASSIETTE, bac.personne("personne-a-charge").spi(), 2022),
                410,
                4101);
    }

    @Test
    void lIfiDitOuiOuRien() {
        PersonneFictive soumis = bac.personne("haut-revenu-ifi");
        assertThat(objet(appelant.parSpi(Route.IFI, soumis.spiDeclarant2().orElseThrow(), 2022)))
                .containsOnly(Map.entry("indicateurIfiIsf", "O"));
        assertThat(objet(appelant.parSpi(
                        Route.IFI, bac.personne("montants-64-bits").spi(), 2022)))
                .containsOnly(Map.entry("indiIFI", "O"));
        assertErreur(appelant.parSpi(Route.IFI, bac.personne("celibataire").spi(), 2022), 410, 4101);
    }

    @ParameterizedTest
    @CsvSource({"veuf, O", "celibataire, N", "deces-conjoint-2022, O"})
    void leLepDitOuiOuNon(String cas, String statut) {
        Recu reponse = appelant.lep(bac.personne(cas).spi(), "13", "2021", "2023");

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(objet(reponse)).containsOnly(Map.entry("statut", statut));
    }

    @ParameterizedTest
    @CsvSource({
        "pacses, 2022",
        "sans-avis, 2022",
        "personne-a-charge, 2022",
        "deces-conjoint-2022, 2022",
        "etudiante-non-imposable, 2021"
    })
    void leLepSansReponseVaut204(String cas, String annee) {
        Recu reponse = appelant.lep(bac.personne(cas).spi(), "13", annee, "2023");

        assertThat(reponse.statut()).isEqualTo(204);
        assertThat(reponse.corps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "130", "2A", "2B0", "974", "988", "95"})
    void leLepAccepteToutesLesFormesDeDepartement(String departement) {
        assertThat(appelant.lep(riche, departement, "2022", "2024").statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2022, 2024, 4007",
        "2a, 2022, 2024, 4007",
        "1300, 2022, 2024, 4007",
        "013, 2022, 2024, 4007",
        "99, 2022, 2024, 4007",
        "13, 22, 2024, 4002",
        "13, 2022, 20245, 4002",
        "1, 22, 24, 4007"
    })
    void leLepControleSesParametres(String departement, String annee, String bareme, int code) {
        assertErreur(appelant.lep(riche, departement, annee, bareme), 400, code);
    }

    @Test
    void leLepSuitLeCalendrierDesRevenus() {
        assertErreur(appelant.lep(riche, "75", "2023", "2024"), 410, 4101);
        assertErreur(appelant.lep("3999999999999", "75", "2023", "2024"), 410, 4102);
        assertErreur(appelant.lep("12", "75", "2023", "2024"), 400, 4001);
        assertThat(bac.journal().get(1).route())
                .isEqualTo("/spi/{spi}/lep/departement/{departement}/annrev/2023/bareme/{bareme}");
    }
}
