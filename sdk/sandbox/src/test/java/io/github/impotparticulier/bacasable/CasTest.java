package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertErreur;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les cas des personnes fictives, vus à travers la passerelle. */
class CasTest {
    private final HorlogeMobile horloge = new HorlogeMobile("2025-03-10T10:15:30Z");
    private final BacASable bac = BacASable.builder().horloge(horloge).demarrer();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("celibataire").spi();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void rendLeTexteDuFichierSansLeRecomposer() {
        assertThat(appelant.irAssiette(bac.personne("ancien-combattant").spi(), 2023)
                        .corps())
                .contains("\"nbPart\":\"1.50\"");
        assertThat(appelant.irAssiette(bac.personne("montants-64-bits").spi(), 2023)
                        .corps())
                .contains("\"rfr\":5400108000");
        assertThat(appelant.irAssiette(bac.personne("nee-a-l-etranger").spi(), 2023)
                        .corps())
                .contains("SÃO TOMÉ-ET-PRÍNCIPE");
    }

    @Test
    void lesDeuxDeclarantsMenentAuMemeFoyer() {
        PersonneFictive couple = bac.personne("maries-deux-enfants");

        assertThat(appelant.irAssiette(couple.spiDeclarant2().orElseThrow(), 2023)
                        .corps())
                .isEqualTo(appelant.irAssiette(couple.spi(), 2023).corps());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sans-avis", "personne-a-charge"})
    void quiNaJamaisDavisVautToujours4101(String cas) {
        for (int annee = 2021; annee <= 2023; annee++) {
            assertErreur(appelant.irAssiette(bac.personne(cas).spi(), annee), 410, 4101);
        }
    }

    @Test
    void avantSonPremierAvisUneEtudianteVaut4101() {
        String etudiante = bac.personne("etudiante-non-imposable").spi();

        assertErreur(appelant.irAssiette(etudiante, 2021), 410, 4101);
        assertThat(objet(appelant.irAssiette(etudiante, 2022))).containsEntry("mntRevbareme", 0.0);
    }

    @Test
    void leDecesDunConjointVaut4101CetteAnneeLaPuisSeuleLaVeuveALesSuivantes() {
        PersonneFictive couple = bac.personne("deces-conjoint-2022");
        String veuve = couple.spiDeclarant2().orElseThrow();

        assertThat(objet(appelant.irAssiette(couple.spi(), 2021))).containsEntry("sitFam", "M");
        assertThat(objet(appelant.irAssiette(veuve, 2021))).containsEntry("sitFam", "M");
        assertErreur(appelant.irAssiette(couple.spi(), 2022), 410, 4101);
        assertErreur(appelant.irAssiette(veuve, 2022), 410, 4101);
        assertErreur(appelant.irAssiette(couple.spi(), 2023), 410, 4101);
        assertThat(objet(appelant.irAssiette(veuve, 2023)))
                .containsEntry("sitFam", "V")
                .containsEntry("prnmDec1", "YVETTE");
    }

    @Test
    void leRfrNonContracteManqueSeul() {
        assertThat(objet(appelant.irAssiette(bac.personne("rfr-non-contracte").spi(), 2023)))
                .doesNotContainKey("rfr")
                .containsKeys("nbPart", "sitFam", "revenuBrutGlobal", "rev");
    }

    @Test
    void laDerniereAnneeEcriteEstReconduiteSaufAvisContraire() {
        horloge.regler("2031-09-01T08:00:00Z");
        PersonneFictive separe = bac.personne("impot-separe-annee-du-mariage");
        PersonneFictive defunt = bac.personne("deces-conjoint-2022");

        assertThat(objet(appelant.irAssiette(spi, 2030))).containsEntry("rfr", 24300.0);
        assertErreur(appelant.irAssiette(separe.spi(), 2030), 410, 4101);
        assertErreur(appelant.irAssiette(defunt.spi(), 2030), 410, 4101);
        assertThat(appelant.irAssiette(defunt.spiDeclarant2().orElseThrow(), 2030)
                        .statut())
                .isEqualTo(200);
    }
}
