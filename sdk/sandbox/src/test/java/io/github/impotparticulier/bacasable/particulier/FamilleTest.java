package io.github.impotparticulier.bacasable.particulier;

import static io.github.impotparticulier.bacasable.particulier.Appelant.QF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.Appelant.Recu;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les caisses : quotient, aides, participation familiale, et leurs quatre sortes de 404. */
class FamilleTest {
    private final Clock horloge = Clock.fixed(Instant.parse("2026-11-15T10:00:00Z"), ZoneOffset.UTC);
    private final BacASable bac = ouvrir(ReglagesParticulier.parDefaut());
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void le_quotient_familial_donne_le_foyer_et_la_periode_demandee() {
        Recu recu = appelant.identite(QF, "maries-deux-enfants");

        assertThat(recu.entetes().get("Content-Type")).isEqualTo("application/vnd.api+json");
        assertThat(recu.objet("quotient_familial"))
                .isEqualTo(Map.of(
                        "fournisseur",
                        "CNAF",
                        "valeur",
                        1180.0,
                        "annee",
                        2026.0,
                        "mois",
                        11.0,
                        "annee_calcul",
                        2026.0,
                        "mois_calcul",
                        11.0));
        assertThat(recu.liste("allocataires"))
                .extracting(allocataire -> allocataire.get("nom_usage"))
                .containsExactly(null, "SPECIMEN");
        assertThat(recu.liste("enfants"))
                .extracting(enfant -> enfant.get("date_naissance"))
                .containsExactly("2014-05-17", "2022-01-09");
        assertThat(recu.objet("adresse")).hasSize(7).containsEntry("complement_information", null);
    }

    @Test
    void un_foyer_partage_se_lit_par_chacun_de_ses_allocataires() {
        assertThat(appelant.identite(QF, "union-libre-pere").data())
                .isEqualTo(appelant.identite(QF, "union-libre-mere").data());
    }

    @Test
    void une_famille_de_la_msa_est_recalculee_au_mois_du_jour() {
        Map<String, List<String>> parametres = appelant.parametres("famille-nombreuse");
        parametres.put("annee", List.of("2025"));
        parametres.put("mois", List.of("03"));
        Recu recu = appelant.get(QF, parametres, bac.jetonParticulier());

        assertThat(recu.objet("quotient_familial"))
                .containsEntry("fournisseur", "MSA")
                .containsEntry("annee", 2025.0)
                .containsEntry("mois", 3.0)
                .containsEntry("annee_calcul", 2026.0)
                .containsEntry("mois_calcul", 11.0);
        assertThat(recu.liste("enfants")).hasSize(5).anyMatch(enfant -> enfant.get("sexe") == null);
    }

    @Test
    void les_dates_partielles_les_nuls_et_les_parties_d_adresse_absentes_partent_tels_quels() {
        assertThat(appelant.identite(QF, "parent-isole").liste("enfants"))
                .extracting(enfant -> enfant.get("date_naissance"))
                .containsExactly("2012-04-00", "2020-00-00");
        Recu etrangere = appelant.identite(QF, "nee-a-l-etranger");
        assertThat(etrangere.liste("enfants").get(0)).containsEntry("date_naissance", "0000-00-00");
        assertThat(etrangere.liste("allocataires").get(0)).containsEntry("date_naissance", "1975-00-00");
        assertThat(etrangere.objet("adresse").values()).containsOnlyNulls();
        assertThat(appelant.identite(QF, "naissance-presumee").objet("quotient_familial"))
                .containsEntry("valeur", null);
    }

    @ParameterizedTest
    @CsvSource({
        "veuf, 23003, CNAF",
        "ancien-combattant, 10003, MSA",
        "sans-avis, 35003, CNAF & MSA",
    })
    void sans_dossier_la_caisse_se_nomme(String cas, String code, String fournisseur) {
        Recu recu = appelant.identite(QF, cas);

        recu.vaut(404, code);
        assertThat(recu.meta()).containsEntry("provider", fournisseur);
    }

    @Test
    void un_quotient_incalculable_est_une_erreur_du_fournisseur() {
        Recu recu = appelant.identite(QF, "divorce-residence-alternee");

        recu.vaut(502, "23000");
        assertThat(recu.meta()).containsEntry("provider_error_code", "40000");
    }

    @Test
    void chaque_aide_a_un_beneficiaire_et_un_non_beneficiaire() {
        assertThat(appelant.aide("revenu_solidarite_active", "parent-isole").data())
                .isEqualTo(Map.of("est_beneficiaire", true, "avec_majoration", true, "date_debut_droit", "2021-02-01"));
        assertThat(appelant.aide("revenu_solidarite_active", "celibataire").data())
                .containsEntry("est_beneficiaire", false)
                .containsEntry("avec_majoration", null)
                .containsEntry("date_debut_droit", null);
        assertThat(appelant.aide("prime_activite", "celibataire").data()).containsEntry("avec_majoration", false);
        assertThat(appelant.aide("allocation_adulte_handicape", "declarante-invalide")
                        .data())
                .containsOnlyKeys("est_beneficiaire", "date_debut_droit")
                .containsEntry("est_beneficiaire", true);
        assertThat(appelant.aide("allocation_soutien_familial", "parent-isole").data())
                .containsEntry("est_beneficiaire", true);
        assertThat(appelant.aide("complementaire_sante_solidaire", "celibataire")
                        .data())
                .containsEntry("avec_participation", true);
        assertThat(appelant.aide("complementaire_sante_solidaire", "declarante-invalide")
                        .data())
                .containsEntry("avec_participation", false)
                .containsEntry("est_beneficiaire", false);
        assertThat(appelant.aide("allocation_enfant_handicape", "famille-nombreuse-conjoint")
                        .data())
                .containsEntry("status", "ouvrant_droit");
        assertThat(appelant.aide("allocation_rentree_scolaire", "celibataire").data())
                .containsEntry("status", "non_beneficiaire")
                .containsEntry("date_debut_droit", null);
        appelant.aide("complementaire_sante_solidaire", "sans-avis").vaut(404, "40003");
    }

    @Test
    void le_foyer_rsa_nomme_allocataire_conjoint_et_personnes_a_charge() {
        Recu recu = appelant.aide("foyer_rsa", "famille-nombreuse");

        assertThat(recu.liste("beneficiaires"))
                .extracting(beneficiaire -> beneficiaire.get("qualite"))
                .containsExactly("allocataire", "conjoint");
        assertThat(recu.liste("personnes_a_charge")).hasSize(5).allMatch(charge -> !charge.containsKey("qualite"));
        appelant.aide("foyer_rsa", "celibataire").vaut(404, "35003");
    }

    @Test
    void la_participation_familiale_donne_la_base_de_calcul() {
        Recu recu = appelant.aide("participation_familiale_eaje", "maries-deux-enfants");

        assertThat(recu.objet("parametres_calcul_participation_familiale"))
                .isEqualTo(Map.of(
                        "nombre_enfants_a_charge",
                        2.0,
                        "nombre_enfants_beneficiaire_aeeh",
                        0.0,
                        "base_ressources_annuelles",
                        Map.of("valeur", 46200.0, "annee_calcul", 2024.0)));
        assertThat(recu.liste("allocataires"))
                .extracting(allocataire -> allocataire.get("code_cog_insee_commune_naissance"))
                .containsExactly("69123", null);
    }

    @Test
    void la_participation_familiale_a_ses_propres_echecs() {
        assertThat(appelant.aide("participation_familiale_eaje", "famille-nombreuse")
                        .corps())
                .contains("\"annee_calcul\":2026");
        assertThat(appelant.aide("participation_familiale_eaje", "pacses").corps())
                .contains("\"valeur\":null,\"annee_calcul\":0");
        appelant.aide("participation_familiale_eaje", "celibataire").vaut(404, "37003");
        assertThat(appelant.aide("participation_familiale_eaje", "parent-isole").statut())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 200, -",
                "2025, -, 200, -",
                "-, 1, 200, -",
                "2024, 12, 200, -",
                "2024, 11, 422, 00355",
                "2026, 12, 422, 00354",
                "2026, 13, 422, 00354",
                "2026, x, 422, 00354",
                "2023, 12, 422, 00356",
                "2027, 1, 422, 00356",
            })
    void la_periode_a_ses_bornes_a_l_automne(String annee, String mois, int statut, String code) {
        Recu recu = periode(appelant, bac, annee, mois);

        assertThat(recu.statut()).as(recu.corps()).isEqualTo(statut);
        if (code != null) {
            recu.vaut(statut, code);
        }
    }

    @Test
    void en_avril_une_periode_ancienne_n_est_qu_introuvable() {
        try (BacASable avril = ouvrir(ReglagesParticulier.parDefaut().generation(Generation.AVRIL_2026))) {
            periode(new Appelant(avril), avril, "2024", "11").vaut(404, "23003");
            periode(new Appelant(avril), avril, "2023", "11").vaut(422, "00356");
        }
    }

    @Test
    void le_mois_courant_est_celui_de_paris() {
        Clock minuit = Clock.fixed(Instant.parse("2026-11-30T23:30:00Z"), ZoneOffset.UTC);
        try (BacASable nouvelAn = BacASable.builder().horloge(minuit).demarrer()) {
            assertThat(new Appelant(nouvelAn).identite(QF, "celibataire").objet("quotient_familial"))
                    .containsEntry("mois", 12.0);
        }
    }

    @Test
    void une_valeur_passee_n_est_pas_celle_du_jour() {
        assertThat(periode(appelant, bac, "2025", "2").objet("quotient_familial"))
                .containsEntry("valeur", 1142.0)
                .containsEntry("mois_calcul", 2.0);
    }

    @Test
    void une_preuve_se_demande_par_son_en_tete_et_contourne_le_cache() {
        String chemin = "/v3/dss/participation_familiale_eaje/identite";
        appelant.identite(chemin, "pacses");
        Recu pdf = appelant.get(chemin, appelant.parametres("pacses"), preuve("pdf"));
        Recu seule = appelant.get(chemin, appelant.parametres("pacses"), preuve("proof-only"));
        Recu autre = appelant.get(chemin, appelant.parametres("pacses"), preuve("png"));

        @SuppressWarnings("unchecked")
        Map<String, Object> meta = (Map<String, Object>) pdf.objet().get("meta");
        @SuppressWarnings("unchecked")
        Map<String, Object> liens = (Map<String, Object>) pdf.objet().get("links");
        assertThat(meta.get("verification_code").toString()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}");
        assertThat(meta).containsKeys("verification_url", "attestation_pdf_url_expires_at");
        assertThat(pdf.entetes().get("X-Response-Cached")).isEqualTo("false");
        assertThat(seule.objet().get("links")).isEqualTo(Map.of());
        assertThat(autre.statut()).isEqualTo(400);
        String attestation = liens.get("attestation_pdf")
                .toString()
                .substring(bac.particulier().length());
        assertThat(appelant.get(attestation, Map.of(), Map.of()).corps()).startsWith("%PDF");
        bac.avancer(Duration.ofMinutes(5));
        assertThat(appelant.get(attestation, Map.of(), Map.of()).statut()).isEqualTo(410);
    }

    @Test
    void les_cles_et_les_ine_sont_uniques_et_rien_de_personnel_ne_s_affiche() {
        Set<String> ines = new HashSet<>();
        for (UsagerParticulier usager : bac.usagersParticulier()) {
            usager.ine().ifPresent(ine -> assertThat(ines.add(ine)).isTrue());
            assertThat(usager.toString()).isEqualTo("UsagerParticulier[" + usager.cas() + "]");
            assertThat(usager.identite()).hasToString("IdentiteFictive");
        }
        assertThat(bac.usagersParticulier()).extracting(UsagerParticulier::cas).doesNotHaveDuplicates();
        assertThat(ines).hasSize(4);
    }

    private Map<String, String> preuve(String valeur) {
        return Map.of("Authorization", "Bearer " + bac.jetonParticulier(), "X-Generate-Proof", valeur);
    }

    private static Recu periode(Appelant appelant, BacASable bac, String annee, String mois) {
        Map<String, List<String>> parametres = appelant.parametres("maries-deux-enfants");
        if (annee != null) {
            parametres.put("annee", List.of(annee));
        }
        if (mois != null) {
            parametres.put("mois", List.of(mois));
        }
        return appelant.get(QF, parametres, bac.jetonParticulier());
    }

    private BacASable ouvrir(ReglagesParticulier reglages) {
        return BacASable.builder().horloge(horloge).particulier(reglages).demarrer();
    }
}
