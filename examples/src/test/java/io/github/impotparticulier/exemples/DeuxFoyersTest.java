package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.exemples.DeuxFoyers.Famille;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.personne.Usager;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeuxFoyersTest {
    private static final String JOUR = "2024-11-15";

    @Test
    void deux_concubins_s_additionnent() {
        try (Commune commune = new Commune(JOUR)) {
            Famille famille = new DeuxFoyers(commune.dgfip)
                    .pour(commune.usager("union-libre-mere"), commune.usager("union-libre-pere"));

            long somme = famille.un().donnees().rfr().orElseThrow()
                    + famille.autre().donnees().rfr().orElseThrow();
            assertThat(famille.ensemble().map(Foyers::rfr)).contains(OptionalLong.of(somme));
            assertThat(famille.remarque()).isEmpty();
        }
    }

    @Test
    void deux_declarants_d_un_meme_avis_ne_s_additionnent_pas() {
        try (Commune commune = new Commune(JOUR)) {
            Usager conjoint = Usager.parSpi(
                    commune.bac.personne("maries-deux-enfants").spiDeclarant2().orElseThrow());

            Famille famille = new DeuxFoyers(commune.dgfip).pour(commune.usager("maries-deux-enfants"), conjoint);

            assertThat(famille.ensemble()).isEmpty();
            assertThat(famille.remarque()).startsWith("un seul et même foyer");
        }
    }

    /** Ni numéro FIP, ni état civil : de quoi compter deux fois le même foyer sans le voir. */
    @Test
    void deux_avis_que_rien_ne_distingue_ne_s_additionnent_pas() {
        ContratPartenaire sansIdentite =
                ContratPartenaire.complet().avecPerimetres("RessourceIR").avecChamps("RessourceIR", "rfr");
        try (Commune commune = new Commune(JOUR, sansIdentite)) {
            Famille famille = new DeuxFoyers(commune.dgfip)
                    .pour(commune.usager("union-libre-mere"), commune.usager("union-libre-pere"));

            assertThat(famille.ensemble()).isEmpty();
            assertThat(famille.remarque()).startsWith("un foyer ou deux ?");
        }
    }

    @Test
    void sans_l_avis_de_l_un_il_n_y_a_pas_d_ensemble() {
        try (Commune commune = new Commune(JOUR)) {
            Usager mere = commune.usager("union-libre-mere");
            Usager sansAvis = commune.usager("sans-avis");

            assertThatExceptionOfType(AucunResultatException.class)
                    .isThrownBy(() -> new DeuxFoyers(commune.dgfip).pour(mere, sansAvis));
        }
    }
}
