package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.io.PrintStream;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class AidesSocialesTest {
    private static final Clock DECEMBRE_2024 = Essai.le("2024-12-16");

    private static int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new AidesSociales(client).montrer(AidesSociales.demandeurs(bac), sortie);
    }

    /** En décembre N : revenus de N-1, et l'IFI du 31 décembre N-1. */
    @Test
    void le_tableau_est_celui_du_calcul_a_la_main() {
        Resultat resultat = Essai.executer(DECEMBRE_2024, AidesSocialesTest::montrer);

        assertThat(resultat.lignes().subList(1, 8))
                .containsExactly(
                        "Demandeur | Revenus de | RFR | Parts | Quotient | IFI | Dossier | Remarque",
                        // 25 020 / 2,5
                        "ESSAI (parent-isole) | 2023 | 25 020 € | 2,5 | 10 008,00 € | non | complet",
                        // 22 140 / 1,5
                        "BIDON (veuf) | 2023 | 22 140 € | 1,5 | 14 760,00 € | non | complet",
                        // 392 629 / 4
                        "FASTE-FICTIF (haut-revenu-ifi) | 2023 | 392 629 € | 4 | 98 157,25 € | oui | complet",
                        // Un revenu nul est un revenu connu.
                        "IMAGINAIRE (deficit) | 2023 | 0 € | 1 | 0,00 € | non | complet",
                        "DISCRET-FICTIF (rfr-non-contracte) | 2023 | ? | 1 | ? | non | à compléter | revenu ou parts non"
                                + " communiqués : demander un justificatif",
                        "FANTOME-FICTIF (sans-avis) | pas d'avis d'impôt récent : demander un justificatif de ressources");
        assertThat(resultat.lignes()).noneMatch(ligne -> ligne.startsWith("« ? »"));
        assertThat(resultat.aRefaire()).isZero();
    }

    @Test
    void peu_apres_une_taxation_indicative_on_ne_conclut_pas_qu_un_foyer_n_est_pas_impose() {
        Resultat resultat = Essai.executer(Essai.le("2025-08-20"), AidesSocialesTest::montrer);

        assertThat(resultat.lignes())
                .contains(
                        "ESSAI (parent-isole) | 2024 | 25 830 € | 2,5 | 10 332,00 € | ? | à compléter",
                        "FASTE-FICTIF (haut-revenu-ifi) | 2024 | 402 874 € | 4 | 100 718,50 € | oui | complet")
                .filteredOn(ligne -> ligne.startsWith("« ? » n'est pas « non »."))
                .singleElement()
                .asString()
                .contains("Sans résultat pour 2024", "on ne peut conclure");
        assertThat(resultat.aRefaire()).isZero();
    }

    /** Publiée ou non, une taxation vieille de plus de 45 jours permet de conclure. */
    @Test
    void la_meme_annee_plus_tard_on_conclut() {
        assertThat(Essai.executer(Essai.le("2025-12-15"), AidesSocialesTest::montrer)
                        .lignes())
                .contains("ESSAI (parent-isole) | 2024 | 25 830 € | 2,5 | 10 332,00 € | non | complet");
    }

    @Test
    void une_panne_est_expliquee_et_n_est_pas_une_absence_d_avis() {
        Resultat resultat = Essai.enPanne(DECEMBRE_2024, AidesSocialesTest::montrer);

        assertThat(resultat.lignes().get(7))
                .startsWith("FANTOME-FICTIF (sans-avis) | La passerelle refuse la connexion");
        assertThat(resultat.aRefaire()).isEqualTo(6);
    }

    @Test
    void le_tableau_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> Essai.executer(DECEMBRE_2024, AidesSocialesTest::montrer)))
                .isEqualTo(Essai.executer(DECEMBRE_2024, AidesSocialesTest::montrer));
    }
}
