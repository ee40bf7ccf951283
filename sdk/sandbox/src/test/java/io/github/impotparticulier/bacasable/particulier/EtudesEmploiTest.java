package io.github.impotparticulier.bacasable.particulier;

import static io.github.impotparticulier.bacasable.particulier.Appelant.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.Appelant.Recu;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les élèves, les étudiants et les demandeurs d'emploi. */
class EtudesEmploiTest {
    private static final String MEN = "/v5/men/scolarites/identite";
    private static final String BOURSE = "/v4/cnous/etudiant_boursier/";

    private final BacASable bac = ouvrir(ReglagesParticulier.parDefaut());
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void une_eleve_se_trouve_par_son_etablissement_ou_par_un_perimetre() {
        Recu parEtablissement = eleve(MEN, "eleve-boursiere", "anneeScolaire=2025", "codeEtablissement=0359999X");
        Recu parDepartement = eleve(
                MEN,
                "eleve-boursiere",
                "anneeScolaire=2025-2026",
                "degreEtablissement=2D",
                "codesBcnDepartements[]=035");

        assertThat(parEtablissement.data())
                .isEqualTo(parDepartement.data())
                .containsEntry("annee_scolaire", "2025-2026")
                .containsEntry("est_boursier", true)
                .containsEntry("echelon_bourse", 3.0)
                .doesNotContainKeys("perimetre", "premiereAnnee");
        assertThat(parEtablissement.objet("regime_pensionnat")).containsEntry("code", "2");
        assertThat(eleve(
                                "/v4/men/scolarites/identite",
                                "eleve-boursiere",
                                "anneeScolaire=2025",
                                "codeEtablissement=0359999X")
                        .data())
                .doesNotContainKey("regime_pensionnat");
        assertThat(eleve(
                                MEN,
                                "eleve-du-premier-degre",
                                "anneeScolaire=2025",
                                "degreEtablissement=1D",
                                "codesBcnRegions[]=76")
                        .data())
                .containsEntry("est_boursier", null)
                .containsEntry("regime_pensionnat", null);
    }

    @ParameterizedTest
    @CsvSource({
        "eleve-boursiere, anneeScolaire=2025&codeEtablissement=0359999Y, 404, 30003",
        "eleve-boursiere, anneeScolaire=2022&codeEtablissement=0359999X, 404, 30404",
        "eleve-boursiere, anneeScolaire=2027&codeEtablissement=0359999X, 404, 30404",
        "eleve-non-scolarise, anneeScolaire=2025&codeEtablissement=0139999X, 404, 30404",
        "celibataire, anneeScolaire=2025&codeEtablissement=0359999X, 404, 30003",
        "eleve-boursiere, anneeScolaire=25&codeEtablissement=0359999X, 422, 00411",
        "eleve-boursiere, anneeScolaire=2025&codeEtablissement=359, 422, 00410",
        "eleve-boursiere, anneeScolaire=2025, 422, 00415",
        "eleve-boursiere, anneeScolaire=2025&degreEtablissement=3D&codesBcnRegions[]=53, 422, 00412",
        "eleve-boursiere, anneeScolaire=2025&codesBcnRegions[]=53, 422, 00416",
        "eleve-boursiere, anneeScolaire=2025&degreEtablissement=2D, 422, 00417",
        "eleve-boursiere, anneeScolaire=2025&codeEtablissement=0359999X&codesBcnRegions[]=53, 422, 00419",
        "eleve-boursiere, anneeScolaire=2025&degreEtablissement=2D&codesBcnDepartements=035, 422, 00413",
    })
    void une_scolarite_introuvable_ou_mal_demandee_a_son_code(String cas, String parametres, int statut, String code) {
        eleve(MEN, cas, parametres.split("&", -1)).vaut(statut, code);
    }

    @Test
    void le_staging_montre_un_eleve_non_scolarise() {
        try (BacASable staging = ouvrir(ReglagesParticulier.parDefaut().commeStaging())) {
            Appelant autre = new Appelant(staging);
            Map<String, List<String>> parametres = autre.parametres("eleve-non-scolarise");
            parametres.remove("codeCogInseePaysNaissance");
            parametres.remove("codeCogInseeCommuneNaissance");
            parametres.put("anneeScolaire", List.of("2025"));
            parametres.put("codeEtablissement", List.of("0139999X"));

            assertThat(autre.get(MEN, parametres, staging.jetonParticulier()).data())
                    .containsEntry("est_scolarise", false);
        }
    }

    @Test
    void un_etudiant_se_trouve_par_son_ine_par_son_identite_ou_par_franceconnect() {
        Map<String, List<String>> parIne = Map.of("recipient", List.of(RECIPIENT), "ine", List.of("0399000101a"));
        Recu recu = appelant.get("/v3/mesri/statut_etudiant/ine", parIne, bac.jetonParticulier());

        assertThat(recu.data())
                .isEqualTo(appelant.identite("/v3/mesri/statut_etudiant/identite", "etudiante-non-imposable")
                        .data());
        assertThat(recu.liste("admissions").get(0))
                .containsEntry("est_inscrit", true)
                .hasSize(6);
        assertThat(appelant.get(
                                "/v3/mesri/statut_etudiant/ine",
                                parIne,
                                bac.jetonParticulier(Set.of("mesri_admission_inscrit")))
                        .data())
                .isEqualTo(Map.of("admissions", List.of(Map.of("est_inscrit", true))));
        assertThat(appelant.citoyen(
                                BOURSE + "france_connect",
                                bac.jetonFranceConnect(bac.personne("etudiante-non-imposable")))
                        .data())
                .doesNotContainKey("identite");
    }

    @ParameterizedTest
    @CsvSource({
        "0399000101A, 200, ''",
        "039900102ab, 200, ''",
        "0399001030C, 200, ''",
        "0399A00104D, 404, 26003",
        "ABCDEFGHIJ1, 404, 26003",
        "0399000101I, 422, 00360",
        "123, 422, 00360",
    })
    void un_ine_a_quatre_formes(String ine, int statut, String code) {
        Recu recu = appelant.get(
                BOURSE + "ine", Map.of("recipient", List.of(RECIPIENT), "ine", List.of(ine)), bac.jetonParticulier());

        assertThat(recu.statut()).as(recu.corps()).isEqualTo(statut);
        if (statut != 200) {
            recu.vaut(statut, code);
        }
    }

    @Test
    void une_bourse_a_son_echelon_ses_prenoms_en_tableau_et_son_annee_de_campagne() {
        Recu recu = appelant.identite(BOURSE + "identite", "etudiante-non-imposable");
        assertThat(recu.objet("echelon_bourse")).containsEntry("echelon", "0bis");
        assertThat(recu.objet("identite").get("prenoms")).isEqualTo(Arrays.asList("INES", null));
        assertThat(recu.data()).doesNotContainKey("ine");
        assertThat(appelant.identite("/v5/cnous/etudiant_boursier/identite", "etudiante-non-imposable")
                        .data())
                .containsEntry("ine", "0399000101A");

        Map<String, List<String>> campagne = appelant.parametres("etudiante-non-imposable");
        campagne.put("campaignYear", List.of("2024"));
        assertThat(appelant.get(BOURSE + "identite", campagne, bac.jetonParticulier())
                        .objet("periode_versement_bourse"))
                .containsEntry("date_rentree", "2024-09-01");
        for (String horsBornes : List.of("2020", "2026", "x")) {
            campagne.put("campaignYear", List.of(horsBornes));
            appelant.get(BOURSE + "identite", campagne, bac.jetonParticulier()).vaut(422, "00368");
        }
    }

    /** Sans bloc, et la radiation n'y est pas dite. */
    @Test
    void la_version_3_d_une_bourse_dit_a_la_racine_qui_est_boursier() {
        String v3 = "/v3/cnous/etudiant_boursier/identite";
        Map<String, Object> donnees =
                appelant.identite(v3, "etudiante-non-imposable").data();
        assertThat(donnees).containsEntry("est_boursier", true).doesNotContainKeys("statut_boursier", "ine");
        assertThat(appelant.identite(v3, "personne-a-charge").data()).containsEntry("est_boursier", false);
        assertThat(appelant.get(
                                v3,
                                appelant.parametres("etudiante-non-imposable"),
                                bac.jetonParticulier(Set.of("cnous_statut_boursier")))
                        .data())
                .containsOnlyKeys("est_boursier");
        assertThat(appelant.identite(BOURSE + "identite", "etudiante-non-imposable")
                        .data())
                .doesNotContainKey("est_boursier")
                .containsKey("statut_boursier");
    }

    @Test
    void deux_etudiantes_homonymes_valent_409_sans_le_lieu_de_naissance() {
        Map<String, List<String>> parametres = appelant.parametres("etudiante-homonyme-nord");
        assertThat(appelant.get(BOURSE + "identite", parametres, bac.jetonParticulier())
                        .statut())
                .isEqualTo(200);
        parametres.remove("codeCogInseeCommuneNaissance");
        appelant.get(BOURSE + "identite", parametres, bac.jetonParticulier()).vaut(409, "26015");
        parametres.put("nomCommuneNaissance", List.of("Introuvable"));
        parametres.put("codeCogInseeDepartementNaissance", List.of("59"));
        appelant.get(BOURSE + "identite", parametres, bac.jetonParticulier()).vaut(409, "26015");
    }

    @Test
    void un_etudiant_exige_sa_date_entiere() {
        Map<String, List<String>> parametres = appelant.parametres("etudiante-non-imposable");
        parametres.remove("anneeDateNaissance");
        parametres.remove("moisDateNaissance");
        parametres.put("jourDateNaissance", List.of("x"));
        appelant.get(BOURSE + "identite", parametres, bac.jetonParticulier()).vaut(422, "00422", "00423", "00424");
        parametres.putAll(Map.of(
                "anneeDateNaissance", List.of("2002"),
                "moisDateNaissance", List.of("2"),
                "jourDateNaissance", List.of("30")));
        appelant.get(BOURSE + "identite", parametres, bac.jetonParticulier()).vaut(422, "00425");
    }

    @Test
    void un_demandeur_d_emploi_se_trouve_par_son_identifiant() {
        Recu statut = emploi("statut", "imaginaire.thierry", bac.jetonParticulier());
        Recu clos = emploi("statut", "testini.bruno", bac.jetonParticulier());
        Recu indemnites = emploi("indemnites", "imaginaire.thierry", bac.jetonParticulier());

        assertThat(statut.objet("inscription")).containsEntry("date_fin", null);
        assertThat(clos.objet("inscription")).containsEntry("date_fin", "2022-02-28");
        assertThat(clos.objet("identite").get("prenom").toString()).hasSize(13);
        assertThat(indemnites.liste("paiements"))
                .extracting(paiement -> paiement.get("date_versement"))
                .containsExactly("2026-11-01", "2026-10-01", "2026-09-01");
        assertThat(indemnites.corps()).contains("\"montant_aides\":40.25");
        emploi("statut", "inconnu", bac.jetonParticulier()).vaut(404, "24003");
        emploi("statut", "", bac.jetonParticulier()).vaut(422, "00380");
    }

    @Test
    void l_identifiant_des_indemnites_vient_toujours_mais_n_ouvre_rien() {
        assertThat(emploi("indemnites", "testini.bruno", bac.jetonParticulier(Set.of("pole_emploi_paiements")))
                        .data())
                .isEqualTo(Map.of("identifiant", "testini.bruno", "paiements", List.of()));
        emploi("indemnites", "testini.bruno", bac.jetonParticulier(Set.of("pole_emploi_identifiant")))
                .vaut(403, "00100");
    }

    @Test
    void un_service_civique_passe_se_lit() {
        assertThat(appelant.identite("/v3/gip_mds/service_civique/identite", "etudiante-non-imposable")
                        .objet("statut_passe"))
                .containsEntry("contrat_trouve", true);
        appelant.identite("/v3/gip_mds/service_civique/identite", "celibataire").vaut(404, "31003");
    }

    private Recu emploi(String ressource, String identifiant, String jeton) {
        return appelant.get(
                "/v3/france_travail/" + ressource + "/identifiant",
                Map.of("recipient", List.of(RECIPIENT), "identifiant", List.of(identifiant)),
                jeton);
    }

    private Recu eleve(String chemin, String cas, String... propres) {
        Map<String, List<String>> parametres = appelant.parametres(cas);
        for (String propre : propres) {
            String[] nomEtValeur = propre.split("=", 2);
            parametres.put(nomEtValeur[0], List.of(nomEtValeur[1]));
        }
        return appelant.get(chemin, parametres, bac.jetonParticulier());
    }

    private static BacASable ouvrir(ReglagesParticulier reglages) {
        return BacASable.builder()
                .horloge(Clock.fixed(Instant.parse("2026-11-15T10:00:00Z"), ZoneOffset.UTC))
                .particulier(reglages)
                .demarrer();
    }
}
