package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.SPI;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.panne;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** La suite des essais d'un appel : ce qui part, quand, et ce que l'appelant en sait. */
class AppelTest {
    private static final String DONNEES = "{\"rfr\":17827}";
    private static final PasserelleSimulee.Reaction COUPURE = panne(new SocketException("coupé"));

    private final PasserelleSimulee dgfip = new PasserelleSimulee();
    private final Limiteur limiteur = new Limiteur();
    /** Une seule place : un essai qui garderait la sienne empêcherait le suivant. */
    private final Fenetre echanges = new Fenetre(1, 0, dgfip.temps.temps());

    private volatile Operation operation;
    private Jetons jetons;
    private Reprises reprises;

    private CompletableFuture<Issue<Reponse>> lancer() {
        return lancer(requete());
    }

    private CompletableFuture<Issue<Reponse>> lancer(Requete requete) {
        Reglages reglages = dgfip.reglages();
        Transport transport = dgfip.transport(reglages);
        Journal journal = new Journal(reglages.ecouteur(), reglages.temps());
        if (jetons == null) {
            jetons = new Jetons(
                    new DemandeJeton(reglages, transport, journal, dgfip.temps.fils()),
                    dgfip.temps.fils(),
                    dgfip.temps::maintenant,
                    () -> false);
            reprises = new Reprises(reglages.essaisMax(), reglages.temps().hasard());
        }
        Limite limite = dgfip.limiteur == null ? dgfip.quota : new LimiteurConfie(dgfip.limiteur, journal);
        Moteur moteur = new Moteur(reglages, journal, transport, jetons, reprises, limite, echanges);
        return dgfip.temps.lancer(() -> {
            operation = new Operation(reglages.delais(), "dossier-7", reglages.temps());
            return new Appel(requete, operation, moteur).lancer();
        });
    }

    private static String corps(Reponse reponse) {
        return new String(reponse.corps(), StandardCharsets.UTF_8);
    }

    private void abandonner() {
        operation.abandonner();
        dgfip.temps.calmer();
    }

    private void interrompre() {
        operation.fil().interrupt();
        dgfip.temps.calmer();
    }

    private void avancer(Duration duree) {
        dgfip.temps.avancer(duree);
    }

    @Test
    void une_reponse_200_est_rendue_entiere() {
        dgfip.lit(200, DONNEES);

        assertThat(corps(succes(lancer()))).isEqualTo(DONNEES);
        assertThat(dgfip.temps.dormeurs()).isZero();
    }

    @Test
    void la_requete_porte_ce_que_le_contrat_demande() {
        dgfip.lit(200, DONNEES);

        Reponse reponse = succes(lancer());

        Request envoyee = dgfip.lectures.get(0);
        assertThat(envoyee.method()).isEqualTo("GET");
        assertThat(envoyee.url().encodedPath()).isEqualTo(requete().chemin());
        assertThat(envoyee.header("Authorization")).isEqualTo("Bearer jeton-1");
        assertThat(envoyee.header("Accept")).isEqualTo("application/json");
        assertThat(envoyee.header("ID_Teleservice")).isEqualTo("MAIRIE_CANTINE");
        assertThat(envoyee.header("X-FranceConnect-OAuth")).isNull();
        String correlation = envoyee.header("X-Correlation-ID");
        assertThat(UUID.fromString(correlation).version()).isEqualTo(4);
        assertThat(reponse.circonstances().idCorrelation()).hasValue(correlation);
        assertThat(operation.circonstances().idCorrelation()).hasValue(correlation);
    }

    @Test
    void le_teleservice_ne_va_qu_aux_api_qui_l_attendent() {
        dgfip.lit(200, DONNEES).lit(200, DONNEES);

        succes(lancer(requete(new Requete.Usage(Guichet.SFIP, false, false, false), null)));
        dgfip.idTeleservice = null;
        succes(lancer());

        assertThat(dgfip.lectures).extracting(r -> r.header("ID_Teleservice")).containsOnlyNulls();
    }

    @Test
    void le_jeton_france_connect_va_dans_son_en_tete() {
        dgfip.lit(200, DONNEES);

        succes(lancer(requete(requete().usage(), "jeton-fc-fictif")));

        assertThat(dgfip.lectures.get(0).header("X-FranceConnect-OAuth")).isEqualTo("jeton-fc-fictif");
    }

    @Test
    void un_204_n_est_une_reponse_que_la_ou_il_est_permis() {
        dgfip.lit(204, "").lit(204, "");

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        Requete.Usage videPermis = new Requete.Usage(Guichet.IMPOT_PARTICULIER, true, false, true);
        assertThat(succes(lancer(requete(videPermis, null))).statut()).isEqualTo(204);
    }

    @Test
    void un_404_la_ou_le_vide_est_permis_reste_une_erreur() {
        dgfip.lit(404, "{\"erreur\":{\"code\":4101}}");

        Requete.Usage videPermis = new Requete.Usage(Guichet.IMPOT_PARTICULIER, true, false, true);
        assertThat(echec(lancer(requete(videPermis, null))).nature()).isEqualTo(Nature.AUCUN_RESULTAT);
    }

    @Test
    void une_panne_passagere_se_reprend_apres_un_repos() {
        dgfip.lit(COUPURE, json(503, ""), json(200, DONNEES));
        dgfip.temps.hasard(0.5);

        CompletableFuture<Issue<Reponse>> appel = lancer();

        assertThat(dgfip.lectures).hasSize(1);
        avancer(Duration.ofMillis(50).minusNanos(1));
        assertThat(dgfip.lectures).hasSize(1);
        avancer(Duration.ofNanos(1));
        assertThat(dgfip.lectures).hasSize(2);
        avancer(Duration.ofMillis(100));
        assertThat(corps(succes(appel))).isEqualTo(DONNEES);
        assertThat(dgfip.lectures)
                .extracting(requete -> requete.header("X-Correlation-ID"))
                .doesNotHaveDuplicates();
    }

    @Test
    void les_essais_epuises_la_derniere_panne_est_rendue() {
        dgfip.lit(COUPURE, COUPURE, panne(new ConnectException("refusé")), json(200, DONNEES));

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(1));

        assertThat(echec(appel).nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec(appel).cause()).isInstanceOf(ConnectException.class);
        assertThat(dgfip.lectures).hasSize(3);
    }

    @Test
    void un_echec_definitif_ne_se_reprend_pas() {
        dgfip.lit(400, "{\"erreur\":{\"code\":4001}}");

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.REQUETE_INVALIDE);
        assertThat(dgfip.temps.dormeurs()).isZero();
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void le_delai_demande_est_obei() {
        dgfip.lit(json(503, "", "7"), json(200, DONNEES));

        CompletableFuture<Issue<Reponse>> appel = lancer();

        avancer(Duration.ofSeconds(7).minusNanos(1));
        assertThat(appel).isNotDone();
        avancer(Duration.ofNanos(1));
        assertThat(succes(appel).statut()).isEqualTo(200);
    }

    @Test
    void un_delai_demande_au_dela_de_l_echeance_echoue_aussitot_et_se_lit_dans_l_echec() {
        dgfip.lit(json(429, "", "30"), json(200, DONNEES));

        Echec<Reponse> echec = echec(lancer());

        assertThat(echec.nature()).isEqualTo(Nature.QUOTA_DEPASSE);
        assertThat(echec.circonstances().delai()).hasValue(Duration.ofSeconds(30));
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void l_echeance_passee_plus_rien_ne_part() {
        dgfip.lit(
                requete -> {
                    dgfip.temps.sauter(Duration.ofSeconds(29));
                    throw new SocketException("coupé");
                },
                json(200, DONNEES));
        dgfip.temps.hasard(0.5);
        CompletableFuture<Issue<Reponse>> appel = lancer();
        dgfip.temps.sauter(Duration.ofSeconds(1));
        avancer(Duration.ZERO);

        assertThat(echec(appel).nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec(appel).explication()).startsWith("Pas de réponse à l'échéance");
        assertThat(echec(appel).passager()).isFalse();
        assertThat(dgfip.lectures).hasSize(1);
    }

    @Test
    void l_echeance_passee_pendant_la_demande_de_jeton_rien_ne_part() {
        dgfip.jetons(requete -> {
            dgfip.temps.sauter(Duration.ofSeconds(30));
            return PasserelleSimulee.jeton("x", 3600).a(requete);
        });

        assertThat(echec(lancer()).explication()).startsWith("Pas de réponse à l'échéance");
        assertThat(dgfip.lectures).isEmpty();
    }

    @Test
    void sans_jeton_rien_ne_part() {
        dgfip.jetons(json(401, "{\"error\":\"invalid_client\"}"));

        Echec<Reponse> echec = echec(lancer());

        assertThat(echec.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec.circonstances().operation()).hasValue("jeton");
        assertThat(dgfip.lectures).isEmpty();
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void une_demande_de_jeton_en_panne_passagere_se_reprend_comme_un_essai() {
        dgfip.jetons(json(503, "")).lit(200, DONNEES);

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ZERO);

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void un_401_fait_renouveler_le_jeton_et_rejouer_aussitot_une_fois() {
        List<EssaiTermine> essais = new ArrayList<>();
        dgfip.ecouteur = essais::add;
        dgfip.essaisMax = 1;
        dgfip.lit(401, "{\"fault\":{\"code\":900901}}").lit(200, DONNEES);

        assertThat(succes(lancer()).statut()).isEqualTo(200);
        assertThat(essais.stream().filter(essai -> essai.guichet().isPresent()))
                .extracting(EssaiTermine::numero)
                .containsExactly(1, 2);
        assertThat(dgfip.lectures.get(1).header("Authorization")).isEqualTo("Bearer jeton-2");
    }

    @Test
    void un_second_401_est_definitif() {
        dgfip.lit(401, "").lit(401, "").lit(200, DONNEES);

        Echec<Reponse> echec = echec(lancer());

        assertThat(echec.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.lectures).hasSize(2);
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void un_401_de_souscription_bloquee_ne_fait_rien_renouveler() {
        dgfip.lit(401, "{\"fault\":{\"code\":900900}}").lit(200, DONNEES);

        assertThat(echec(lancer()).circonstances().code()).hasValue("900900");
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void un_407_n_est_pas_un_jeton_refuse() {
        dgfip.lit(407, "").lit(200, DONNEES);

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void deux_appels_refuses_a_la_suite_ne_font_pas_deux_renouvellements() {
        dgfip.lit(401, "").lit(200, DONNEES).lit(401, "");
        succes(lancer());

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.demandes).hasSize(2);
        assertThat(dgfip.lectures).hasSize(3);
    }

    /** Les réponses, même de refus, disent que la passerelle vit ; les pannes, non. */
    @Test
    void les_reponses_regarnissent_le_budget_des_reprises_et_les_pannes_non() {
        dgfip.essaisMax = 2;
        while (reprisesFaites(json(503, ""))) {
            assertThat(dgfip.lectures).hasSizeLessThan(200);
        }
        for (int i = 0; i < 10; i++) {
            dgfip.lit(200, DONNEES);
            succes(lancer());
            dgfip.lit(400, "");
            echec(lancer());
        }

        assertThat(reprisesFaites(json(503, ""))).isTrue();
        assertThat(reprisesFaites(json(503, ""))).isFalse();
        for (int i = 0; i < 20; i++) {
            assertThat(reprisesFaites(json(503, ""))).isFalse();
        }
    }

    private boolean reprisesFaites(PasserelleSimulee.Reaction panne) {
        int avant = dgfip.lectures.size();
        dgfip.lit(panne);
        CompletableFuture<Issue<Reponse>> appel = lancer();
        if (!appel.isDone()) {
            dgfip.lit(panne);
            avancer(Duration.ZERO);
        }
        assertThat(appel).isDone();
        return dgfip.lectures.size() - avant == 2;
    }

    @Test
    void une_panne_sans_reponse_ne_regarnit_pas_le_budget() {
        dgfip.essaisMax = 2;
        while (reprisesFaites(COUPURE)) {
            assertThat(dgfip.lectures).hasSizeLessThan(200);
        }
        for (int i = 0; i < 40; i++) {
            dgfip.lit(panne(new SSLHandshakeException("refusé")));
            echec(lancer());
        }

        assertThat(reprisesFaites(COUPURE)).isFalse();
    }

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

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.QUOTA_DEPASSE);
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

    @Test
    void un_essai_coupe_par_l_echeance_le_dit_et_ne_se_reprend_pas() {
        dgfip.lit(json(503, "", "24"), panne(new InterruptedIOException("timeout")), json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(24));

        assertThat(echec(appel).explication()).startsWith("Pas de réponse à l'échéance");
        assertThat(echec(appel).passager()).isFalse();
        assertThat(echec(appel).cause()).isInstanceOf(InterruptedIOException.class);
        assertThat(dgfip.lectures).hasSize(2);
    }

    @Test
    void un_essai_coupe_par_sa_propre_borne_se_reprend() {
        dgfip.delais = Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(10));
        dgfip.lit(panne(new InterruptedIOException("timeout")), json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ZERO);

        assertThat(succes(appel).statut()).isEqualTo(200);
    }

    @Test
    void une_autre_panne_dans_un_essai_ecourte_se_reprend_encore() {
        dgfip.lit(json(503, "", "24"), COUPURE, json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(24));
        avancer(Duration.ZERO);

        assertThat(succes(appel).statut()).isEqualTo(200);
    }

    @Test
    void une_panne_a_l_instant_de_l_echeance_est_l_echeance() {
        dgfip.lit(requete -> {
            dgfip.temps.sauter(Duration.ofSeconds(30));
            throw new SocketException("coupé");
        });

        Echec<Reponse> echec = echec(lancer());
        assertThat(echec.explication()).startsWith("Pas de réponse à l'échéance");
        assertThat(echec.cause()).isInstanceOf(SocketException.class);
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

    @Test
    void l_ecouteur_recoit_chaque_essai_et_son_rang() {
        List<EssaiTermine> essais = new ArrayList<>();
        dgfip.ecouteur = essais::add;
        dgfip.lit(COUPURE, json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ZERO);
        assertThat(appel).isDone();

        assertThat(essais).extracting(EssaiTermine::operation).containsExactly("jeton", "irAssiette", "irAssiette");
        assertThat(essais).extracting(EssaiTermine::numero).containsExactly(1, 1, 2);
        EssaiTermine dernier = essais.get(2);
        assertThat(dernier.guichet()).hasValue(Guichet.IMPOT_PARTICULIER);
        assertThat(dernier.annee()).hasValue(2023);
        assertThat(dernier.reference()).hasValue("dossier-7");
        assertThat(dernier.statut()).hasValue(200);
        assertThat(dernier.toString()).doesNotContain(SPI);
    }

    @Test
    void chaque_essai_est_borne_par_sa_duree_et_par_ce_qui_reste() {
        List<Duration> bornes = new ArrayList<>();
        dgfip.confie = client -> client.interceptors().add(0, chaine -> {
            bornes.add(Duration.ofNanos(chaine.call().timeout().timeoutNanos()));
            return chaine.proceed(chaine.request());
        });
        dgfip.lit(json(503, "", "24"), json(200, DONNEES));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ofSeconds(24));
        assertThat(appel).isDone();

        assertThat(bornes).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(6));
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
