package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.echec;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.jeton;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.json;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.panne;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.succes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les jetons gardés : combien de demandes partent, et quand ; {@link JetonsRefusesTest} dit ce qu'un refus y change. */
class JetonsTest {
    private static final String SCOPE = "RessourceIR";
    private static final Duration MARGE = Duration.ofSeconds(30);
    private static final Duration ECART = Duration.ofSeconds(5);
    private static final Duration NANO = Duration.ofNanos(1);

    private final PasserelleSimulee dgfip = new PasserelleSimulee();
    private final AtomicBoolean ferme = new AtomicBoolean();
    private final Jetons jetons = nouveaux();

    private Jetons nouveaux() {
        Reglages reglages = dgfip.reglages();
        DemandeJeton demande = new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                dgfip.transport(reglages),
                new Journal(null, dgfip.temps.temps()),
                dgfip.temps.fils());
        return new Jetons(demande, dgfip.temps.fils(), dgfip.temps.temps(), ferme::get);
    }

    private CompletableFuture<Issue<Jeton>> demander() {
        return demander(jetons, SCOPE);
    }

    private CompletableFuture<Issue<Jeton>> demander(Jetons source, String scope) {
        return dgfip.temps.lancer(() -> source.pour(scope, new Operation(dgfip.delais, null, dgfip.temps.temps())));
    }

    private String valeur() {
        return succes(demander()).valeur();
    }

    private Echec<Jeton> refus() {
        return echec(demander());
    }

    private void avancer(Duration duree) {
        dgfip.temps.avancer(duree);
    }

    @Test
    void la_demande_porte_les_identifiants_et_la_portee() throws IOException {
        valeur();

        Request demande = dgfip.demandes.get(0);
        assertThat(demande.method()).isEqualTo("POST");
        assertThat(demande.url().encodedPath()).isEqualTo("/token");
        assertThat(demande.header("Accept")).isEqualTo("application/json");
        assertThat(demande.header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("cle-fictive:secret-fictif".getBytes(StandardCharsets.UTF_8)));
        assertThat(corps(demande)).isEqualTo("grant_type=client_credentials&scope=RessourceIR");
    }

    @Test
    void sans_portee_la_demande_n_en_nomme_pas() throws IOException {
        assertThat(succes(demander(jetons, "")).valeur()).isEqualTo("jeton-1");

        assertThat(corps(dgfip.demandes.get(0))).isEqualTo("grant_type=client_credentials");
    }

    private static String corps(Request demande) throws IOException {
        Buffer tampon = new Buffer();
        demande.body().writeTo(tampon);
        return tampon.readUtf8();
    }

    @Test
    void un_jeton_par_portee_garde_ensuite() {
        assertThat(valeur()).isEqualTo("jeton-1");
        assertThat(succes(demander(jetons, "Autre")).valeur()).isEqualTo("jeton-2");
        assertThat(valeur()).isEqualTo("jeton-1");
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void le_jeton_est_garde_jusqu_a_trente_secondes_de_sa_fin() {
        valeur();

        avancer(Duration.ofHours(1).minus(MARGE).minus(NANO));
        assertThat(valeur()).isEqualTo("jeton-1");
        avancer(NANO);
        assertThat(valeur()).isEqualTo("jeton-2");
    }

    /** La fin d'un jeton se compte depuis l'envoi : la réponse a pu tarder. */
    @Test
    void la_duree_du_jeton_se_compte_depuis_l_envoi_de_la_demande() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> demande = demander();
        long envoi = dgfip.temps.maintenant();
        avancer(Duration.ofSeconds(7));
        dgfip.fils.liberer();

        assertThat(succes(demande).reste(() -> envoi))
                .isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void l_heure_de_la_machine_n_y_fait_rien() {
        valeur();

        dgfip.temps.mettreALHeure(Instant.parse("2034-01-01T00:00:00Z"));
        assertThat(valeur()).isEqualTo("jeton-1");
        dgfip.temps.mettreALHeure(Instant.parse("2004-01-01T00:00:00Z"));
        assertThat(valeur()).isEqualTo("jeton-1");
        avancer(Duration.ofHours(1));
        assertThat(valeur()).isEqualTo("jeton-2");
    }

    @Test
    void tous_attendent_la_meme_demande() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> premiere = demander();
        CompletableFuture<Issue<Jeton>> seconde = demander();

        assertThat(dgfip.fils.retenues()).isEqualTo(1);
        assertThat(premiere).isNotDone();
        dgfip.fils.liberer();

        assertThat(succes(premiere)).isSameAs(succes(seconde));
        assertThat(dgfip.demandes).hasSize(1);
    }

    @Test
    void pendant_le_renouvellement_le_jeton_encore_valable_sert() {
        valeur();
        avancer(Duration.ofHours(1).minus(MARGE));
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> renouvellement = demander();

        avancer(MARGE.minus(NANO));
        assertThat(valeur()).isEqualTo("jeton-1");
        avancer(NANO);
        CompletableFuture<Issue<Jeton>> autre = demander();
        assertThat(autre).as("échu, il ne sert plus").isNotDone();

        dgfip.fils.liberer();
        assertThat(succes(renouvellement).valeur()).isEqualTo("jeton-2");
        assertThat(succes(autre)).isSameAs(succes(renouvellement));
        assertThat(dgfip.demandes).hasSize(2);
    }

    @Test
    void un_jeton_presque_fini_n_est_redemande_que_toutes_les_cinq_secondes() {
        dgfip.jetons(jeton("court", 20), jeton("court", 15), jeton("suivant", 3600));
        assertThat(valeur()).isEqualTo("court");

        avancer(ECART.minus(NANO));
        assertThat(valeur()).isEqualTo("court");
        assertThat(dgfip.demandes).hasSize(1);
        avancer(NANO);
        assertThat(valeur()).isEqualTo("court");
        assertThat(dgfip.demandes).hasSize(2);
        avancer(ECART.minus(NANO));
        assertThat(valeur()).isEqualTo("court");
        assertThat(dgfip.demandes).hasSize(2);
        avancer(NANO);
        assertThat(valeur()).isEqualTo("suivant");
    }

    @Test
    void renouvellement_manque_le_jeton_encore_valable_sert_et_rien_ne_part_avant_cinq_secondes() {
        valeur();
        avancer(Duration.ofHours(1).minus(MARGE));
        dgfip.jetons(json(500, "{}"));

        assertThat(valeur()).isEqualTo("jeton-1");
        assertThat(valeur()).isEqualTo("jeton-1");
        assertThat(dgfip.demandes).hasSize(2);
        avancer(ECART);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void renouvellement_manque_un_jeton_echu_ne_sert_pas() {
        valeur();
        avancer(Duration.ofHours(1));
        dgfip.jetons(json(503, ""));

        assertThat(refus().nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void un_jeton_echu_pendant_son_renouvellement_manque_ne_sert_pas() {
        valeur();
        avancer(Duration.ofHours(1).minus(MARGE));
        dgfip.jetons(json(503, ""));
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> renouvellement = demander();
        avancer(MARGE);
        dgfip.fils.liberer();

        assertThat(echec(renouvellement).nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
    }

    @Test
    void des_identifiants_refuses_ne_sont_pas_representes_avant_cinq_secondes() {
        dgfip.jetons(json(401, "{\"error\":\"invalid_client\"}"));

        assertThat(refus().nature()).isEqualTo(Nature.AUTHENTIFICATION);
        avancer(ECART.minus(NANO));
        assertThat(refus().circonstances().code()).hasValue("invalid_client");
        assertThat(dgfip.demandes).hasSize(1);
        avancer(NANO);
        assertThat(valeur()).isEqualTo("jeton-2");
    }

    @Test
    void un_refus_n_est_plus_retenu_une_fois_un_jeton_obtenu() {
        dgfip.jetons(json(401, "{\"error\":\"invalid_client\"}"));
        refus();
        avancer(ECART);

        assertThat(jetons.apresRefus(
                        SCOPE, new Refus(succes(demander()), "/situations", 0, 0, 1, false, Long.MAX_VALUE)))
                .isNotNull();

        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void une_panne_n_est_pas_retenue() {
        dgfip.jetons(panne(new SocketException("coupé")), json(500, ""));

        assertThat(refus().passager()).isTrue();
        assertThat(refus().circonstances().statut()).hasValue(500);
        assertThat(valeur()).isEqualTo("jeton-3");
    }

    @Test
    void un_defaut_dans_l_envoi_est_rendu_et_n_est_pas_retenu() {
        AtomicBoolean defaillant = new AtomicBoolean(true);
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            if (defaillant.get()) {
                throw new IllegalStateException("écouteur fautif");
            }
            return EventListener.NONE;
        });
        Jetons autres = nouveaux();

        Echec<Jeton> echec = echec(demander(autres, SCOPE));
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.cause()).isInstanceOf(IllegalStateException.class);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.circonstances().operation()).hasValue("jeton");
        defaillant.set(false);
        assertThat(succes(demander(autres, SCOPE)).valeur()).isEqualTo("jeton-1");
    }

    @Test
    void un_defaut_dans_l_envoi_n_empeche_pas_de_servir_le_jeton_encore_valable() {
        AtomicBoolean defaillant = new AtomicBoolean();
        dgfip.confie = client -> client.eventListenerFactory(appel -> {
            if (defaillant.get()) {
                throw new IllegalStateException("écouteur fautif");
            }
            return EventListener.NONE;
        });
        Jetons autres = nouveaux();
        assertThat(succes(demander(autres, SCOPE)).valeur()).isEqualTo("jeton-1");
        avancer(Duration.ofHours(1).minus(MARGE));
        defaillant.set(true);

        assertThat(succes(demander(autres, SCOPE)).valeur()).isEqualTo("jeton-1");
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3600",
        "61, 61",
        "5, 5",
        "4, 5",
        "0, 5",
        "-1, 5",
        "86400, 86400",
        "86401, 86400",
        "9000000000000000000, 86400",
        "null, 60",
        "1e999, 60",
        "3600.5, 60",
        "'\"3600\"', 3600",
        "'\"demain\"', 60",
        "'{}', 60"
    })
    void la_duree_annoncee_est_bornee_ou_prudente(String annoncee, long secondes) {
        long envoi = dgfip.temps.maintenant();
        dgfip.jetons(jeton("x", annoncee));

        assertThat(succes(demander()).reste(() -> envoi))
                .isEqualTo(Duration.ofSeconds(secondes).toNanos());
    }

    @Test
    void sans_duree_annoncee_le_jeton_vaut_une_minute() {
        long envoi = dgfip.temps.maintenant();
        dgfip.jetons(json(200, "{\"access_token\":\"x\"}"));

        assertThat(succes(demander()).reste(() -> envoi))
                .isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":[]}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"a\\nb\"}",
                "{\"access_token\":\"é\"}"
            })
    void une_reponse_sans_jeton_qui_tienne_dans_un_en_tete_est_illisible(String corps) {
        dgfip.jetons(json(200, corps));

        Echec<Jeton> refus = refus();

        assertThat(refus.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(refus.passager()).as("ce n'est pas la passerelle qui parle").isTrue();
        assertThat(refus.circonstances().operation()).hasValue("jeton");
        assertThat(refus.circonstances().route()).hasValue("/token");
    }

    /** Ce qui ne se lit pas ne vient pas de la passerelle ; une liaison TLS refusée, elle, le serait encore. */
    @Test
    void une_reponse_mal_formee_se_redemande_et_une_liaison_refusee_non() {
        ProtocolException malFormee = new ProtocolException("Unexpected status line");
        dgfip.jetons(panne(malFormee), panne(new SSLHandshakeException("refusé")));

        Echec<Jeton> illisible = refus();
        assertThat(illisible.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(illisible.passager()).isTrue();
        assertThat(illisible.cause()).isSameAs(malFormee);
        assertThat(illisible.explication()).contains("mal formée");
        assertThat(illisible.circonstances().operation()).hasValue("jeton");
        Echec<Jeton> refusee = refus();
        assertThat(refusee.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(refusee.passager()).isFalse();
    }

    @Test
    void un_jeton_sous_un_autre_statut_que_200_n_en_est_pas_un() {
        dgfip.jetons(json(201, "{\"access_token\":\"x\",\"expires_in\":3600}"));

        Echec<Jeton> refus = refus();
        assertThat(refus.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(refus.passager()).isTrue();
    }

    @Test
    void une_portee_refusee_n_est_pas_un_refus_des_identifiants() {
        dgfip.jetons(json(400, "{\"error\":\"invalid_scope\"}"));

        assertThat(refus().nature()).isEqualTo(Nature.ACCES_REFUSE);
        assertThat(valeur()).isEqualTo("jeton-2");
    }

    @Test
    void le_client_ferme_coupe_les_demandes_en_cours() {
        dgfip.fils.retenir();
        CompletableFuture<Issue<Jeton>> demande = demander();
        ferme.set(true);
        jetons.abandonner();
        dgfip.temps.calmer();
        dgfip.fils.liberer();

        assertThat(echec(demande).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(dgfip.demandes).isEmpty();
    }

    @Test
    void le_client_ferme_ne_demande_rien() {
        ferme.set(true);

        assertThat(refus().nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(dgfip.demandes).isEmpty();
    }

    /** Une résolution de nom qui ne finit pas ne s'interrompt pas. Le seul essai qui attende pour de vrai : une milliseconde. */
    @Test
    void une_demande_qui_ne_finit_pas_est_abandonnee_et_coupee() {
        AtomicInteger coupures = new AtomicInteger();
        dgfip.confie = client -> client.eventListener(new CompteCoupures(coupures));
        dgfip.delais = Delais.PAR_DEFAUT.avecEssai(Duration.ofMillis(1));
        dgfip.fils.retenir();
        Jetons bornes = nouveaux();

        Issue<Jeton> issue = dgfip.temps
                .lancer(() -> bornes.pour(SCOPE, new Operation(Delais.PAR_DEFAUT, null, dgfip.temps.temps())))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        Echec<Jeton> echec = (Echec<Jeton>) issue;
        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.passager()).isTrue();
        assertThat(echec.circonstances().operation()).hasValue("jeton");
        assertThat(coupures).hasValue(1);
    }

    @Test
    void une_demande_finie_n_est_pas_coupee() {
        AtomicInteger coupures = new AtomicInteger();
        dgfip.confie = client -> client.eventListener(new CompteCoupures(coupures));
        Jetons autres = nouveaux();
        assertThat(succes(demander(autres, SCOPE)).valeur()).isEqualTo("jeton-1");

        autres.abandonner();

        assertThat(coupures).hasValue(0);
    }

    private static final class CompteCoupures extends EventListener {
        private final AtomicInteger coupures;

        private CompteCoupures(AtomicInteger coupures) {
            this.coupures = coupures;
        }

        @Override
        public void canceled(Call appel) {
            coupures.incrementAndGet();
        }
    }

    @Test
    void celui_qui_renonce_n_emporte_pas_la_demande_que_d_autres_attendent() {
        dgfip.fils.retenir();
        Operation[] premiere = new Operation[1];
        CompletableFuture<Issue<Jeton>> renonce = dgfip.temps.lancer(() -> {
            premiere[0] = new Operation(dgfip.delais, null, dgfip.temps.temps());
            return jetons.pour(SCOPE, premiere[0]);
        });
        CompletableFuture<Issue<Jeton>> patient = demander();

        premiere[0].abandonner();
        dgfip.temps.calmer();

        assertThat(echec(renonce).nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(patient).isNotDone();
        dgfip.fils.liberer();
        assertThat(succes(patient).valeur()).isEqualTo("jeton-1");
        assertThat(dgfip.demandes).hasSize(1);
    }

    /** Il ne reste qu'un instant au premier ; le second a tout son temps. */
    @Test
    void la_demande_ne_tient_pas_a_l_echeance_de_celui_qui_la_fait_naitre() {
        dgfip.fils.retenir();
        Delais bref = Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1));
        CompletableFuture<Issue<Jeton>> presse =
                dgfip.temps.lancer(() -> jetons.pour(SCOPE, new Operation(bref, null, dgfip.temps.temps())));
        CompletableFuture<Issue<Jeton>> patient = demander();
        Issue<Jeton> issue = presse.orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(issue)
                .isInstanceOfSatisfying(
                        Echec.class,
                        echec -> assertThat(echec.explication())
                                .startsWith("Pas de réponse à l'échéance de l'appel (1 ms)"));
        dgfip.fils.liberer();
        assertThat(succes(patient).valeur()).isEqualTo("jeton-1");
    }
}
