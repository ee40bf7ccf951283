package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CantineScolaireTest {
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");

    private static int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new CantineScolaire(client).montrer(CantineScolaire.famillesFictives(bac), sortie);
    }

    /** Calculs faits à la main sur les revenus de 2023 : RFR / parts, puis la tranche dont le plafond est le premier atteint. */
    @Test
    void le_tableau_est_celui_du_calcul_a_la_main() {
        assertThat(Essai.executer(NOVEMBRE_2024, CantineScolaireTest::montrer)
                        .lignes()
                        .subList(1, 12))
                .containsExactly(
                        "Famille | Revenus de | Date de taxation | RFR | Parts | Quotient | Repas | Remarque",
                        // 47 880 / 3 = 15 960, de 14 000 à 20 000
                        "SPECIMEN (maries-deux-enfants) | 2023 | publiée | 47 880 € | 3 | 15 960,00 € | 4,60 €",
                        // 40 590 / 2,5 = 16 236
                        "FICTIF (pacses) | 2023 | publiée | 40 590 € | 2,5 | 16 236,00 € | 4,60 €",
                        // 29 160 / 1,25 = 23 328, au-dessus de 20 000
                        "DEMO (divorce-residence-alternee) | 2023 | publiée | 29 160 € | 1,25 | 23 328,00 € | 5,90 €",
                        // 25 020 / 2,5 = 10 008, de 10 000 à 14 000
                        "ESSAI (parent-isole) | 2023 | publiée | 25 020 € | 2,5 | 10 008,00 € | 3,40 €",
                        // 18 450 / 1,5 = 12 300
                        "ECHANTILLON (union-libre-mere) | 2023 | publiée | 18 450 € | 1,5 | 12 300,00 € | 3,40 €",
                        // 40 659 / 6,75 = 6 023,555…, de 6 000 à 10 000
                        "RIBAMBELLE (famille-nombreuse) | 2023 | publiée | 40 659 € | 6,75 | 6 023,56 € | 2,20 €",
                        "TESTINI (micro-bic) | 2023 | publiée | 26 679 € | 1 | 26 679,00 € | 5,90 €",
                        // 392 629 / 4 = 98 157,25
                        "FASTE-FICTIF (haut-revenu-ifi) | 2023 | publiée | 392 629 € | 4 | 98 157,25 € | 5,90 €",
                        "FANTOME-FICTIF (sans-avis) | à revoir | pas d'avis d'impôt récent : demander un justificatif de revenus",
                        "DISCRET-FICTIF (rfr-non-contracte) | 2023 | publiée | ? | 1 | ? | à revoir | revenu ou parts non"
                                + " communiqués : champ absent de votre habilitation, ou sans objet");
    }

    @Test
    void un_numero_inconnu_ou_mal_forme_donne_une_explication_pas_une_trace() {
        List<Demandeur> familles =
                List.of(new Demandeur("Inconnue", "3999999999999"), new Demandeur("Fautive", "399000000000"));

        List<String> lignes = Essai.executer(
                        NOVEMBRE_2024, (bac, client, sortie) -> new CantineScolaire(client).montrer(familles, sortie))
                .lignes();

        assertThat(lignes.get(2)).startsWith("Inconnue | à revoir | numéro fiscal inconnu");
        assertThat(lignes.get(3))
                .startsWith("Fautive | à revoir | Numéro fiscal mal formé : 13 chiffres")
                .doesNotContain("399000000000");
    }

    @Test
    void une_passerelle_en_panne_donne_une_explication_pas_une_trace_ni_un_tarif() {
        Resultat resultat = Essai.enPanne(NOVEMBRE_2024, CantineScolaireTest::montrer);

        assertThat(resultat.lignes().get(2))
                .startsWith("SPECIMEN (maries-deux-enfants) | à revoir | La passerelle refuse la connexion");
        assertThat(resultat.aRefaire()).isEqualTo(10);
    }

    /** Un champ hors contrat ne dit rien du revenu. */
    @ParameterizedTest
    @CsvSource({"rfr", "nbPart", "sitFam"})
    void sans_le_revenu_ou_les_parts_personne_ne_paie_le_plein_tarif(String seulChamp) {
        ContratPartenaire contrat = ContratPartenaire.complet().avecChamps("RessourceIR", seulChamp);
        try (BacASable bac =
                BacASable.builder().horloge(NOVEMBRE_2024).contrat(contrat).demarrer()) {
            Resultat resultat = Essai.executer(bac, NOVEMBRE_2024, CantineScolaireTest::montrer);

            assertThat(resultat.lignes().subList(2, 12)).allMatch(ligne -> ligne.contains(" | à revoir | "));
            assertThat(resultat.lignes()).noneMatch(ligne -> ligne.contains("5,90 €"));
        }
    }

    /** Une horloge fausse fait demander des années dont la DGFiP n'a d'avis pour personne. */
    @ParameterizedTest
    @CsvSource({"2012-11-15", "2019-11-15", "2029-11-15"})
    void sous_une_horloge_fausse_personne_ne_paie_le_plein_tarif(String date) {
        try (BacASable bac = BacASable.builder().horloge(NOVEMBRE_2024).demarrer()) {
            Resultat resultat = Essai.executer(bac, Essai.le(date), CantineScolaireTest::montrer);

            assertThat(resultat.lignes().subList(2, 12)).allMatch(ligne -> ligne.contains(" | à revoir | "));
            assertThat(resultat.lignes()).anyMatch(ligne -> ligne.contains("horloge"));
            assertThat(resultat.aRefaire()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"-5, 1.00", "0, 1.00", "6000, 1.00", "6000.01, 2.20", "10000, 2.20", "20000, 4.60", "20000.01, 5.90"})
    void un_plafond_est_compris_dans_sa_tranche(BigDecimal quotient, BigDecimal prix) {
        assertThat(Grille.charger("tarifs-cantine.properties").prix(quotient)).isEqualTo(prix);
    }

    @Test
    void le_tableau_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> Essai.executer(NOVEMBRE_2024, CantineScolaireTest::montrer)))
                .isEqualTo(Essai.executer(NOVEMBRE_2024, CantineScolaireTest::montrer));
    }
}
