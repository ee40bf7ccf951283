package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.exemples.PageFranceConnect.Page;
import io.github.impotparticulier.exemples.demonstrations.TeleserviceFranceConnect.HorlogeAvancee;
import io.github.impotparticulier.exemples.demonstrations.TeleserviceFranceConnect.Visite;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TeleserviceFranceConnectTest {
    private static final String EXPIREE =
            "Votre identification a expiré : identifiez-vous de nouveau avec FranceConnect.";
    private static final String PLUS_TARD =
            "Nous n'avons pas pu lire vos revenus. Réessayez plus tard, ou joignez votre avis d'impôt.";

    private final HorlogeAvancee horloge = new HorlogeAvancee(Instant.parse("2024-11-15T09:00:00Z"));

    private int montrer(BacASable bac, ImpotParticulierClient client, PrintStream sortie) {
        return new TeleserviceFranceConnect(client)
                .montrer(TeleserviceFranceConnect.visitesFictives(bac, horloge), sortie);
    }

    private Page page(ContratPartenaire contrat, Function<BacASable, Visite> visite) {
        try (BacASable bac =
                        BacASable.builder().horloge(horloge).contrat(contrat).demarrer();
                ImpotParticulierClient client = Demonstration.client(bac, horloge)) {
            return new TeleserviceFranceConnect(client).page(visite.apply(bac)).join();
        }
    }

    private static Visite visite(BacASable bac, boolean reidentifiee) {
        return new Visite("SPECIMEN", "", bac.jetonFranceConnect(bac.personne("maries-deux-enfants")), reidentifiee);
    }

    @Test
    void chaque_personne_lit_ce_qu_elle_peut_faire() {
        try (BacASable bac = BacASable.builder().horloge(horloge).demarrer()) {
            assertThat(Essai.executer(bac, horloge, this::montrer).lignes())
                    .containsExactly(
                            "",
                            "Personne | Visite | Ce que la page affiche",
                            // 47 880 / 3
                            "SPECIMEN (maries-deux-enfants) | jeton employé aussitôt | Vos revenus de 2023 : quotient"
                                    + " familial de 15 960,00 €.",
                            "ESSAI (parent-isole) | jeton d'il y a plus d'une minute | " + EXPIREE,
                            // 25 020 / 2,5
                            "ESSAI (parent-isole) | de nouveau identifiée | Vos revenus de 2023 : quotient familial de"
                                    + " 10 008,00 €.",
                            "DISCRET-FICTIF (rfr-non-contracte) | revenu absent du contrat | L'administration fiscale ne nous communique"
                                    + " pas votre quotient familial : joignez votre avis d'impôt.",
                            "FANTOME-FICTIF (sans-avis) | sans avis | L'administration fiscale n'a pas d'avis d'impôt récent à votre nom :"
                                    + " joignez un justificatif de ressources.");
            // Un jeton périmé n'est présenté qu'une fois.
            assertThat(bac.journal().stream().filter(echange -> echange.statut() == 403))
                    .hasSize(1);
            assertThat(bac.journal().stream().map(EchangeServi::route)).noneMatch(route -> route.contains("{spi}"));
        }
    }

    @Test
    void une_personne_n_est_pas_renvoyee_deux_fois_s_identifier() {
        Function<BacASable, String> perime = bac -> {
            String jeton = bac.jetonFranceConnect(bac.personne("maries-deux-enfants"));
            horloge.avancer(Duration.ofSeconds(61));
            return jeton;
        };

        assertThat(page(ContratPartenaire.complet(), bac -> new Visite("", "", perime.apply(bac), false)))
                .isEqualTo(new Page(EXPIREE, false));
        assertThat(page(ContratPartenaire.complet(), bac -> new Visite("", "", perime.apply(bac), true)))
                .isEqualTo(new Page(PLUS_TARD, true));
    }

    /** Sans avis pour 2023, et sans 2022 dans le contrat : ce n'est ni une panne, ni un jeton à refaire sans fin. */
    @Test
    void une_annee_de_repli_hors_contrat_finit_en_sans_avis() {
        ContratPartenaire uneAnnee = ContratPartenaire.complet().avecAnnees(1);
        Function<BacASable, String> jeton = bac -> bac.jetonFranceConnect(bac.personne("sans-avis"));

        assertThat(page(uneAnnee, bac -> new Visite("", "", jeton.apply(bac), false)))
                .isEqualTo(new Page(EXPIREE, false));
        assertThat(page(uneAnnee, bac -> new Visite("", "", jeton.apply(bac), true)))
                .isEqualTo(new Page(
                        "L'administration fiscale n'a pas d'avis d'impôt récent à votre nom : joignez un justificatif de"
                                + " ressources.",
                        false));
    }

    @Test
    void une_ressource_non_souscrite_n_est_pas_un_jeton_perime() {
        assertThat(page(ContratPartenaire.complet().avecPerimetres("RessourceIFI"), bac -> visite(bac, false)))
                .isEqualTo(new Page(PLUS_TARD, true));
    }

    @Test
    void un_champ_hors_contrat_se_demande_a_la_personne() {
        assertThat(page(ContratPartenaire.complet().avecChamps("RessourceIR", "rfr"), bac -> visite(bac, false))
                        .texte())
                .startsWith("L'administration fiscale ne nous communique pas votre quotient familial");
    }

    @Test
    void une_panne_ne_dit_rien_de_technique_a_la_personne() {
        assertThat(page(ContratPartenaire.complet(), bac -> {
                    Visite visite = visite(bac, false);
                    bac.close();
                    return visite;
                }))
                .isEqualTo(new Page(PLUS_TARD, true));
    }

    /** Une DGFiP qui ne répond pas encore ne retient ni la première page, ni celles qui suivent. */
    @Test
    void le_fil_de_la_page_n_attend_pas_la_dgfip() {
        CompletableFuture<DonneesAnnuelles<SituationIr>> reponse = new CompletableFuture<>();
        TeleserviceFranceConnect teleservice =
                new TeleserviceFranceConnect(usager -> reponse, MillesimeCalculator.officiel());

        CompletableFuture<Page> page = teleservice.page(new Visite("", "", "jeton-fictif", false));
        assertThat(page).isNotDone();

        SituationIr foyer = SituationIr.depuisJson("{\"rfr\": 30000, \"nbPart\": 2}");
        reponse.complete(new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, foyer));
        assertThat(page)
                .isCompletedWithValue(new Page("Vos revenus de 2023 : quotient familial de 15 000,00 €.", false));
    }

    @Test
    void le_jeton_ne_se_montre_pas() {
        assertThat(new Visite("NOM", "", "jeton-secret", false)).hasToString("Visite");
    }
}
