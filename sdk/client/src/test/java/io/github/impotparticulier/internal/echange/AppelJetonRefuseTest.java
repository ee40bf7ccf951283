package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.jeton;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Un appel dont la passerelle refuse le jeton : ce qui se renouvelle, ce qui se rejoue, et quand. */
class AppelJetonRefuseTest extends BancAppel {
    private static final Duration PROPAGATION = Duration.ofMillis(75);

    /** Que nul jeton n'ait encore été accepté laisse à celui-ci, neuf, le temps d'être connu de toute la passerelle. */
    @Test
    void un_401_fait_renouveler_le_jeton_et_rejouer_une_fois_qu_il_s_est_propage() {
        List<EssaiTermine> essais = new ArrayList<>();
        dgfip.ecouteur = essais::add;
        dgfip.essaisMax = 1;
        dgfip.lit(401, "{\"fault\":{\"code\":900901}}").lit(200, DONNEES);

        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(dgfip.demandes).hasSize(2);
        avancer(PROPAGATION.minusNanos(1));
        assertThat(dgfip.lectures).hasSize(1);
        avancer(Duration.ofNanos(1));

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(essais.stream().filter(essai -> essai.guichet().isPresent()))
                .extracting(EssaiTermine::numero)
                .containsExactly(1, 2);
        assertThat(autorisations()).containsExactly("Bearer jeton-1", "Bearer jeton-2");
    }

    private List<String> autorisations() {
        return dgfip.lectures.stream()
                .map(requete -> requete.header("Authorization"))
                .toList();
    }

    /** Le second jeton est laissé se propager ; les suivants, un autre processus a pu les révoquer. */
    @Test
    void le_cinquieme_401_est_definitif_si_nul_jeton_n_a_jamais_ete_accepte() {
        dgfip.lit(401, "").lit(401, "").lit(401, "").lit(401, "").lit(401, "").lit(200, DONNEES);

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(PROPAGATION);

        assertThat(echec(appel).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.lectures).hasSize(5);
        assertThat(dgfip.demandes).hasSize(5);
    }

    @Test
    void le_second_401_est_definitif_si_la_passerelle_rend_le_meme_jeton() {
        dgfip.jetons(jeton("le-meme", 3600), jeton("le-meme", 3600));
        dgfip.lit(401, "").lit(401, "").lit(200, DONNEES);

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(PROPAGATION);

        assertThat(echec(appel).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.lectures).hasSize(2);
        assertThat(dgfip.demandes).hasSize(2);
    }

    /** Un second appel prend le jeton neuf avant que toute la passerelle le connaisse : il attend, comme celui qui l'a fait demander. */
    @Test
    void deux_appels_a_froid_attendent_ensemble_que_le_jeton_se_propage() {
        long connu = dgfip.temps.maintenant() + Duration.ofMillis(50).toNanos();
        PasserelleSimulee.Reaction selonLHeure =
                requete -> PasserelleSimulee.reponse(requete, dgfip.temps.maintenant() - connu < 0 ? 401 : 200, DONNEES)
                        .build();
        dgfip.lit(selonLHeure, selonLHeure, selonLHeure, selonLHeure);

        CompletableFuture<Issue<Reponse>> premier = lancer();
        // Une seule place parmi les échanges, et chacun doit avoir la sienne : rien n'en est tenu pendant l'attente.
        CompletableFuture<Issue<Reponse>> second = lancer();
        avancer(PROPAGATION);

        assertThat(succes(premier).statut()).isEqualTo(200);
        assertThat(succes(second).statut()).isEqualTo(200);
        assertThat(dgfip.lectures).hasSize(3);
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void un_controle_du_jeton_en_panne_se_reprend_sans_rien_renouveler() {
        dgfip.lit(401, "{\"fault\":{\"code\":900900}}").lit(200, DONNEES);

        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ZERO);

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(dgfip.demandes).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"900805", "900907", "900909"})
    void un_401_de_souscription_bloquee_ne_fait_rien_renouveler(String code) {
        dgfip.lit(401, "{\"fault\":{\"code\":" + code + "}}").lit(200, DONNEES);

        Echec<Reponse> echec = echec(lancer());
        assertThat(echec.nature()).isEqualTo(Nature.ACCES_REFUSE);
        assertThat(echec.circonstances().code()).hasValue(code);
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void un_407_n_est_pas_un_jeton_refuse() {
        dgfip.lit(407, "").lit(200, DONNEES);

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void deux_appels_refuses_a_la_suite_sans_qu_un_jeton_ait_servi_n_en_demandent_pas_plus_qu_un_seul() {
        dgfip.lit(401, "")
                .lit(401, "")
                .lit(401, "")
                .lit(401, "")
                .lit(401, "")
                .lit(401, "")
                .lit(200, DONNEES);
        CompletableFuture<Issue<Reponse>> premier = lancer();
        avancer(PROPAGATION);

        assertThat(echec(premier).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec(lancer()).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(dgfip.demandes).hasSize(5);
        assertThat(dgfip.lectures).hasSize(6);
    }

    @Test
    void un_jeton_qui_a_servi_se_renouvelle_aussitot_a_chaque_revocation() {
        dgfip.lit(200, DONNEES);
        succes(lancer());
        for (int i = 0; i < 5; i++) {
            dgfip.lit(401, "").lit(200, DONNEES);
            assertThat(succes(lancer()).statut()).as("rejoué sans attendre").isEqualTo(200);
        }
        assertThat(dgfip.demandes).hasSize(6);
    }

    /** Une absence, un refus de souscription : la passerelle a lu le jeton, et l'a pris. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"erreur\":{\"code\":4101}} | true",
                "403 | {\"fault\":{\"code\":900908}} | true",
                "404 | `` | false",
                "500 | {\"erreur\":{\"code\":5001}} | false",
                "400 | {\"fault\":{\"code\":900906}} | false",
            })
    void un_refus_qui_vient_de_plus_loin_que_le_jeton_le_dit_accepte(int statut, String corps, boolean accepte) {
        dgfip.lit(statut, corps).lit(401, "").lit(200, DONNEES);
        echec(lancer());

        assertThat(lancer().isDone()).as("rejoué sans attendre").isEqualTo(accepte);
        avancer(PROPAGATION);
    }

    @Test
    void un_jeton_pas_encore_propage_attend_puis_sert_et_l_appel_n_en_perd_aucun_essai() {
        dgfip.essaisMax = 1;
        dgfip.lit(200, DONNEES).lit(401, "").lit(401, "").lit(200, DONNEES);
        succes(lancer());

        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(dgfip.lectures).hasSize(3);
        avancer(PROPAGATION.minusNanos(1));
        assertThat(dgfip.lectures).hasSize(3);
        avancer(Duration.ofNanos(1));

        assertThat(succes(appel).statut()).isEqualTo(200);
        assertThat(autorisations())
                .containsExactly("Bearer jeton-1", "Bearer jeton-1", "Bearer jeton-2", "Bearer jeton-2");
    }

    @Test
    void un_401_a_un_citoyen_dit_de_quel_jeton_il_s_agit() {
        Requete citoyen = requete(Attente.LECTURE, "jeton-fc-fictif");
        dgfip.lit(401, "").lit(401, "").lit(200, DONNEES).lit(401, "");

        CompletableFuture<Issue<Reponse>> appel = lancer(citoyen);
        avancer(PROPAGATION);
        assertThat(echec(appel).nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec(appel).explication()).contains("FranceConnect", "secret");
        succes(lancer());
        Echec<Reponse> refus = echec(lancer(citoyen));
        assertThat(refus.nature()).isEqualTo(Nature.ACCES_REFUSE);
        assertThat(refus.explication()).contains("FranceConnect").doesNotContain("secret");
        assertThat(dgfip.demandes).hasSize(2);
    }
}
