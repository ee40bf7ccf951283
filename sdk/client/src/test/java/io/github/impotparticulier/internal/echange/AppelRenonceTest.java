package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Un appel auquel on renonce, à chacune de ses étapes. */
class AppelRenonceTest extends BancAppel {
    @Test
    void abandonne_pendant_le_repos_l_appel_finit_aussitot() {
        dgfip.temps.hasard(0.5);
        dgfip.lit(json(503, ""), json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(appel).isNotDone();

        abandonner();

        assertThat(echec(appel).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(dgfip.temps.dormeurs()).isZero();
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void interrompu_pendant_le_repos_l_appel_finit_aussitot_et_le_signal_reste() {
        dgfip.temps.hasard(0.5);
        dgfip.lit(json(503, ""), json(200, DONNEES));
        AtomicBoolean signal = new AtomicBoolean();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        CompletableFuture<Void> suite = appel.thenRun(() -> signal.set(Thread.interrupted()));

        interrompre();

        assertThat(echec(appel).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(echec(appel).explication()).startsWith("Fil interrompu");
        assertThat(dgfip.temps.dormeurs()).isZero();
        assertThat(dgfip.lectures).hasSize(1);
        assertThat(suite).isDone();
        assertThat(signal).isTrue();
    }

    @Test
    void abandonne_quand_la_panne_arrive_l_appel_ne_prend_pas_de_repos() {
        dgfip.temps.hasard(0.5);
        dgfip.ecouteur = essai -> {
            if (essai.statut().orElse(0) == 503) {
                operation.abandonner();
            }
        };
        dgfip.lit(json(503, ""), json(200, DONNEES));

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(dgfip.temps.dormeurs()).isZero();
    }

    @Test
    void abandonne_avant_l_envoi_rien_ne_part() {
        List<EssaiTermine> essais = new ArrayList<>();
        dgfip.ecouteur = essais::add;
        dgfip.jetons(requete -> {
            operation.abandonner();
            return PasserelleSimulee.jeton("x", 3600).a(requete);
        });

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(dgfip.lectures).isEmpty();
        assertThat(essais).extracting(EssaiTermine::operation).containsExactly("jeton");
    }

    @Test
    void abandonne_pendant_l_envoi_la_requete_est_coupee() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        dgfip.fils.libererUne();
        assertThat(appel).isNotDone();

        abandonner();
        dgfip.fils.liberer();

        assertThat(echec(appel).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void interrompu_pendant_l_envoi_l_appelant_est_libere() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        dgfip.fils.libererUne();

        interrompre();

        assertThat(echec(appel).explication()).startsWith("Fil interrompu");
        dgfip.fils.liberer();
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void interrompu_pendant_la_demande_de_jeton_l_appelant_est_libere_et_le_jeton_vient_quand_meme() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        interrompre();

        assertThat(echec(appel).explication()).startsWith("Fil interrompu");
        CompletableFuture<Issue<Reponse>> suivant = lancer();
        dgfip.lit(200, DONNEES);
        dgfip.fils.liberer();
        assertThat(succes(suivant).statut()).isEqualTo(200);
        assertThat(dgfip.demandes).hasSize(1);
    }
}
