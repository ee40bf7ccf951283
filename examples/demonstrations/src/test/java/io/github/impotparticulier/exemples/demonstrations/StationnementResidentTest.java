package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.exemples.CarteResident;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.th.SituationsTh;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationnementResidentTest {
    private static final Clock DECEMBRE_2022 = Essai.le("2022-12-05");
    private static final Clock DECEMBRE_2024 = Essai.le("2024-12-05");

    private static int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new StationnementResident(client.irAssiette(), client.th())
                .montrer(StationnementResident.demandeurs(bac), sortie);
    }

    /** Tranches : 20 € jusqu'à 15 000 €, 60 € jusqu'à 30 000 €, 120 € jusqu'à 50 000 €, 180 € au-delà. */
    @Test
    void le_tableau_est_celui_du_calcul_a_la_main() {
        Resultat resultat = Essai.executer(DECEMBRE_2024, StationnementResidentTest::montrer);

        assertThat(resultat.lignes().subList(1, 9))
                .containsExactly(
                        "Demandeur | Revenus de | RFR | Commune | D'après | Carte | Remarque",
                        // LYON 3EME à la TH, LYON à l'IR
                        "SPECIMEN (maries-deux-enfants) | 2023 | 47 880 € | LYON | TH 2022 | 120,00 €",
                        // NOISY-LE-GRAND à la TH, NOISY LE GRAND à l'IR
                        "INVENTÉE (nee-a-l-etranger) | 2023 | 20 070 € | NOISY LE GRAND | TH 2022 | 60,00 €",
                        "TEST (etudiante-non-imposable) | 2023 | 5 580 € | MONTPELLIER | IR 2023 | 20,00 €",
                        "EXEMPLE (celibataire) | 2023 | 23 490 € | RENNES | TH 2022 | non | hors de la zone",
                        // Résidence principale à Marseille, secondaire à Cassis
                        "PROTOTYPE (couple-retraite) | 2023 | 45 479 € | MARSEILLE | TH 2022 | non | hors de la zone",
                        "DISCRET-FICTIF (rfr-non-contracte) | 2023 | ? | DIJON | IR 2023 | ? | revenu non communiqué :"
                                + " demander un justificatif de revenus",
                        "FANTOME-FICTIF (sans-avis) | pas d'avis d'impôt récent : demander des justificatifs de revenus et"
                                + " de domicile");
        assertThat(resultat.aRefaire()).isZero();
    }

    /** En décembre N, tant que la TH existait : IR de N-1, TH de N. */
    @Test
    void en_decembre_2022_la_taxe_d_habitation_est_celle_de_l_annee() {
        assertThat(Essai.executer(DECEMBRE_2022, StationnementResidentTest::montrer)
                        .lignes())
                .contains("SPECIMEN (maries-deux-enfants) | 2021 | 44 910 € | LYON | TH 2022 | 120,00 €");
    }

    @Test
    void sans_acces_a_la_taxe_d_habitation_l_adresse_vient_de_l_impot_sur_le_revenu() {
        ContratPartenaire sansTh = ContratPartenaire.complet().avecPerimetres("RessourceIR");
        try (BacASable bac =
                BacASable.builder().horloge(DECEMBRE_2024).contrat(sansTh).demarrer()) {
            assertThat(Essai.executer(bac, DECEMBRE_2024, StationnementResidentTest::montrer)
                            .lignes())
                    .contains("SPECIMEN (maries-deux-enfants) | 2023 | 47 880 € | LYON | IR 2023 | 120,00 €");
        }
    }

    @Test
    void sans_aucune_adresse_pas_de_carte() {
        ContratPartenaire sansAdresse =
                ContratPartenaire.complet().avecPerimetres("RessourceIR").avecChamps("RessourceIR", "rfr");
        try (BacASable bac =
                BacASable.builder().horloge(DECEMBRE_2024).contrat(sansAdresse).demarrer()) {
            assertThat(Essai.executer(bac, DECEMBRE_2024, StationnementResidentTest::montrer)
                            .lignes())
                    .contains("SPECIMEN (maries-deux-enfants) | 2023 | 47 880 € | ? | ? | aucune adresse communiquée :"
                            + " demander un justificatif de domicile");
        }
    }

    @Test
    void deux_adresses_contraires_ne_donnent_pas_de_carte() {
        Resultat resultat = Essai.executer(
                DECEMBRE_2024,
                (bac, client, sortie) -> new StationnementResident(client.irAssiette(), new ThDeLyon())
                        .montrer(List.of(Demandeur.fictif(bac, "celibataire")), sortie));

        assertThat(resultat.lignes())
                .contains(
                        "EXEMPLE (celibataire) | 2023 | 23 490 € | LYON | TH 2022 | ? | RENNES d'après IR 2023 : adresses"
                                + " contraires, demander un justificatif de domicile");
    }

    @Test
    void une_panne_est_expliquee_et_n_est_pas_un_refus() {
        Resultat resultat = Essai.enPanne(DECEMBRE_2024, StationnementResidentTest::montrer);

        assertThat(resultat.lignes().get(2))
                .startsWith("SPECIMEN (maries-deux-enfants) | La passerelle refuse la connexion");
        assertThat(resultat.aRefaire()).isEqualTo(7);
    }

    @Test
    void le_tableau_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> Essai.executer(DECEMBRE_2024, StationnementResidentTest::montrer)))
                .isEqualTo(Essai.executer(DECEMBRE_2024, StationnementResidentTest::montrer));
    }

    @ParameterizedTest
    @CsvSource({"0, 20.00", "15000, 20.00", "15001, 60.00", "30000, 60.00", "50000, 120.00", "50001, 180.00"})
    void un_plafond_est_compris_dans_sa_tranche(long rfr, BigDecimal prix) {
        CarteResident recette = new CarteResident(new IrDe(rfr), new ThDeLyon(), Set.of("LYON"));

        assertThat(recette.pour(Usager.parSpi("3990000000001")).prix()).hasValue(prix);
    }

    /** Un revenu, sans adresse. */
    private record IrDe(long rfr) implements IrAssiette {
        @Override
        public SituationIr pour(Usager usager, int annee) {
            return SituationIr.depuisJson("{\"rfr\":" + rfr + "}");
        }

        @Override
        public DonneesAnnuelles<SituationIr> derniereAnnee(Usager usager) {
            return new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, pour(usager, 2023));
        }

        @Override
        public List<DonneesAnnuelles<SituationIr>> dernieresAnnees(Usager usager, int nombre) {
            return List.of(derniereAnnee(usager));
        }

        @Override
        public SituationIr derniereSituation(Usager usager, int annee) {
            return pour(usager, annee);
        }

        @Override
        public SituationIr derniereSituationDeuxAns(Usager usager) {
            return pour(usager, 2023);
        }

        @Override
        public SituationsMultiples situationsMultiples(Usager usager, int annee) {
            return SituationsMultiples.depuisJson("{\"situationsIR\":[]}");
        }
    }

    /** Tout le monde à Lyon, pour la taxe d'habitation. */
    private static final class ThDeLyon implements RessourceAnnuelle<SituationsTh> {
        @Override
        public SituationsTh pour(Usager usager, int annee) {
            return SituationsTh.depuisJson("""
                    {"situationsTH": [{"libelleCommune": "LYON 3EME", "regimeTax": "P"}]}""");
        }

        @Override
        public DonneesAnnuelles<SituationsTh> derniereAnnee(Usager usager) {
            return new DonneesAnnuelles<>(2022, Fiabilite.OFFICIEL, false, pour(usager, 2022));
        }

        @Override
        public List<DonneesAnnuelles<SituationsTh>> dernieresAnnees(Usager usager, int nombre) {
            return List.of(derniereAnnee(usager));
        }
    }
}
