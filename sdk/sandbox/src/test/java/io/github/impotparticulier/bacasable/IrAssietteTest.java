package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.TYPE_IR;
import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static io.github.impotparticulier.bacasable.Appelant.chemin;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IrAssietteTest {
    private static final String INCONNU = "3999999999999";

    private final HorlogeMobile horloge = new HorlogeMobile("2025-03-10T10:15:30.987Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("celibataire").spi();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void sertLeJsonBrutAvecLeTypeDeLaRessource() {
        Recu reponse = appelant.irAssiette(spi, 2023);

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.entetes().get("Content-Type")).isEqualTo(TYPE_IR);
        assertThat(reponse.corps()).contains("\"rfr\":23490", "\"nmNaiDec2\":null");
        assertThat(objet(reponse)).containsEntry("sitFam", "C").containsEntry("dptNaissDec1", "35");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/autre",
                "/impotparticulier/2.0/spi/3990000001092/situations/ir/assiettes/annrev/2023",
                "/impotparticulier/1.0/spi/3990000001092/situations/ir/assiettes/annrev/2023/",
                "/impotparticulier/1.0/spi/3990000001092/situations/ir/avis/annrev/2023",
                "/impotparticulier/1.0/lep/departement/13/annrev/2023/bareme/2025",
                "/r2p/v1/personnes",
                "/sfip/v1/demandeDeService/03AA/personne",
                "/spi/3990000001092/situations/ir/assiettes/annrev/2023"
            })
    void uneRouteInconnueVaut404MemeSansJeton(String chemin) {
        Recu reponse = appelant.get(chemin, Map.of());

        assertThat(reponse.statut()).isEqualTo(404);
        assertThat(reponse.corps()).startsWith("{\"fault\":{\"code\":404,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "PATCH"})
    void touteAutreMethodeVaut405(String methode) {
        Recu reponse = appelant.envoyer(methode, chemin(spi, "2023"), "x", appelant.entetes());

        assertThat(reponse.statut()).isEqualTo(405);
        assertThat(reponse.entetes().get("Allow")).isEqualTo("GET");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic eDp5", "Bearer"})
    void unJetonAbsentVaut401(String autorisation) {
        Map<String, String> entetes = appelant.entetes();
        entetes.remove("Authorization");
        if (!autorisation.isEmpty()) {
            entetes.put("Authorization", autorisation);
        }

        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 401, 900902);
    }

    @Test
    void unJetonInventeVaut401() {
        assertFaute(appelSauf("Authorization", "Bearer 0123456789abcdef"), 401, 900901);
    }

    @Test
    void unJetonExpireVaut401APartirDeSonEcheance() {
        Map<String, String> entetes = appelant.entetes();
        horloge.avancer(Duration.ofHours(1).minusNanos(1));
        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(200);

        horloge.avancer(Duration.ofNanos(1));
        assertFaute(appelant.get(chemin(spi, "2023"), entetes), 401, 900901);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RessourceIRFacture", "RessourceIFI RessourceTHPrincipale", "default"})
    void unJetonSansLePerimetreVaut403(String perimetres) {
        assertFaute(appelSauf("Authorization", "Bearer " + appelant.jeton(perimetres)), 403, 900910);
    }

    @Test
    void unJetonQuiPorteDAutresPerimetresEnPlusSuffit() {
        assertThat(appelSauf("Authorization", "Bearer " + appelant.jeton("RessourceIFI RessourceIR"))
                        .statut())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-1-1-1-1",
                "3f2504e0-4f89-41d3-9a0c-0305e82c330",
                "3f2504e04f8941d39a0c0305e82c3301",
                "zf2504e0-4f89-41d3-9a0c-0305e82c3301"
            })
    void uneCorrelationMalFormeeVaut400(String correlation) {
        assertErreur(appelSauf("X-Correlation-ID", correlation), 400, 4003);
    }

    @Test
    void uneCorrelationAbsenteVaut400() {
        Map<String, String> entetes = appelant.entetes();
        entetes.remove("X-Correlation-ID");

        assertErreur(appelant.get(chemin(spi, "2023"), entetes), 400, 4003);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                TYPE_IR + ", */*",
                TYPE_IR + ";q=1",
                "application/prs.dgfip.part.situations.ir.factures.v1+json"
            })
    void unAutreAcceptVaut406(String accept) {
        assertThat(appelSauf("Accept", accept).statut()).isEqualTo(406);
    }

    @Test
    void unAcceptAbsentVaut406SansCorps() {
        Map<String, String> entetes = appelant.entetes();
        entetes.remove("Accept");
        Recu reponse = appelant.get(chemin(spi, "2023"), entetes);

        assertThat(reponse.statut()).isEqualTo(406);
        assertThat(reponse.corps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?annrev=2023", "?x", "?_=1&annee=2022"})
    void unParametreDeRequeteInconnuVaut400(String parametres) {
        assertErreur(appelant.get(chemin(spi, "2023") + parametres, appelant.entetes()), 400, 4003);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "399000000109",
                "39900000010920",
                "4990000001092",
                "399000000109X",
                "%203990000001092",
                "%D9%A3990000001092"
            })
    void unSpiMalFormeVaut400(String malForme) {
        assertErreur(appelant.get(chemin(malForme, "2023"), appelant.entetes()), 400, 4001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "23", "02023", "20a3", "-202", "%D9%A2023"})
    void uneAnneeMalFormeeVaut400(String annee) {
        assertErreur(appelant.get(chemin(spi, annee), appelant.entetes()), 400, 4002);
    }

    @Test
    void leTeleserviceEstFacultatifMaisJamaisCeluiDunAutre() {
        assertThat(appelSauf("ID_Teleservice", bac.idTeleservice()).statut()).isEqualTo(200);
        assertErreur(appelSauf("ID_Teleservice", "AUTRE"), 403, 4031);
    }

    @ParameterizedTest
    @CsvSource({"2024, 4101", "2023, 200", "2022, 200", "2021, 200", "2020, 4101", "9999, 4101", "0000, 4101"})
    void seulesLesTroisDernieresAnneesSontServies(String annee, int attendu) {
        Recu reponse = appelant.get(chemin(spi, annee), appelant.entetes());

        if (attendu == 200) {
            assertThat(reponse.statut()).isEqualTo(200);
        } else {
            assertErreur(reponse, 410, attendu);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 1990})
    void unSpiInconnuVaut4102QuelleQueSoitLAnnee(int annee) {
        assertErreur(appelant.irAssiette(INCONNU, annee), 410, 4102);
    }

    @Test
    void lErreurPorteLHeureDeParisQuelsQueSoientLeFuseauEtLaLangueDeLaMachine() {
        Locale langue = Locale.getDefault();
        TimeZone fuseau = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(appelant.irAssiette(INCONNU, 2023).corps())
                    .startsWith("{\"erreur\":{\"code\":4102,\"message\":\"")
                    .endsWith("\",\"horodatage\":\"2025-03-10T11:15:30\"}}");
        } finally {
            Locale.setDefault(langue);
            TimeZone.setDefault(fuseau);
        }
    }

    @Test
    void lePremierControleQuiEchoueDonneLaReponse() {
        String toutFaux = chemin("abc", "xx") + "?x=1";
        Map<String, String> entetes = appelant.entetes();
        String jeton = entetes.get("Authorization");
        entetes.clear();
        entetes.put("ID_Teleservice", "AUTRE");
        entetes.put("Accept", "application/json");

        assertFaute(appelant.get(toutFaux, entetes), 401, 900902);
        entetes.put("Authorization", "Bearer " + appelant.jeton("RessourceIFI"));
        assertFaute(appelant.get(toutFaux, entetes), 403, 900910);
        entetes.put("Authorization", jeton);
        assertErreur(appelant.get(toutFaux, entetes), 400, 4003);
        entetes.put("X-Correlation-ID", "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
        assertThat(appelant.get(toutFaux, entetes).statut()).isEqualTo(406);
        entetes.put("Accept", TYPE_IR);
        assertErreur(appelant.get(toutFaux, entetes), 400, 4003);
        assertErreur(appelant.get(chemin("abc", "xx"), entetes), 400, 4001);
        assertErreur(appelant.get(chemin(INCONNU, "xx"), entetes), 400, 4002);
        assertErreur(appelant.get(chemin(INCONNU, "2050"), entetes), 403, 4031);
        entetes.remove("ID_Teleservice");
        assertErreur(appelant.get(chemin(INCONNU, "2050"), entetes), 410, 4102);
        assertErreur(appelant.get(chemin(spi, "2050"), entetes), 410, 4101);
    }

    private Recu appelSauf(String entete, String valeur) {
        Map<String, String> entetes = appelant.entetes();
        entetes.put(entete, valeur);
        return appelant.get(chemin(spi, "2023"), entetes);
    }
}
