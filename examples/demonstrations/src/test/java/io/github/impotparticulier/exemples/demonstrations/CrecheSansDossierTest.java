package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrecheSansDossierTest {
    /** Après la taxation de 2024 : les revenus de 2023 sont disponibles, mais l'année de référence reste 2022. */
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");

    private static int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new CrecheSansDossier(client.irAssiette(), client.millesimes())
                .montrer(CrecheSansDossier.familles(bac), sortie);
    }

    @Test
    void une_famille_sans_enfant_ne_se_compose_pas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrecheSansDossier.Famille.de(0))
                .withMessageContaining("un enfant au moins");
    }

    /** Calculs faits à la main sur les revenus de 2022 : RFR / 12, entre 800 € et 6 000 €, puis le taux. */
    @Test
    void le_tableau_est_celui_du_calcul_a_la_main() {
        Resultat resultat = Essai.executer(NOVEMBRE_2024, CrecheSansDossierTest::montrer);

        assertThat(resultat.lignes().subList(1, 9))
                .containsExactly(
                        "Famille | Enfants | RFR | Par mois | Retenu | Taux | Une heure | Remarque",
                        // 46 260 / 12 = 3 855 ; 0,05 % = 1,9275
                        "SPECIMEN (maries-deux-enfants) | 2 | 46 260 € | 3 855,00 € | 3 855,00 € | 0,05 % | 1,93 €",
                        // 17 640 + 24 750 = 42 390 ; / 12 = 3 532,50 ; 0,06 % = 2,1195
                        "ECHANTILLON (union-libre-mere) et MODELE (union-libre-pere) | 1 | 42 390 € | 3 532,50 € |"
                                + " 3 532,50 € | 0,06 % | 2,12 € | deux foyers additionnés",
                        "SPECIMEN (maries-deux-enfants) et son conjoint | 2 | 46 260 € | 3 855,00 € | 3 855,00 € |"
                                + " 0,05 % | 1,93 € | un seul et même foyer, compté une fois",
                        "ECHANTILLON (union-libre-mere) et FANTOME-FICTIF (sans-avis) | l'un des parents n'a pas d'avis"
                                + " d'impôt : demander son justificatif, sans lui pas de somme",
                        // 4 860 / 12 = 405, sous le plancher ; 0,06 % de 800 = 0,48
                        "TEST (etudiante-non-imposable) | 1 | 4 860 € | 405,00 € | 800,00 € | 0,06 % | 0,48 €",
                        // 380 078 / 12 = 31 673,17, au-dessus du plafond ; 0,04 % de 6 000 = 2,40
                        "FASTE-FICTIF (haut-revenu-ifi) | 3 | 380 078 € | 31 673,17 € | 6 000,00 € | 0,04 % | 2,40 €",
                        // 39 228 / 12 = 3 269 ; sept enfants ont le taux de quatre, 0,03 % = 0,9807
                        "RIBAMBELLE (famille-nombreuse) | 7 | 39 228 € | 3 269,00 € | 3 269,00 € | 0,03 % | 0,98 €");
        assertThat(resultat.lignes()).anyMatch(ligne -> ligne.startsWith("Revenus de 2022, "));
        assertThat(resultat.aRefaire()).isZero();
    }

    @Test
    void l_annee_de_reference_ne_change_qu_au_premier_janvier() {
        for (String date : List.of("2024-01-01", "2024-12-31")) {
            assertThat(Essai.executer(Essai.le(date), CrecheSansDossierTest::montrer)
                            .lignes())
                    .anyMatch(ligne -> ligne.startsWith("Revenus de 2022, "))
                    .anyMatch(ligne -> ligne.contains("| 46 260 €"));
        }
    }

    /** Les mariés qui donnent leurs deux numéros y auraient le double de leur revenu, et les concubins ne s'en distinguent pas. */
    @Test
    void sans_de_quoi_distinguer_deux_foyers_on_ne_les_additionne_pas() {
        String inconnu = " | ? | ? | ? | ? | un foyer ou deux ? Rien ne le dit : comparer les avis des deux parents";
        try (BacASable bac = BacASable.builder()
                .horloge(NOVEMBRE_2024)
                .contrat(CrecheSansDossier.contratSansIdentite())
                .demarrer()) {
            assertThat(Essai.executer(bac, NOVEMBRE_2024, CrecheSansDossierTest::montrer)
                            .lignes())
                    .contains(
                            "ECHANTILLON (union-libre-mere) et MODELE (union-libre-pere) | 1" + inconnu,
                            "SPECIMEN (maries-deux-enfants) et son conjoint | 2" + inconnu)
                    // Un foyer seul n'a pas à être distingué.
                    .contains(
                            "SPECIMEN (maries-deux-enfants) | 2 | 46 260 € | 3 855,00 € | 3 855,00 € | 0,05 % | 1,93 €");
        }
    }

    @Test
    void un_revenu_absent_n_est_pas_le_plancher() {
        assertThat(Essai.executer(
                                NOVEMBRE_2024,
                                (bac, client, sortie) -> new CrecheSansDossier(client.irAssiette(), client.millesimes())
                                        .montrer(
                                                List.of(CrecheSansDossier.Famille.de(
                                                        1, Demandeur.fictif(bac, "rfr-non-contracte"))),
                                                sortie))
                        .lignes())
                .contains("DISCRET-FICTIF (rfr-non-contracte) | 1 | ? | ? | ? | ? | revenu non communiqué : demander un"
                        + " justificatif de ressources");
    }

    @Test
    void une_panne_est_expliquee_et_n_est_pas_une_absence_d_avis() {
        Resultat resultat = Essai.enPanne(NOVEMBRE_2024, CrecheSansDossierTest::montrer);

        assertThat(resultat.lignes().get(2))
                .startsWith("SPECIMEN (maries-deux-enfants) | La passerelle refuse la connexion");
        assertThat(resultat.aRefaire()).isEqualTo(7);
    }

    @Test
    void le_tableau_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> Essai.executer(NOVEMBRE_2024, CrecheSansDossierTest::montrer)))
                .isEqualTo(Essai.executer(NOVEMBRE_2024, CrecheSansDossierTest::montrer));
    }
}
