package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Ce que les vues d'un client gardent et changent, et ce qu'elles font d'une réponse. */
class AppelantTest {
    private static final Duration UNE_SECONDE = Duration.ofSeconds(1);

    private final PasserelleSimulee dgfip = new PasserelleSimulee();

    @AutoClose
    private final Passerelle passerelle = new Passerelle(dgfip.reglages(), SocleHttp.emprunter(), dgfip.temps.fils());

    private final Appelant appelant = new Appelant(passerelle, Delais.PAR_DEFAUT);

    @Test
    void chaque_vue_ne_change_qu_un_reglage() {
        assertThat(appelant.avecDelaiAppel(UNE_SECONDE).delais()).isEqualTo(Delais.PAR_DEFAUT.avecAppel(UNE_SECONDE));
        assertThat(appelant.avecDelaiEssai(UNE_SECONDE).delais()).isEqualTo(Delais.PAR_DEFAUT.avecEssai(UNE_SECONDE));
        assertThat(appelant.avecDelaiConnexion(UNE_SECONDE).delais())
                .isEqualTo(Delais.PAR_DEFAUT.avecConnexion(UNE_SECONDE));
        Appelant reference = appelant.avecDelaiAppel(UNE_SECONDE).avecReference("dossier-7");
        assertThat(reference.reference()).isEqualTo("dossier-7");
        assertThat(reference.delais().appel()).isEqualTo(UNE_SECONDE);
        assertThat(reference.avecDelaiEssai(UNE_SECONDE).reference()).isEqualTo("dossier-7");
    }

    @Test
    void une_operation_a_les_delais_et_la_reference_de_sa_vue() {
        Operation operation =
                appelant.avecDelaiAppel(UNE_SECONDE).avecReference("dossier-7").commencer();

        assertThat(operation.reference()).isEqualTo("dossier-7");
        assertThat(operation.delais().appel()).isEqualTo(UNE_SECONDE);
        assertThat(appelant.horloge()).isSameAs(passerelle.horloge());
        assertThat(appelant.avecReference("dossier-7")).hasToString("Appelant");
    }

    @Test
    void une_reponse_lue_se_rend_et_une_autre_se_refuse_avec_les_circonstances_de_l_appel() {
        dgfip.lit(200, "{\"rfr\":1}").lit(200, "{}").lit(200, "{}");

        assertThat(dgfip.temps.lancer(() -> appelant.lire(
                        appelant.commencer(),
                        PasserelleSimulee.requete(),
                        reponse -> reponse.json().size())))
                .isCompletedWithValue(1);
        assertThatExceptionOfType(ReponseIllisibleException.class)
                .isThrownBy(() -> lire(new ReponseIllisibleException("illisible", Circonstances.aucunes())))
                .satisfies(e -> assertThat(e.statut()).hasValue(200));
        assertThatExceptionOfType(ReponseIncoherenteException.class)
                .isThrownBy(() -> lire(new ReponseIncoherenteException("incoherente", Circonstances.aucunes())))
                .satisfies(e -> assertThat(e.statut()).hasValue(200));
    }

    private void lire(RuntimeException levee) throws Throwable {
        try {
            dgfip.temps
                    .lancer(() -> appelant.lire(appelant.commencer(), PasserelleSimulee.requete(), reponse -> {
                        throw levee;
                    }))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }
}
