package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.TYPE_SFIP;
import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SfipTest {
    private static final String ASSIETTE = "/sfip/v1/demandeDeService/02AA/personne";

    private final HorlogeMobile horloge = new HorlogeMobile("2023-11-10T10:00:00Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    private String spi(String cas) {
        return "?spi=" + bac.personne(cas).spi();
    }

    @Test
    void linformationSeContenteDUnJetonValide() {
        Recu reponse = appelant.get("/sfip/v1/information", appelant.entetes("default", TYPE_SFIP));

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.entetes().get("Content-Type")).isEqualTo(TYPE_SFIP);
        assertThat(objet(reponse)).containsOnlyKeys("descriptif");
        Map<String, String> entetes = appelant.entetes("default", TYPE_SFIP);
        entetes.put("Authorization", "Bearer invente");
        assertFaute(appelant.get("/sfip/v1/information", entetes), 401, 900901);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?spi=3990000001092",
                "?spi=3990000001092&naisDate=14/03/1990",
                "?nom=Exemple&prenom=Camille",
                "?nom=EXEMPLE&prenom=CAMILLE&sexe=2&naisDate=1990&naisCodePays=99100&naisCodeDept=35&naisCodeCommune=238",
                "?nom=EXEMPLE&prenom=CAMILLE&adrCodePays=99100&adrCodeDept=35&adrCodeCommune=238&adrCodeVoie=3010&adrNumVoie=12",
                "?nom=EXEMPLE&prenom=CAMILLE&adrCodeDept=35&adrCodeCommune=238&adrLibelleVoie=RUE+DE+L+EXEMPLE",
                "?nom=EXEMPLE&prenom=CAMILLE&adrCodeDept=35&adrCodeCommune=238&adrLibelleVoie=DE+L+EXEMPLE"
            })
    void lesMemesCriteresServentAuxDeuxServices(String requete) {
        Recu assiette = appelant.sfip02aa(requete);

        assertThat(assiette.entetes().get("Content-Type")).isEqualTo(TYPE_SFIP);
        assertThat(objet(assiette))
                .isEqualTo(objet(appelant.parSpi(
                        Route.ASSIETTE, bac.personne("celibataire").spi(), 2022)));
        assertThat(objet(appelant.sfip02ga("350", 2022, requete))).containsOnly(Map.entry("statut", "N"));
    }

    @Test
    void laDerniereImpositionEstLaPeriodeApresUnDecesOuLAnneeDAvant() {
        String veuve =
                "?spi=" + bac.personne("deces-conjoint-2022").spiDeclarant2().orElseThrow();
        assertThat(objet(appelant.sfip02aa(veuve)))
                .containsEntry("rfr", 12240.0)
                .doesNotContainKey("annRevenu");
        horloge.regler("2026-11-10T10:00:00Z");
        assertThat(objet(appelant.sfip02aa(spi("impot-separe-annee-du-mariage"))))
                .containsEntry("rfr", 27540.0);
        horloge.regler("2027-11-10T10:00:00Z");
        assertErreur(appelant.sfip02aa(spi("impot-separe-annee-du-mariage")), 416, 4101);
    }

    @Test
    void sansResultatLesDeuxServicesDifferent() {
        assertErreur(appelant.sfip02aa(spi("sans-avis")), 416, 4101);
        assertErreur(appelant.sfip02ga("130", 2022, spi("sans-avis")), 410, 4101);
        assertErreur(appelant.sfip02ga("130", 2022, spi("pacses")), 410, 4101);
        assertErreur(appelant.sfip02ga("130", 2023, spi("veuf")), 410, 4101);
        assertErreur(appelant.sfip02ga("130", 2019, spi("veuf")), 410, 4101);
    }

    @ParameterizedTest
    @CsvSource({
        "?spi=3999999999999, 404, 40433",
        "?nom=INCONNU&prenom=CAMILLE, 404, 40433",
        "?spi=3990000001092&naisDate=1991, 404, 40433",
        "?nom=SOSIE-FICTIVE&prenom=MARIE, 403, 40305",
        "?nom=SECRET-FICTIF&prenom=ZAINA, 403, 40305",
        "?spi=3990000037128, 403, 40305"
    })
    void laRechercheAboutitAUneSeulePersonneCommunicable(String requete, int statut, int code) {
        assertErreur(appelant.sfip02aa(requete), statut, code);
        assertErreur(appelant.sfip02ga("130", 2022, requete), statut, code);
        assertThat(appelant.sfip02aa(requete).entetes().get("Content-Type")).isEqualTo(TYPE_SFIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?nom=EXEMPLE",
                "?naisDate=1990",
                "?spi=123",
                "?spi=",
                "?spi=3990000001092&x=1",
                "?spi=3990000001092&spi=3990000001092",
                "?spi=3990000001092&naisCodeDept=035",
                "?spi=3990000001092&adrCodeDept=350",
                "?spi=3990000001092&adrCodeTom=975",
                "?spi=3990000001092&adrLibelleTypeVoie=RUE",
                "?spi=3990000001092&adrCodeVoie=12",
                "?spi=3990000001092&adrLibelleVoie=DE+L+EXEMPLE",
                "?spi=3990000001092&adrCodeCommune=238"
            })
    void unParametreFautifVaut400(String requete) {
        assertErreur(appelant.sfip02aa(requete), 400, 4003);
        assertErreur(appelant.sfip02ga("130", 2022, requete), 400, 4003);
    }

    @ParameterizedTest
    @CsvSource({"411, 200", "11, 200", "412, 404"})
    void uneCommuneDUnDomADeuxOuTroisChiffres(String commune, int statut) {
        String requete = "?nom=COLOSSE-FICTIF&prenom=MIDAS&naisCodeDept=974&naisCodeCommune=" + commune;

        assertThat(appelant.sfip02aa(requete).statut()).isEqualTo(statut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"130", "2A0", "974", "988"})
    void leDepartementATroisCaracteres(String departement) {
        assertThat(appelant.sfip02ga(departement, 2022, spi("veuf")).statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "2A", "013", "2a0", "1300", "XXX"})
    void unAutreDepartementVaut400(String departement) {
        assertErreur(appelant.sfip02ga(departement, 2022, spi("veuf")), 400, 4003);
    }

    @Test
    void lesEntetesSontControlesYComprisLeTeleservice() {
        Map<String, String> entetes = appelant.entetesSfip("sfip_donnees_fiscales_usagers");
        String chemin = ASSIETTE + spi("veuf");
        assertThat(appelant.get(chemin, entetes).statut()).isEqualTo(200);
        assertFaute(
                appelant.get(
                        "/sfip/v1/demandeDeService/02GA/departement/130/annrev/2022/bareme/2024/personne", entetes),
                403,
                900910);
        entetes.put("ID_Teleservice", "AUTRE");
        assertErreur(appelant.get(chemin, entetes), 403, 4031);
        entetes.remove("ID_Teleservice");
        assertErreur(appelant.get(chemin, entetes), 400, 4003);
        entetes.put("Accept", "application/json");
        assertThat(appelant.get(chemin, entetes).statut()).isEqualTo(406);
        assertThat(bac.journal().toString())
                .contains("ID_Teleservice est requis")
                .doesNotContain("3990000008099");
    }

    @Test
    void uneAnneeMalFormeeVaut4003() {
        String base = "/sfip/v1/demandeDeService/02GA/departement/130/annrev/";
        assertErreur(
                appelant.get(base + "22/bareme/2024/personne" + spi("veuf"), appelant.entetesSfip("sfip_lep")),
                400,
                4003);
        assertErreur(
                appelant.get(base + "2022/bareme/24/personne" + spi("veuf"), appelant.entetesSfip("sfip_lep")),
                400,
                4003);
    }
}
