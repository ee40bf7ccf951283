package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.SPI;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.panne;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * La suite des essais d'un appel : ce qui part, quand, et ce que l'appelant en sait ; {@link AppelJetonRefuseTest} dit ce que fait un
 * 401.
 */
class AppelTest extends BancAppel {
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
        assertThat(envoyee.url().encodedPath()).isEqualTo(requete().cible().chemin());
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
    void les_en_tetes_d_une_api_partent_tels_quels_et_eux_seuls() {
        dgfip.lit(200, DONNEES);

        succes(lancer(requete(Attente.LECTURE, Map.of("X-FranceConnect-OAuth", "jeton-fc-fictif"))));

        assertThat(dgfip.lectures.get(0).headers().names())
                .containsExactlyInAnyOrder("Authorization", "X-Correlation-ID", "X-FranceConnect-OAuth");
        assertThat(dgfip.lectures.get(0).header("X-FranceConnect-OAuth")).isEqualTo("jeton-fc-fictif");
    }

    @Test
    void un_204_n_est_une_reponse_que_la_ou_il_est_permis() {
        dgfip.lit(204, "").lit(204, "");

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.AUCUN_RESULTAT);
        Attente videPermis = Attente.LECTURE_PARFOIS_VIDE;
        assertThat(succes(lancer(requete(videPermis, Map.of()))).statut()).isEqualTo(204);
    }

    @Test
    void un_404_la_ou_le_vide_est_permis_reste_une_erreur() {
        dgfip.lit(404, "{\"erreur\":{\"code\":4101}}");

        Attente videPermis = Attente.LECTURE_PARFOIS_VIDE;
        assertThat(echec(lancer(requete(videPermis, Map.of()))).nature()).isEqualTo(Nature.AUCUN_RESULTAT);
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

    /** Une coupure dit souvent que la passerelle a fermé ses connexions ; une liaison TLS refusée, non. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void une_panne_passagere_fait_fermer_ses_connexions_au_repos(boolean passagere) throws IOException {
        SocketFictif aElle = auRepos(9);
        SocketFictif duVoisin = auRepos(10);
        dgfip.lit(passagere ? COUPURE : panne(new SSLHandshakeException("refusé")), json(200, DONNEES));

        CompletableFuture<Issue<Reponse>> appel = lancer();

        assertThat(aElle.fermetures).isEqualTo(passagere ? 1 : 0);
        assertThat(duVoisin.fermetures).isZero();
        avancer(Duration.ZERO);
        assertThat(appel).isDone();
    }

    /** Une connexion à ce port de la machine, qui a servi une fois. */
    private static SocketFictif auRepos(int port) throws IOException {
        SocketFictif socket = new SocketFictif();
        Duration seconde = Duration.ofSeconds(1);
        Essai essai = new Essai(
                Circonstances.aucunes(),
                seconde,
                seconde,
                1_000,
                new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps()));
        ChaineFictive suite = () -> new Response.Builder()
                .request(ChaineFictive.REQUETE)
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("X")
                .body(ResponseBody.create("{}", null))
                .build();
        Response reponse = Garde.de(new ConnexionFictive(socket, "127.0.0.1", port), new Prise(socket, null))
                .echanger(suite.chaine(), essai);
        assertThat(reponse.body().string()).isEqualTo("{}");
        return socket;
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
    void une_erreur_sous_200_n_est_pas_des_donnees() {
        dgfip.lit(200, "{\"erreur\":{\"code\":4102}}")
                .lit(200, "{\"fault\":{\"code\":900900}}")
                .lit(200, DONNEES);

        assertThat(echec(lancer()).nature()).isEqualTo(Nature.USAGER_INCONNU);
        CompletableFuture<Issue<Reponse>> appel = lancer();
        avancer(Duration.ZERO);
        assertThat(corps(succes(appel))).isEqualTo(DONNEES);
    }

    @Test
    void l_heure_de_la_passerelle_est_celle_de_la_derniere_reponse() {
        dgfip.lit(datee(503, "Wed, 15 Nov 2023 12:00:00 GMT"), datee(200, "Wed, 13 Nov 2024 12:00:00 GMT"));
        CompletableFuture<Issue<Reponse>> appel = lancer();
        assertThat(operation.ecart(midi())).hasValue(Duration.ofDays(366));
        avancer(Duration.ZERO);
        succes(appel);
        assertThat(operation.ecart(midi())).hasValue(Duration.ofDays(2));

        dgfip.lit(200, DONNEES);
        succes(lancer());
        assertThat(operation.ecart(midi())).as("une heure absente ne dit rien").isEmpty();
    }

    private static Clock midi() {
        return Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);
    }

    private static PasserelleSimulee.Reaction datee(int statut, String date) {
        return requete -> PasserelleSimulee.reponse(requete, statut, DONNEES)
                .header("Date", date)
                .build();
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
}
