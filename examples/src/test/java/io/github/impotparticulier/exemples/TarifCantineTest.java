package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.bacasable.particulier.IncidentFournisseur;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.exemples.TarifCantine.Tarif;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TarifCantineTest {
    private final Commune commune = new Commune("2024-11-15");

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Tarif tarif(EtatCivil allocataire, Usager contribuable) {
        return new TarifCantine(commune.particulier(), commune.dgfip).pour(allocataire, contribuable);
    }

    private Tarif tarif(String cas) {
        return tarif(commune.etatCivil(cas), commune.usager(cas));
    }

    private boolean impotsInterroges() {
        return commune.bac.journal().stream()
                .anyMatch(echange -> echange.route().contains("annrev"));
    }

    @ParameterizedTest
    @CsvSource({"parent-isole, 1.00", "famille-nombreuse, 2.20", "maries-deux-enfants, 3.40", "pacses, 5.90"})
    void le_quotient_de_la_caisse_donne_le_prix_et_les_impots_ne_sont_pas_interroges(String cas, BigDecimal prix) {
        Tarif tarif = tarif(cas);

        assertThat(tarif.prix()).contains(prix);
        assertThat(tarif.motif()).isEqualTo("quotient familial de la caisse");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void un_quotient_nul_est_un_quotient() {
        assertThat(tarif(commune.etatCivil("union-rurale"), commune.usager("sans-avis"))
                        .prix())
                .contains(new BigDecimal("1.00"));
    }

    @ParameterizedTest
    @CsvSource({"veuf", "ancien-combattant"})
    void sans_dossier_a_la_caisse_l_avis_d_impot_donne_le_prix_dans_sa_propre_grille(String cas) {
        BigDecimal parAn = commune.dgfip
                .irAssiette()
                .derniereAnnee(commune.usager(cas))
                .donnees()
                .quotientFamilial()
                .orElseThrow();

        Tarif tarif = tarif(cas);

        assertThat(parAn).isGreaterThan(new BigDecimal("1200"));
        assertThat(tarif.prix()).contains(prixParAn(parAn));
        assertThat(tarif.motif()).isEqualTo("pas de dossier à la caisse : avis d'impôt, revenus de 2023");
    }

    private static BigDecimal prixParAn(BigDecimal parAn) {
        if (parAn.compareTo(new BigDecimal("10000")) <= 0) {
            return new BigDecimal(parAn.compareTo(new BigDecimal("6000")) <= 0 ? "1.00" : "2.20");
        }
        return new BigDecimal(parAn.compareTo(new BigDecimal("14000")) <= 0 ? "3.40" : "5.90");
    }

    /** Le premier week-end d'un mois finit le 8 au plus tard. */
    @ParameterizedTest
    @CsvSource({"2024-11-01, false", "2025-06-08, false", "2025-06-09, true", "2024-11-30, true"})
    void avant_que_la_caf_ait_publie_le_mois_l_absence_de_dossier_ne_prouve_rien(String jour, boolean repli) {
        try (Commune alors = new Commune(jour)) {
            Tarif tarif = new TarifCantine(alors.particulier(), alors.dgfip)
                    .pour(alors.etatCivil("veuf"), alors.usager("veuf"));

            assertThat(tarif.prix().isPresent()).isEqualTo(repli);
            assertThat(tarif.motif()).startsWith("pas de dossier à la caisse");
            assertThat(alors.bac.journal().stream()
                            .anyMatch(echange -> echange.route().contains("annrev")))
                    .isEqualTo(repli);
        }
    }

    @Test
    void ni_dossier_ni_avis_donnent_un_tarif_a_etablir() {
        Tarif tarif = tarif("sans-avis");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).startsWith("pas de dossier à la caisse, puis aux impôts : ");
    }

    @Test
    void un_avis_sans_revenu_n_a_pas_de_prix() {
        Tarif tarif = tarif("rfr-non-contracte");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).endsWith("où manquent le revenu ou les parts");
    }

    @Test
    void une_panne_des_impots_apres_la_caisse_n_a_pas_de_prix() {
        commune.bac.panne(Panne.indisponible());

        assertThat(tarif("veuf").prix()).isEmpty();
        assertThat(tarif("veuf").motif()).startsWith("pas de dossier à la caisse, puis aux impôts : ");
    }

    @ParameterizedTest
    @CsvSource({"INDISPONIBLE", "SANS_REPONSE", "QUOTA_FOURNISSEUR", "MAINTENANCE", "REPONSE_INCOMPRISE"})
    void une_panne_de_la_caisse_n_est_pas_un_repli(IncidentFournisseur incident) {
        commune.bac.panne(PanneParticulier.de(incident));

        Tarif tarif = tarif("veuf");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).contains("fournisseur des données");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_page_de_maintenance_devant_l_api_n_est_pas_un_repli() {
        commune.bac.panne(PanneParticulier.pageHtml(404));

        assertThat(tarif("veuf").prix()).isEmpty();
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void un_quotient_que_la_caisse_ne_peut_calculer_n_est_pas_un_repli() {
        Tarif tarif = tarif("divorce-residence-alternee");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).contains("pas pu calculer");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_identite_non_reconnue_n_est_pas_un_repli() {
        Tarif tarif = tarif(Commune.etatCivilInconnu(), commune.usager("veuf"));

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).contains("identité n'est reconnue de personne");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void un_quotient_hors_des_portees_se_dit_et_n_est_pas_un_repli() {
        commune.habiliter("cnaf_adresse");

        Tarif tarif = tarif("maries-deux-enfants");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).isEqualTo("quotient hors des portées de l'habilitation");
        assertThat(impotsInterroges()).isFalse();
    }

    @Test
    void une_ressource_non_accordee_se_dit_et_n_est_pas_un_repli() {
        commune.habiliter("revenu_solidarite_active");

        Tarif tarif = tarif("maries-deux-enfants");

        assertThat(tarif.prix()).isEmpty();
        assertThat(tarif.motif()).contains("habilitation");
        assertThat(impotsInterroges()).isFalse();
    }
}
