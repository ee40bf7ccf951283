package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.exemples.demonstrations.Essai.Programme;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SituationFamilialeTest {
    private static final Clock NOVEMBRE_2023 = Essai.le("2023-11-15");
    private static final Clock NOVEMBRE_2025 = Essai.le("2025-11-17");

    private static Programme concubins(String un, String autre) {
        return (bac, client, sortie) ->
                new Concubins(client).montrer(Demandeur.fictif(bac, un), Demandeur.fictif(bac, autre), sortie);
    }

    private static Programme avisDuConjoint(String... cas) {
        return (bac, client, sortie) ->
                new AvisDuConjoint(client.irAssiette()).montrer(Demandeur.fictifs(bac, List.of(cas)), sortie);
    }

    private static Programme anneeDeDeces(String cas) {
        return (bac, client, sortie) -> {
            PersonneFictive foyer = bac.personne(cas);
            Demandeur demandeur = foyer.spiDeclarant2().isPresent()
                    ? SituationFamiliale.survivante(foyer)
                    : Demandeur.fictif(bac, cas);
            return new AnneeDeDeces(client.irAssiette()).montrer(demandeur, sortie);
        };
    }

    @Nested
    class DeuxConcubins {
        @Test
        void leurs_foyers_s_additionnent() {
            Resultat resultat = Essai.executer(NOVEMBRE_2025, concubins("union-libre-mere", "union-libre-pere"));

            assertThat(resultat.lignes())
                    .containsExactly(
                            "",
                            "Foyer | Revenus de | RFR | Parts | Quotient | Remarque",
                            "ECHANTILLON (union-libre-mere) | 2024 | 19 170 € | 1,5 | 12 780,00 €",
                            "MODELE (union-libre-pere) | 2024 | 26 460 € | 1 | 26 460,00 €",
                            // 19 170 + 26 460 = 45 630 ; 1,5 + 1 = 2,5 ; 45 630 / 2,5 = 18 252
                            "Ensemble | 2024 | 45 630 € | 2,5 | 18 252,00 €");
            assertThat(resultat.aRefaire()).isZero();
        }

        /** L'un n'a pas d'avis pour 2025 : le SDK s'est replié sur 2024, la somme mêle deux années. */
        @Test
        void des_annees_differentes_se_disent() {
            assertThat(Essai.executer(
                                    Essai.le("2026-11-16"),
                                    concubins("union-libre-mere", "impot-separe-annee-du-mariage"))
                            .lignes())
                    .contains(
                            "ECHANTILLON (union-libre-mere) | 2025 | 19 170 € | 1,5 | 12 780,00 €",
                            "CADET-FICTIF (impot-separe-annee-du-mariage) | 2024 | 27 540 € | 1 | 27 540,00 €",
                            // 19 170 + 27 540 = 46 710 ; 46 710 / 2,5 = 18 684
                            "Ensemble | mêlées | 46 710 € | 2,5 | 18 684,00 € | revenus de 2024 et de 2025 :"
                                    + " demander la même année");
        }

        @Test
        void une_somme_n_est_jamais_partielle() {
            assertThat(Essai.executer(NOVEMBRE_2025, concubins("union-libre-mere", "rfr-non-contracte"))
                            .lignes())
                    .contains("Ensemble | 2024 | ? | 2,5 | ?");
            assertThat(Essai.executer(NOVEMBRE_2025, concubins("union-libre-mere", "sans-avis"))
                            .lignes())
                    .hasSize(3)
                    .contains("Ensemble | l'un des deux n'a pas d'avis d'impôt récent : demander un justificatif");
        }

        @Test
        void deux_declarants_du_meme_foyer_ne_comptent_qu_une_fois() {
            assertThat(Essai.executer(NOVEMBRE_2025, concubins("pacses", "pacses"))
                            .lignes())
                    .contains("Ensemble | un seul et même foyer : ne le compter qu'une fois");
        }

        @Test
        void une_panne_est_expliquee() {
            Resultat resultat = Essai.enPanne(NOVEMBRE_2025, concubins("union-libre-mere", "union-libre-pere"));

            assertThat(resultat.lignes().get(2)).startsWith("Ensemble | La passerelle refuse la connexion");
            assertThat(resultat.aRefaire()).isEqualTo(1);
        }
    }

    @Nested
    class AvisDeLAutre {
        @Test
        void il_le_faut_avant_l_union_et_l_annee_d_une_imposition_separee() {
            Resultat resultat =
                    Essai.executer(NOVEMBRE_2025, avisDuConjoint("impot-separe-annee-du-mariage", "pacses"));

            assertThat(resultat.lignes().subList(1, 8))
                    .containsExactly(
                            "Demandeur | Revenus de | Situation | RFR | Avis de l'autre | Remarque",
                            "CADET-FICTIF (impot-separe-annee-du-mariage) | 2024 | marié(e) | 27 540 € | à demander |"
                                    + " imposition séparée l'année de l'union",
                            "CADET-FICTIF (impot-separe-annee-du-mariage) | 2023 | célibataire | 26 640 € | à demander",
                            "CADET-FICTIF (impot-separe-annee-du-mariage) | 2022 | célibataire | 25 830 € | à demander",
                            "FICTIF (pacses) | 2024 | pacsé(e) | 42 120 € | avis commun",
                            "FICTIF (pacses) | 2023 | pacsé(e) | 40 590 € | avis commun",
                            "FICTIF (pacses) | 2022 | pacsé(e) | 39 240 € | avis commun");
            assertThat(resultat.aRefaire()).isZero();
        }

        @Test
        void une_annee_sans_avis_ou_une_situation_inconnue_ne_se_devinent_pas() {
            assertThat(Essai.executer(
                                    Essai.le("2024-11-15"),
                                    avisDuConjoint("champs-inconnus", "etudiante-non-imposable"))
                            .lignes())
                    .contains("AVENIR-FICTIF (champs-inconnus) | 2023 | inconnue (Z) | 21 060 € | ?")
                    .contains(
                            "TEST (etudiante-non-imposable) | 2021 | ? | ? | ? | pas d'avis, plusieurs (décès), ou année"
                                    + " hors contrat : demander un justificatif");
        }

        @Test
        void ni_avis_ni_panne_ne_passent_pour_une_reponse() {
            assertThat(Essai.executer(NOVEMBRE_2025, avisDuConjoint("sans-avis"))
                            .lignes())
                    .contains("FANTOME-FICTIF (sans-avis) | aucun avis récent : demander un justificatif");

            Resultat panne = Essai.enPanne(NOVEMBRE_2025, avisDuConjoint("pacses"));
            assertThat(panne.lignes().get(2)).startsWith("FICTIF (pacses) | La passerelle refuse la connexion");
            assertThat(panne.aRefaire()).isEqualTo(1);
        }
    }

    @Nested
    class AnneeDUnDeces {
        @Test
        void le_repli_cache_deux_avis() {
            Resultat resultat = Essai.executer(NOVEMBRE_2023, anneeDeDeces("deces-conjoint-2022"));

            assertThat(resultat.lignes().subList(1, 7))
                    .containsExactly(
                            "Lecture | Revenus de | Période | Situation | RFR | Parts | Remarque",
                            "derniereAnnee | 2021 | marié(e) | 30 780 € | 2 | repli : rien d'unique pour 2022",
                            "derniereSituation | 2022 | veuf, veuve | 12 240 € | 2 | après le décès",
                            "situationsMultiples | 2022 | 01/01/2022 au 17/05/2022 | marié(e) | 11 655 € | 2 | jusqu'au"
                                    + " décès",
                            "situationsMultiples | 2022 | 18/05/2022 au 31/12/2022 | veuf, veuve | 12 240 € | 2",
                            // 11 655 + 12 240
                            "Somme | 2022 | année entière | 23 895 € | revenus des deux avis");
            assertThat(resultat.aRefaire()).isZero();
        }

        @Test
        void l_annee_suivante_il_n_y_a_plus_qu_un_avis() {
            assertThat(Essai.executer(Essai.le("2024-11-15"), anneeDeDeces("deces-conjoint-2022"))
                            .lignes())
                    .contains("derniereAnnee | 2023 | veuf, veuve | 19 710 € | 1 | un seul avis")
                    .noneMatch(ligne -> ligne.startsWith("situationsMultiples"));
        }

        @Test
        void un_repli_sans_deces_se_dit() {
            assertThat(Essai.executer(Essai.le("2026-11-16"), anneeDeDeces("impot-separe-annee-du-mariage"))
                            .lignes())
                    .contains(
                            "derniereAnnee | 2024 | marié(e) | 27 540 € | 1 | repli : rien d'unique pour 2025",
                            "derniereSituation | 2025 | pas de décès en vue : l'avis de 2025 manque, demander un"
                                    + " justificatif");
        }

        @Test
        void ni_avis_ni_panne_ne_passent_pour_une_reponse() {
            assertThat(Essai.executer(NOVEMBRE_2023, anneeDeDeces("sans-avis")).lignes())
                    .contains("derniereAnnee | aucun avis récent : demander un justificatif");

            Resultat panne = Essai.enPanne(NOVEMBRE_2023, anneeDeDeces("deces-conjoint-2022"));
            assertThat(panne.lignes().get(2)).startsWith("derniereAnnee | La passerelle refuse la connexion");
            assertThat(panne.aRefaire()).isEqualTo(1);
        }
    }

    @Test
    void les_tableaux_ne_dependent_ni_de_la_langue_ni_du_fuseau() {
        for (Programme programme : List.of(
                concubins("union-libre-mere", "union-libre-pere"),
                avisDuConjoint("impot-separe-annee-du-mariage"),
                anneeDeDeces("deces-conjoint-2022"))) {
            assertThat(Essai.ailleurs(() -> Essai.executer(NOVEMBRE_2023, programme)))
                    .isEqualTo(Essai.executer(NOVEMBRE_2023, programme));
        }
    }
}
