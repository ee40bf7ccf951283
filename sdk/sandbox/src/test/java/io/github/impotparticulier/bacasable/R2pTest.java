package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static io.github.impotparticulier.bacasable.Appelant.sousObjet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class R2pTest {
    private static final String CAMILLE = "nom=EXEMPLE&prenom=CAMILLE";

    private final BacASable bac = BacASable.builder()
            .horloge(new HorlogeMobile("2025-03-10T10:00:00Z"))
            .demarrer();
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void chaqueDeclarantSeTrouveParSonEtatCivil() {
        for (PersonneFictive personne : bac.personnes()) {
            if (!personne.cas().equals("non-communicable")) {
                assertTrouve(personne.etatCivil(), personne.spi());
                personne.etatCivilDeclarant2()
                        .ifPresent(etatCivil ->
                                assertTrouve(etatCivil, personne.spiDeclarant2().orElseThrow()));
            }
        }
    }

    private void assertTrouve(EtatCivilFictif etatCivil, String spi) {
        String date = etatCivil
                .dateNaissance()
                .map(PersonnePhysique.JOUR::format)
                .orElseGet(() -> etatCivil.anneeNaissance().toString());
        String requete = "nom=" + encoder(etatCivil.nom()) + "&prenom=" + encoder(etatCivil.prenoms()) + "&sexe="
                + etatCivil.sexe() + "&naisDate=" + encoder(date) + "&naisCodePays=" + etatCivil.codePays()
                + parametre("naisCodeDept", etatCivil.codeDepartement())
                + parametre("naisCodeCommune", etatCivil.codeCommune());

        assertThat(objet(appelant.r2p("/personne/spi?" + requete)))
                .containsOnly(Map.entry("identifiant", Map.of("spi", spi)));
        assertThat(sousObjet(objet(appelant.r2p("/personne?" + requete)), "personnePhysique"))
                .containsEntry("identifiant", Map.of("spi", spi));
    }

    @Test
    void rendLaPersonneEntiereParCriteresOuParSpi() {
        Recu parSpi =
                appelant.r2p("/personne/" + bac.personne("maries-deux-enfants").spi());
        Map<String, Object> personne = sousObjet(objet(parSpi), "personnePhysique");

        assertThat(parSpi.entetes().get("Content-Type")).isEqualTo("application/json");
        assertThat(personne).containsOnlyKeys("identifiant", "etatCivil", "adresse");
        assertThat(sousObjet(personne, "etatCivil"))
                .containsEntry("cdSexe", "1")
                .containsEntry("lbNomNaissance", "SPECIMEN")
                .containsEntry("lbPrenomNaissance", "PAUL JEAN")
                .containsEntry("lbPrenomUsage", "PAUL")
                .containsEntry("anneeNaissance", "1984")
                .containsEntry("moisNaissance", "11")
                .containsEntry("jourNaissance", "02")
                .containsEntry("cdPaysNaissance", "99100")
                .containsEntry("cdDeptNaissance", "69")
                .containsEntry("cdCommuneNaissance", "123")
                .doesNotContainKey("cdTOMNaissance");
        assertThat(sousObjet(personne, "adresse"))
                .containsEntry("cdDepartement", "69")
                .containsEntry("cdCommune", "383")
                .containsEntry("lbVoie", "IMP DU MODELE")
                .containsEntry("numeroVoie", "8")
                .containsEntry("indiceDeRepetition", "B");
        assertThat(appelant.r2p("/personne?nom=SPECIMEN&prenom=PAUL&sexe=1").corps())
                .isEqualTo(parSpi.corps());
    }

    @Test
    void unTomRemplaceLeDepartement() {
        Map<String, Object> personne = sousObjet(
                objet(appelant.r2p("/personne/" + bac.personne("nee-outre-mer").spi())), "personnePhysique");

        assertThat(sousObjet(personne, "etatCivil"))
                .containsEntry("cdTOMNaissance", "988")
                .containsEntry("cdCommuneNaissance", "18")
                .doesNotContainKey("cdDeptNaissance");
        assertThat(sousObjet(personne, "adresse"))
                .containsEntry("cdTOM", "975")
                .containsEntry("lbTOM", "ST-PIERRE-ET-MIQUELON")
                .doesNotContainKeys("cdDepartement", "lbDepartement");
    }

    @Test
    void uneNaissanceALEtrangerNaQuUnPaysEtUneAnnee() {
        Map<String, Object> etatCivil = sousObjet(
                sousObjet(
                        objet(appelant.r2p(
                                "/personne/" + bac.personne("nee-a-l-etranger").spi())),
                        "personnePhysique"),
                "etatCivil");

        assertThat(etatCivil)
                .containsEntry("cdPaysNaissance", "99394")
                .containsEntry("anneeNaissance", "1975")
                .doesNotContainKeys("moisNaissance", "jourNaissance", "cdDeptNaissance", "cdCommuneNaissance");
    }

    @Test
    void uneNaissancePresumeeNaPasDeJour() {
        Map<String, Object> etatCivil = sousObjet(
                sousObjet(
                        objet(appelant.r2p("/personne/"
                                + bac.personne("naissance-presumee").spi())),
                        "personnePhysique"),
                "etatCivil");

        assertThat(etatCivil)
                .containsEntry("anneeNaissance", "1992")
                .containsEntry("moisNaissance", "05")
                .containsEntry("cdTOMNaissance", "985")
                .doesNotContainKey("jourNaissance");
    }

    @ParameterizedTest
    @CsvSource({
        "celibataire, nom=exemple&prenom=camille",
        "celibataire, nom=%20EXEMPLE&prenom=CAMILLE&naisDate=1990",
        "celibataire, nom=EXEMPLE&prenom=CAMILLE&naisDate=03/1990",
        "celibataire, nom=EXEMPLE&prenom=CAMILLE&naisCodeDept=35",
        "celibataire, nom=EXEMPLE&prenom=CAMILLE&naisCodeDept=035&naisCodeCommune=238",
        "nee-a-l-etranger, nom=Invent%C3%A9e&prenom=Ana%C3%AFs+Jo%C3%A3o",
        "nee-a-l-etranger, nom=INVENTE%CC%81E&prenom=ANAIS&naisCodePays=99394",
        "nee-a-l-etranger, nom=INVENTEE&prenom=ANAIS&naisDate=1975",
        "nee-outre-mer, nom=D%27OUTRE-FICTION&prenom=MAEVA",
        "nee-outre-mer, nom=d%E2%80%99Outre-Fiction&prenom=Ma%C3%ABva&naisCodeDept=988&naisCodeCommune=18",
        "conjoint-invalide, nom=CANEVAS&prenom=DIDIER&naisCodeDept=2A0&naisCodeCommune=004",
        "conjoint-invalide, nom=CANEVAS&prenom=DIDIER&naisCodeDept=2A",
        "conjoint-invalide, nom=CANEVAS&prenom=DIDIER&naisCodeDept=02A",
        "montants-64-bits, nom=COLOSSE-FICTIF&prenom=MIDAS&naisCodeDept=974&naisCodeCommune=411",
        "veuve-de-guerre, nom=COPIE&prenom=ODETTE&naisDate=1936",
        "naissance-presumee, nom=PRESUMEE-FICTIVE&prenom=HALIMA&naisDate=05/1992",
        "naissance-presumee, nom=PRESUMEE-FICTIVE&prenom=HALIMA&naisDate=1992",
        "naissance-presumee, nom=PRESUMEE-FICTIVE&prenom=HALIMA&naisCodeDept=985&naisCodeCommune=11",
        "absences-ecrites, nom=NEANT-FICTIF&prenom=NOE&naisCodePays=99100",
        "homonyme-ainee, nom=SOSIE-FICTIVE&prenom=MARIE&naisDate=1961",
        "homonyme-cadette, nom=SOSIE-FICTIVE&prenom=MARIE+JEANNE&naisDate=05/1991"
    })
    void laRechercheNormaliseCommeLeServeur(String cas, String requete) {
        assertThat(objet(appelant.r2p("/personne/spi?" + requete)))
                .containsEntry("identifiant", Map.of("spi", bac.personne(cas).spi()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nom=INCONNU&prenom=CAMILLE",
                "nom=EXEMPLE&prenom=CAMILLE+ANNE",
                "nom=SPECIMEN&prenom=JEAN",
                "nom=EXEMPLE&prenom=CAMILLE&sexe=1",
                "nom=EXEMPLE&prenom=CAMILLE&naisDate=04/1990",
                "nom=EXEMPLE&prenom=CAMILLE&naisCodePays=99109",
                "nom=EXEMPLE&prenom=CAMILLE&naisCodeDept=075",
                "nom=EXEMPLE&prenom=CAMILLE&naisCodeCommune=239",
                "nom=INVENTEE&prenom=ANAIS&naisDate=15/03/1975",
                "nom=PRESUMEE-FICTIVE&prenom=HALIMA&naisDate=01/05/1992",
                "nom=PRESUMEE-FICTIVE&prenom=HALIMA&naisCodeDept=976&naisCodeCommune=611",
                "nom=EXEMPLE&prenom=CAMILLE&naisCodeDept=020&naisCodeCommune=004",
                "nom=EXEMPLE&prenom=CAMILLE&naisCodeDept=096&naisCodeCommune=351",
                "nom=FASTE+FICTIF&prenom=VICTOR",
                "nom=D+OUTRE-FICTION&prenom=MAEVA",
                "nom=CALQUE&prenom=ODETTE"
            })
    void nePasTrouverVaut404SansCorps(String requete) {
        assertSansCorps(appelant.r2p("/personne/spi?" + requete), 404);
    }

    @Test
    void plusieursPersonnesOuUnDossierNonCommunicableValent403() {
        assertSansCorps(appelant.r2p("/personne/spi?nom=SOSIE-FICTIVE&prenom=MARIE"), 403);
        assertThat(appelant.r2p("/personne?nom=SOSIE-FICTIVE&prenom=MARIE&naisDate=03/05/1961")
                        .statut())
                .isEqualTo(200);
        assertSansCorps(appelant.r2p("/personne?nom=SOSIE-FICTIVE&prenom=MARIE&naisCodeDept=45"), 403);
        assertSansCorps(appelant.r2p("/personne/spi?nom=SECRET-FICTIF&prenom=ZAINA"), 403);
        assertSansCorps(appelant.r2p("/personne?nom=SECRET-FICTIF&prenom=ZAINA&naisDate=1992"), 403);
        assertSansCorps(
                appelant.r2p("/personne/" + bac.personne("non-communicable").spi()), 403);
        assertThat(bac.journal())
                .extracting(EchangeServi::motif)
                .contains(
                        Optional.of("Plusieurs personnes correspondent"),
                        Optional.of("Le dossier de la personne n'est pas communicable"));
        assertThat(bac.journal().toString()).doesNotContain("SOSIE", "ZAINA", "1992");
    }

    @Test
    void parSpiControleLaFormeEtLExistence() {
        assertErreur(appelant.r2p("/personne/123"), 400, 4001);
        assertSansCorps(appelant.r2p("/personne/3999999999999"), 404);
        assertErreur(appelant.r2p("/personne/3990000001092?nom=X"), 400, 4003);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nom=EXEMPLE",
                "prenom=CAMILLE",
                "nom=&prenom=CAMILLE",
                "nom=EXEMPLE&prenom=",
                "nom=EXEMPLE&prenom",
                "nom=EXEMPLE&nom=EXEMPLE&prenom=CAMILLE",
                CAMILLE + "&sexe=3",
                CAMILLE + "&sexe=F",
                CAMILLE + "&naisDate=90",
                CAMILLE + "&naisDate=1990-03-14",
                CAMILLE + "&naisDate=13/1990",
                CAMILLE + "&naisDate=30/02/1990",
                CAMILLE + "&naisDate=00/00/1990",
                CAMILLE + "&naisCodePays=100",
                CAMILLE + "&naisCodeDept=5",
                CAMILLE + "&naisCodeDept=99",
                CAMILLE + "&naisCodeDept=2a",
                CAMILLE + "&naisCodeCommune=1",
                CAMILLE + "&naisCodeDept=35&naisCodeCommune=38",
                CAMILLE + "&naisCodeDept=988&naisCodeCommune=818",
                CAMILLE + "&naisCodeDept=985&naisCodeCommune=511",
                CAMILLE + "&naisCodeDept=974&naisCodeCommune=11",
                CAMILLE + "&prenoms=CAMILLE",
                CAMILLE + "&adrCodePays=99100",
                "nom=EXEMPLE&prenom=CAMILLECAMILLECAMILLE"
            })
    void unParametreFautifVaut400(String requete) {
        assertErreur(appelant.r2p("/personne/spi?" + requete), 400, 4003);
    }

    @Test
    void leNomAUneLongueurMaximale() {
        assertErreur(appelant.r2p("/personne/spi?prenom=A&nom=" + "A".repeat(101)), 400, 4003);
        assertSansCorps(appelant.r2p("/personne/spi?prenom=A&nom=" + "A".repeat(100)), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adrCodePays=99100",
                "adrCodeDept=69",
                "adrCodeDept=69&adrCodeCommune=383",
                "adrCodeDept=69&adrCodeCommune=383&adrLibelleVoie=du+mod%C3%A8le",
                "adrCodeDept=69&adrCodeCommune=383&adrLibelleTypeVoie=IMP&adrLibelleVoie=DU+MODELE&adrNumVoie=8&adrIndiceRepetition=B"
            })
    void lAdresseFiltre(String filtre) {
        assertThat(appelant.r2p("/personne?nom=SPECIMEN&prenom=PAUL&" + filtre).statut())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adrCodePays=99109",
                "adrCodeDept=75",
                "adrCodeTom=975",
                "adrNumVoie=9",
                "adrIndiceRepetition=T",
                "adrLibelleTypeVoie=RUE",
                "adrCodeDept=69&adrCodeCommune=384"
            })
    void uneAutreAdresseVaut404(String filtre) {
        assertSansCorps(appelant.r2p("/personne?nom=SPECIMEN&prenom=PAUL&" + filtre), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=1",
                "adrCodeVoie=5120",
                "spi=3990000002093",
                "adrCodeCommune=383",
                "adrLibelleVoie=DU+MODELE",
                "adrCodeDept=69&adrLibelleVoie=DU+MODELE",
                "adrCodeDept=069",
                "adrCodeDept=988",
                "adrCodeTom=69",
                "adrLibelleTypeVoie=IMPASSE",
                "adrCodeDept=69&adrCodeCommune=383&adrLibelleVoie=ABCDEFGHIJKLMNOPQRSTUVWXYZA",
                "adrNumVoie=8B",
                "adrIndiceRepetition=C"
            })
    void uneAdresseFautiveVaut400(String filtre) {
        assertErreur(appelant.r2p("/personne?nom=SPECIMEN&prenom=PAUL&" + filtre), 400, 4003);
    }

    @Test
    void laRechercheParCriteresVeutUnFiltre() {
        assertErreur(appelant.r2p("/personne?nom=SPECIMEN&prenom=PAUL"), 400, 4003);
        assertThat(appelant.r2p("/personne?nom=D'OUTRE-FICTION&prenom=MAEVA&adrCodeTom=975")
                        .statut())
                .isEqualTo(200);
    }

    @Test
    void lesEntetesSontControlesSaufLeTeleservice() {
        Map<String, String> entetes = appelant.entetes("api_r2p_resolution_spi", "application/json");
        String chemin = "/r2p/v1/personne/spi?" + CAMILLE;
        entetes.put("ID_Teleservice", "AUTRE");
        assertThat(appelant.get(chemin, entetes).statut()).isEqualTo(200);
        assertFaute(appelant.get("/r2p/v1/personne?" + CAMILLE, entetes), 403, 900910);
        assertFaute(appelant.get("/r2p/v1/personne/3990000001092", entetes), 403, 900910);
        entetes.put("Accept", "*/*");
        assertThat(appelant.get(chemin, entetes).statut()).isEqualTo(406);
        entetes.remove("X-Correlation-ID");
        assertErreur(appelant.get(chemin, entetes), 400, 4003);
        entetes.remove("Authorization");
        assertFaute(appelant.get(chemin, entetes), 401, 900902);
    }

    private static void assertSansCorps(Recu reponse, int statut) {
        assertThat(reponse.statut()).isEqualTo(statut);
        assertThat(reponse.corps()).isEmpty();
    }

    private static String parametre(String nom, Optional<String> valeur) {
        return valeur.map(texte -> "&" + nom + "=" + texte).orElse("");
    }

    private static String encoder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8);
    }
}
