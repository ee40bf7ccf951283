package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.liste;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContratTest {
    private final HorlogeMobile horloge = new HorlogeMobile("2023-11-10T10:00:00Z");

    private void avec(ContratPartenaire contrat, Consumer<BacASable> essai) {
        try (BacASable bac =
                BacASable.builder().horloge(horloge).contrat(contrat).demarrer()) {
            essai.accept(bac);
        }
    }

    @Test
    void unPerimetreNonSouscritNaPasDeJeton() {
        avec(ContratPartenaire.complet().avecPerimetres("RessourceIR"), bac -> {
            Appelant appelant = new Appelant(bac);
            Recu refus = appelant.demanderJeton("grant_type=client_credentials&scope=RessourceIFI");
            assertThat(refus.statut()).isEqualTo(400);
            assertThat(objet(refus)).containsEntry("error", "invalid_scope");
            assertThat(appelant.demanderJeton("grant_type=client_credentials&scope=RessourceIR+RessourceIFI")
                            .statut())
                    .isEqualTo(400);
            assertThat(appelant.jeton("RessourceIR")).isNotBlank();
            assertThat(appelant.jeton("default")).isNotBlank();
        });
    }

    @Test
    void seulsLesChampsContractesSontRendus() {
        ContratPartenaire contrat = ContratPartenaire.complet()
                .avecChamps("RessourceIR", "rfr", "nbPart", "impAvImput")
                .avecChamps("RessourceIRFacture", "facture")
                .avecChamps("RessourceIRDerniere2", "annRevenu", "rfr")
                .avecChamps("RessourceIRMultiple", "rfr", "dateFinPeriode")
                .avecChamps("RessourceIFI", "indicateurIfiIsf")
                .avecChamps("sfip_donnees_fiscales_usagers", "sitFam");
        avec(contrat, bac -> {
            Appelant appelant = new Appelant(bac);
            String pacses = bac.personne("pacses").spi();
            String retraites = bac.personne("couple-retraite").spi();
            assertThat(objet(appelant.parSpi(Route.ASSIETTE, pacses, 2022)))
                    .containsOnlyKeys("rfr", "nbPart", "impAvImp");
            assertThat(objet(appelant.parSpi(Route.ASSIETTE, retraites, 2022)))
                    .containsOnlyKeys("rfr", "nbpPart", "impAvImput");
            assertThat(objet(appelant.parSpi(Route.FACTURE, pacses, 2022))).containsOnlyKeys("facture");
            assertThat(objet(appelant.parSpi(Route.DEUX_ANS, pacses, 0))).containsOnlyKeys("annRevenu", "rfr");
            assertThat(liste(objet(appelant.parSpi(Route.MULTIPLE, pacses, 2022)), "situationsIR"))
                    .singleElement()
                    .satisfies(periode -> assertThat(periode).containsOnlyKeys("rfr", "dateFinPeriode"));
            assertThat(objet(appelant.parSpi(
                            Route.IFI, bac.personne("montants-64-bits").spi(), 2022)))
                    .containsOnlyKeys("indiIFI");
            assertThat(objet(appelant.sfip02aa("?spi=" + pacses))).containsOnlyKeys("sitFam");
            assertThat(objet(appelant.parSpi(Route.DERNIERE, pacses, 2022))).containsKeys("rfr", "sitFam", "rev");
        });
    }

    /** Les situations particulières viennent groupées ou à plat : qui contracte le groupe a les marques, où qu'elles viennent. */
    @Test
    void contracterLesSituationsParticulieresVautSousSesDeuxFormes() {
        avec(ContratPartenaire.complet().avecChamps("RessourceIR", "sitParDeclaree"), bac -> {
            Appelant appelant = new Appelant(bac);
            assertThat(objet(appelant.irAssiette(
                            bac.personne("declarante-invalide").spi(), 2022)))
                    .containsOnlyKeys("sitParDeclaree");
            assertThat(objet(appelant.irAssiette(
                            bac.personne("ancien-combattant").spi(), 2022)))
                    .containsKey("sitPartW");
        });
    }

    @Test
    void sansChampContracteLaReponseEstVide() {
        avec(
                ContratPartenaire.complet().avecChamps("RessourceIR"),
                bac -> assertThat(new Appelant(bac)
                                .irAssiette(bac.personne("veuf").spi(), 2022)
                                .corps())
                        .isEqualTo("{}"));
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, mode = EnumSource.Mode.EXCLUDE, names = "DEUX_ANS")
    void uneAnneeNonContracteeVaut403(Route route) {
        avec(ContratPartenaire.complet().avecAnnees(2), bac -> {
            Appelant appelant = new Appelant(bac);
            String spi = bac.personne("haut-revenu-ifi").spi();
            assertThat(appelant.parSpi(route, spi, 2021).statut()).isEqualTo(200);
            assertErreur(appelant.parSpi(route, spi, 2020), 403, 4031);
            assertErreur(appelant.parSpi(route, spi, 2019), 410, 4101);
            assertErreur(appelant.parSpi(route, "3999999999999", 2020), 410, 4102);
        });
    }

    @Test
    void unSeulMillesimeContractePriveDeuxAnsDeSonRepli() {
        horloge.regler("2026-11-10T10:00:00Z");
        avec(ContratPartenaire.complet().avecAnnees(1), bac -> {
            Appelant appelant = new Appelant(bac);
            String spi = bac.personne("impot-separe-annee-du-mariage").spi();
            assertErreur(appelant.parSpi(Route.DEUX_ANS, spi, 0), 410, 4101);
            assertErreur(appelant.sfip02aa("?spi=" + spi), 416, 4101);
        });
    }

    @Test
    void unContratEstImmuable() {
        ContratPartenaire complet = ContratPartenaire.complet();
        complet.avecPerimetres("RessourceIR").avecChamps("RessourceIR", "rfr").avecAnnees(1);

        assertThat(complet.souscrit("RessourceIFI")).isTrue();
        assertThat(complet.annees()).isEqualTo(3);
        assertThat(complet.avecPerimetres("RessourceIR").avecAnnees(1))
                .hasToString("ContratPartenaire[RessourceIR], 1 année(s)");
    }

    @Test
    void unPerimetreInventeEnumereLesPublies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContratPartenaire.complet().avecPerimetres("RessourceXX"))
                .withMessageContainingAll("RessourceIR", "sfip_lep")
                .withMessageNotContaining("default");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContratPartenaire.complet().avecChamps("RessourceXX", "rfr"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void unContratPorteSurUneATroisAnnees(int nombre) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContratPartenaire.complet().avecAnnees(nombre));
    }
}
