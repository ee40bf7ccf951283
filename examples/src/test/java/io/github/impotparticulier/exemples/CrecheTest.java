package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.particulier.IncidentFournisseur;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.exemples.Creche.Prix;
import io.github.impotparticulier.personne.EtatCivil;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrecheTest {
    /** Des planchers fictifs : celui que la CAF annonce n'est dans aucune source publique de l'exemple. */
    private static final Map<Integer, BigDecimal> PLANCHERS =
            Map.of(2024, new BigDecimal("800.00"), 2025, new BigDecimal("810.00"));

    private Commune commune = new Commune("2024-11-15");

    @AfterEach
    void fermer() {
        commune.close();
    }

    private void au(String jour) {
        commune.close();
        commune = new Commune(jour);
    }

    private Prix prix(EtatCivil allocataire, String contribuable, int enfants, int handicapes) {
        return new Creche(commune.particulier(), commune.dgfip, PLANCHERS)
                .pour(allocataire, commune.usager(contribuable), enfants, handicapes);
    }

    private Prix prix(String cas) {
        return prix(commune.etatCivil(cas), cas, 1, 0);
    }

    private boolean impotsInterroges() {
        return commune.bac.journal().stream()
                .anyMatch(echange -> echange.route().contains("annrev"));
    }

    /**
     * À la main : 46 200 / 12 × 0,0516 % (deux enfants) ; 38 900 / 12 × 0,0619 % (un) ; 31 000 / 12 × 0,0206 % (cinq, dont un handicapé :
     * le taux d'après).
     */
    @ParameterizedTest
    @CsvSource({"maries-deux-enfants, 1.99", "union-libre-mere, 2.01", "famille-nombreuse, 0.53"})
    void le_dossier_de_la_caisse_donne_le_prix_et_les_impots_ne_sont_pas_interroges(String cas, BigDecimal prix) {
        Prix obtenu = prix(cas);

        assertThat(obtenu).isEqualTo(new Prix(Optional.of(prix), "dossier de la caisse"));
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void des_ressources_inconnues_de_la_caisse_ne_sont_pas_zero_et_ne_font_pas_repli() {
        Prix obtenu = prix("pacses");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).startsWith("ressources ou enfants inconnus de la caisse");
        assertThat(impotsInterroges()).isFalse();
    }

    /** Le revenu de 2022, avant-dernière année, et les enfants déclarés. Le taux est celui de la table, à la main. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "2, 1", "7, 0", "8, 0", "4, 1", "9, 3"})
    void sans_dossier_l_avis_d_impot_et_les_enfants_declares_donnent_le_prix(int enfants, int handicapes) {
        long rfr = commune.dgfip
                .irAssiette()
                .pour(commune.usager("veuf"), 2022)
                .rfr()
                .orElseThrow();
        double taux = Map.of(
                        "1, 0", 0.0619, "2, 0", 0.0516, "2, 1", 0.0413, "7, 0", 0.0310, "8, 0", 0.0206, "4, 1", 0.0206,
                        "9, 3", 0.0206)
                .get(enfants + ", " + handicapes);

        Prix obtenu = prix(commune.etatCivil("veuf"), "veuf", enfants, handicapes);

        assertThat(obtenu.uneHeure().orElseThrow().doubleValue()).isCloseTo(rfr / 12.0 * taux / 100, within(0.0051));
        assertThat(obtenu.motif()).isEqualTo("pas de dossier à la caisse : avis d'impôt, revenus de 2022");
    }

    @Test
    void les_ressources_se_tiennent_entre_le_plancher_et_le_plafond_du_jour() {
        // Un RFR nul, puis un très haut revenu, sans dossier à la caisse l'un et l'autre.
        assertThat(prix(commune.etatCivil("veuf"), "deficit", 1, 0).uneHeure()).contains(new BigDecimal("0.50"));
        assertThat(prix(commune.etatCivil("veuf"), "haut-revenu-ifi", 1, 0).uneHeure())
                .contains(new BigDecimal("4.33"));

        au("2024-08-31");
        assertThat(prix(commune.etatCivil("veuf"), "haut-revenu-ifi", 1, 0).uneHeure())
                .contains(new BigDecimal("3.71"));

        au("2025-09-01");
        assertThat(prix(commune.etatCivil("veuf"), "haut-revenu-ifi", 1, 0).uneHeure())
                .contains(new BigDecimal("5.26"));
        assertThat(prix(commune.etatCivil("veuf"), "deficit", 1, 0).uneHeure()).contains(new BigDecimal("0.50"));
    }

    @Test
    void une_annee_sans_plancher_connu_n_a_pas_de_prix() {
        au("2026-02-02");

        Prix obtenu = prix("maries-deux-enfants");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).endsWith("barème inconnu pour 2026");
    }

    @Test
    void sans_enfant_a_charge_il_n_y_a_pas_de_prix() {
        assertThat(prix(commune.etatCivil("veuf"), "veuf", 0, 0).uneHeure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "2, -1", "1, 2", "3, 4"})
    void des_enfants_handicapes_en_nombre_impossible_n_ont_pas_de_prix(int enfants, int handicapes) {
        assertThat(prix(commune.etatCivil("veuf"), "veuf", enfants, handicapes).uneHeure())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sans-avis", "rfr-non-contracte"})
    void ni_dossier_ni_revenu_donnent_un_prix_a_etablir(String cas) {
        Prix obtenu = prix(cas);

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).startsWith("pas de dossier à la caisse");
    }

    @Test
    void une_famille_sans_jeune_enfant_n_est_pas_eligible_et_ne_fait_pas_repli() {
        Prix obtenu = prix("celibataire");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).contains("un enfant de moins de sept ans");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_identite_non_reconnue_ne_fait_pas_repli() {
        Prix obtenu = prix(Commune.etatCivilInconnu(), "veuf", 1, 0);

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).contains("identité n'est reconnue de personne");
        assertThat(impotsInterroges()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"INDISPONIBLE", "SANS_REPONSE", "MAINTENANCE"})
    void une_panne_de_la_caisse_ne_fait_pas_repli(IncidentFournisseur incident) {
        commune.bac.panne(PanneParticulier.de(incident));

        Prix obtenu = prix("veuf");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).contains("fournisseur des données");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_panne_des_impots_n_a_pas_de_prix() {
        commune.bac.panne(Panne.indisponible());

        assertThat(prix("veuf").uneHeure()).isEmpty();
        assertThat(prix("veuf").motif()).startsWith("pas de dossier à la caisse, puis aux impôts : ");
    }

    @Test
    void des_parametres_hors_des_portees_se_disent_et_ne_font_pas_repli() {
        commune.habiliter("cnav_participation_familiale_eaje_adresse");

        Prix obtenu = prix("maries-deux-enfants");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).endsWith("hors des portées de l'habilitation");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_ressource_non_accordee_se_dit_et_ne_fait_pas_repli() {
        commune.habiliter("cnaf_quotient_familial");

        Prix obtenu = prix("maries-deux-enfants");

        assertThat(obtenu.uneHeure()).isEmpty();
        assertThat(obtenu.motif()).contains("habilitation");
        assertThat(impotsInterroges()).isFalse();
    }
}
