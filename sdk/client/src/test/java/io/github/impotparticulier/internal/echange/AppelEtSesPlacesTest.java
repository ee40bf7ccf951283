package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.SPI;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.panne;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les places qu'un appel prend, au quota et parmi les échanges, et qu'il rend une fois. */
class AppelEtSesPlacesTest extends BancAppel {
    private final Limiteur limiteur = new Limiteur();

    /** Ce qui ne peut se couper occupe encore sa place, au quota comme parmi les échanges. */
    @Test
    void abandonne_pendant_l_envoi_l_appelant_est_libre_et_la_place_ne_l_est_qu_a_la_fin() {
        dgfip.limiteur = limiteur;
        dgfip.fils.retenir();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        dgfip.fils.libererUne();

        abandonner();

        assertThat(echec(appel).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(limiteur.rendues).isEmpty();
        CompletableFuture<Issue<Reponse>> suivant = lancer();
        assertThat(dgfip.fils.retenues()).as("le suivant attend sa place").isEqualTo(1);
        dgfip.lit(200, DONNEES);
        dgfip.fils.liberer();
        assertThat(succes(suivant).statut()).isEqualTo(200);
        assertThat(limiteur.rendues).hasSize(2);
    }

    @Test
    void chaque_essai_demande_une_place_et_la_rend_une_fois_fini() {
        dgfip.limiteur = limiteur;
        dgfip.lit(
                requete -> {
                    assertThat(limiteur.rendues).isEmpty();
                    return json(503, "").a(requete);
                },
                json(200, DONNEES));

        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(limiteur.rendues).containsExactly(Guichet.IMPOT_PARTICULIER);
        avancer(Duration.ZERO);

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(limiteur.demandees).containsExactly(Guichet.IMPOT_PARTICULIER, Guichet.IMPOT_PARTICULIER);
        assertThat(limiteur.rendues).hasSize(2);
    }

    @Test
    void le_limiteur_sait_ce_qui_reste_avant_l_echeance() {
        dgfip.limiteur = limiteur;
        dgfip.lit(json(503, "", "10"), json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(10));
        assertThat(appel).isDone();

        assertThat(limiteur.attentes).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(20));
    }

    @Test
    void sans_jeton_aucune_place_n_est_demandee() {
        dgfip.limiteur = limiteur;
        dgfip.jetons(json(401, ""));

        echec(lancer());

        assertThat(limiteur.demandees).isEmpty();
        assertThat(limiteur.rendues).isEmpty();
    }

    @Test
    void sans_place_a_temps_rien_ne_part_et_rien_n_est_rendu() {
        dgfip.limiteur = limiteur;
        limiteur.reponse = CompletableFuture.completedFuture(false);

        Echec<Reponse> echec = echec(lancer());

        assertThat(echec.nature()).isEqualTo(Nature.QUOTA_DEPASSE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.circonstances().statut()).isEmpty();
        assertThat(limiteur.rendues).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void une_place_accordee_plus_tard_fait_partir_la_requete_dans_le_fil_de_l_appelant() {
        dgfip.limiteur = limiteur;
        limiteur.reponse = new CompletableFuture<>();
        List<Thread> fils = new ArrayList<>();
        dgfip.lit(requete -> {
            fils.add(Thread.currentThread());
            return json(200, DONNEES).a(requete);
        });
        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(dgfip.lectures).isEmpty();

        limiteur.reponse.complete(true);
        dgfip.temps.calmer();

        assertThat(fils).as("pas dans le fil du limiteur").containsExactly(operation.fil());
        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(limiteur.rendues).hasSize(1);
    }

    @Test
    void une_place_accordee_aussitot_ne_change_pas_de_fil() {
        dgfip.limiteur = limiteur;
        List<Thread> fils = new ArrayList<>();
        dgfip.lit(requete -> {
            fils.add(Thread.currentThread());
            return json(200, DONNEES).a(requete);
        });

        assertThat(succes(lancer()).statut()).isEqualTo(200);

        assertThat(dgfip.demandes).hasSize(1);
        assertThat(fils).containsExactly(operation.fil());
    }

    @Test
    void abandonne_pendant_l_attente_d_une_place_la_demande_est_annulee() {
        dgfip.limiteur = limiteur;
        limiteur.reponse = new CompletableFuture<>();
        CompletableFuture<Issue<Reponse>> appel = lancer();

        abandonner();

        assertThat(limiteur.reponse).isCancelled();
        assertThat(echec(appel).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(limiteur.rendues).isEmpty();
    }

    @Test
    void une_reprise_sans_place_n_efface_pas_ce_que_la_passerelle_avait_repondu() {
        dgfip.limiteur = limiteur;
        dgfip.lit(requete -> {
            limiteur.reponse = CompletableFuture.completedFuture(false);
            return json(503, "", "1").a(requete);
        });
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(2));

        assertThat(echec(appel).nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec(appel).circonstances().statut()).hasValue(503);
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void un_limiteur_en_panne_a_la_reprise_se_dit() {
        dgfip.limiteur = limiteur;
        dgfip.lit(requete -> {
            limiteur.leve = new IllegalStateException("x");
            return json(503, "", "1").a(requete);
        });
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(1));

        assertThat(echec(appel).cause()).isSameAs(limiteur.leve);
        assertThat(echec(appel).circonstances().statut()).isEmpty();
    }

    @Test
    void sans_place_apres_un_jeton_renouvele_c_est_le_quota_qui_se_dit() {
        dgfip.limiteur = limiteur;
        dgfip.lit(requete -> {
            limiteur.reponse = CompletableFuture.completedFuture(false);
            return json(401, "").a(requete);
        });

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofMillis(75));
        assertThat(echec(appel).nature()).isEqualTo(Nature.QUOTA_DEPASSE);
    }

    @Test
    void un_jeton_fini_pendant_l_attente_d_une_place_est_renouvele_avant_l_envoi() {
        dgfip.jetons(PasserelleSimulee.jeton("court", 20));
        dgfip.limiteur = limiteur;
        limiteur.reponse = new CompletableFuture<>();
        dgfip.lit(200, DONNEES);
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(21));
        limiteur.reponse.complete(true);
        dgfip.temps.calmer();

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(dgfip.lectures.get(0).header("Authorization")).isEqualTo("Bearer jeton-2");
    }

    @Test
    void un_jeton_refuse_pendant_l_attente_d_une_place_la_fait_rendre() {
        dgfip.jetons(PasserelleSimulee.jeton("court", 20), json(401, ""));
        dgfip.limiteur = limiteur;
        limiteur.reponse = new CompletableFuture<>();
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(21));
        limiteur.reponse.complete(true);
        dgfip.temps.calmer();

        assertThat(echec(appel).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(limiteur.inutiles).containsExactly(Guichet.IMPOT_PARTICULIER);
        assertThat(limiteur.rendues).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void abandonne_en_recevant_sa_place_l_appel_la_rend() {
        dgfip.limiteur = limiteur;
        limiteur.enDemandant = () -> operation.abandonner();

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(limiteur.inutiles).containsExactly(Guichet.IMPOT_PARTICULIER);
        assertThat(limiteur.rendues).isEmpty();
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void trop_d_echanges_en_cours_l_appel_attend_son_tour_et_peut_y_renoncer() {
        dgfip.limiteur = limiteur;
        dgfip.lit(200, DONNEES);
        succes(lancer());
        limiteur.rendues.clear();
        dgfip.fils.retenir();
        CompletableFuture<Issue<Reponse>> enCours = lancer();
        CompletableFuture<Issue<Reponse>> renonce = lancer();
        assertThat(dgfip.fils.retenues()).isEqualTo(1);

        abandonner();

        assertThat(echec(renonce).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(limiteur.inutiles).as("sa place au quota n'a pas servi").hasSize(1);
        assertThat(limiteur.rendues).isEmpty();
        CompletableFuture<Issue<Reponse>> suivant = lancer();
        dgfip.lit(200, DONNEES).lit(200, DONNEES);
        dgfip.fils.liberer();
        assertThat(succes(enCours).statut()).isEqualTo(200);
        assertThat(succes(suivant).statut()).isEqualTo(200);
        assertThat(limiteur.rendues).hasSize(2);
    }

    @Test
    void un_defaut_a_l_envoi_rend_la_place_une_fois() {
        dgfip.limiteur = limiteur;
        dgfip.lit(200, DONNEES).lit(200, DONNEES);
        succes(lancer());
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            throw new IllegalStateException("écouteur fautif");
        });

        assertThat(lancer()).isCompletedExceptionally();

        assertThat(limiteur.rendues).hasSize(2);
        assertThat(limiteur.inutiles).isEmpty();
        dgfip.confie = client -> {};
        assertThat(succes(lancer()).statut()).isEqualTo(200);
        assertThat(limiteur.rendues).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void un_limiteur_en_panne_fait_echouer_l_appel_et_sa_panne_est_la_cause(boolean leve) {
        IllegalStateException panne = new IllegalStateException("x");
        dgfip.limiteur = limiteur;
        limiteur.reponse = CompletableFuture.failedFuture(new CompletionException(panne));
        limiteur.leve = leve ? panne : null;

        Echec<Reponse> echec = echec(lancer());

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.cause()).isSameAs(panne);
        assertThat(echec.passager()).isFalse();
        assertThat(dgfip.lectures).isEmpty();
        assertThat(limiteur.rendues).isEmpty();
    }

    @Test
    void un_limiteur_qui_echoue_en_reprenant_la_place_n_empeche_pas_la_reponse() {
        dgfip.limiteur = limiteur;
        limiteur.leveEnFin = new IllegalStateException("SPI " + SPI);
        dgfip.lit(200, DONNEES);

        try (Releve releve = new Releve(Level.WARN)) {
            assertThat(succes(lancer()).statut()).isEqualTo(200);
            assertThat(releve.messages())
                    .containsExactly("Le limiteur d'appels a levé java.lang.IllegalStateException ; l'appel continue.");
        }
        assertThat(limiteur.rendues).hasSize(1);
    }

    private static final class Limiteur implements LimiteurAppels {
        private final List<Guichet> demandees = new ArrayList<>();
        private final List<Duration> attentes = new ArrayList<>();
        private final List<Guichet> rendues = new ArrayList<>();
        private final List<Guichet> inutiles = new ArrayList<>();
        private Runnable enDemandant = () -> {};
        private CompletableFuture<Boolean> reponse = CompletableFuture.completedFuture(true);
        private RuntimeException leve;
        private RuntimeException leveEnFin;

        @Override
        public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
            demandees.add(guichet);
            attentes.add(attenteMax);
            enDemandant.run();
            if (leve != null) {
                throw leve;
            }
            return reponse;
        }

        @Override
        public void termine(Guichet guichet) {
            rendues.add(guichet);
            if (leveEnFin != null) {
                throw leveEnFin;
            }
        }

        @Override
        public void rendue(Guichet guichet) {
            inutiles.add(guichet);
        }
    }
}
