package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.io.PrintStream;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class LivretEpargnePopulaireTest {
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");

    private static int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new LivretEpargnePopulaire(client).montrer(LivretEpargnePopulaire.clientsFictifs(bac), sortie);
    }

    @Test
    void chaque_reponse_a_sa_suite_par_numero_fiscal_comme_par_etat_civil() {
        Resultat resultat = Essai.executer(NOVEMBRE_2024, LivretEpargnePopulaireTest::montrer);

        assertThat(resultat.lignes().subList(1, 11))
                .containsExactly(
                        "Client de la banque | Cherché par | LEP | Ce que fait la banque",
                        "ESSAI (parent-isole) | numéro fiscal | éligible | ouvrir ou garder le livret",
                        "EXEMPLE (celibataire) | numéro fiscal | non éligible | ne pas ouvrir ; livret déjà ouvert :"
                                + " avertir le client",
                        "FICTIF (pacses) | numéro fiscal | sans réponse | demander au client son avis d'impôt",
                        "INVENTÉE (nee-a-l-etranger) | état civil | éligible | ouvrir ou garder le livret",
                        "D'OUTRE-FICTION (nee-outre-mer) | état civil | non éligible | ne pas ouvrir ; livret déjà ouvert :"
                                + " avertir le client",
                        "FANTOME-FICTIF (sans-avis) | état civil | sans réponse | demander au client son avis d'impôt",
                        "SOSIE-FICTIVE (homonyme-cadette) | état civil | éligible | ouvrir ou garder le livret",
                        "SOSIE-FICTIVE, date inconnue | état civil | ? | plusieurs personnes, ou dossier protégé :"
                                + " compléter l'état civil, ou demander l'avis",
                        "INTROUVABLE | état civil | ? | personne ne répond : corriger l'état civil ou le numéro fiscal");
        assertThat(resultat.lignes()).anyMatch(ligne -> ligne.startsWith("Revenus de 2023, barème de 2024."));
        assertThat(resultat.aRefaire()).isZero();
    }

    /** Qui n'a que l'état civil passe par SFiP ; qui a le numéro fiscal n'a pas à y passer. */
    @Test
    void une_demande_est_une_requete_vers_la_bonne_api() {
        try (BacASable bac = BacASable.builder().horloge(NOVEMBRE_2024).demarrer()) {
            Essai.executer(bac, NOVEMBRE_2024, LivretEpargnePopulaireTest::montrer);

            assertThat(bac.journal().stream().map(EchangeServi::route).filter(route -> !route.equals("/token")))
                    .hasSize(9)
                    .satisfies(routes -> assertThat(routes.subList(0, 3)).allMatch(route -> route.contains("/lep/")))
                    .satisfies(routes -> assertThat(routes.subList(3, 9)).allMatch(route -> route.contains("02GA")));
        }
    }

    @Test
    void une_panne_est_expliquee_et_n_est_pas_une_reponse() {
        Resultat resultat = Essai.enPanne(NOVEMBRE_2024, LivretEpargnePopulaireTest::montrer);

        assertThat(resultat.lignes().get(2)).startsWith("ESSAI (parent-isole) | La passerelle refuse la connexion");
        assertThat(resultat.aRefaire()).isEqualTo(9);
    }

    @Test
    void le_tableau_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> Essai.executer(NOVEMBRE_2024, LivretEpargnePopulaireTest::montrer)))
                .isEqualTo(Essai.executer(NOVEMBRE_2024, LivretEpargnePopulaireTest::montrer));
    }
}
