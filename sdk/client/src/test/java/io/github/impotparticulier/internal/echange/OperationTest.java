package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ce que partagent les étapes d'une opération : une échéance, et de quoi y renoncer. */
class OperationTest {
    private static final Duration SECONDE = Duration.ofSeconds(1);

    private final TempsVirtuel temps = new TempsVirtuel();
    private final Delais delais = Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(1_500));
    private final Operation operation = new Operation(delais, "dossier-7", temps.temps());
    private volatile Operation ailleurs;

    @AfterEach
    void ne_pas_rester_interrompu() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private CompletableFuture<Boolean> attendre(AtomicBoolean fait) {
        return temps.lancer(() -> {
            ailleurs = new Operation(delais, null, temps.temps());
            return ailleurs.attendre(fait::get);
        });
    }

    private CompletableFuture<Long> seReposer(Duration duree) {
        return temps.lancer(() -> {
            ailleurs = new Operation(delais, null, temps.temps());
            ailleurs.seReposer(duree.toNanos());
            return temps.maintenant();
        });
    }

    @Test
    void l_echeance_court_des_le_debut_a_l_horloge_monotone() {
        assertThat(operation.reste()).isEqualTo(1_500_000_000);
        temps.avancer(SECONDE);
        assertThat(operation.reste()).isEqualTo(500_000_000);
        temps.avancer(SECONDE);
        assertThat(operation.reste()).isEqualTo(-500_000_000);
        assertThat(operation.horsDelai(null).explication()).contains("(1500 ms)");
    }

    @Test
    void elle_garde_ce_qu_on_lui_a_donne() {
        assertThat(operation.delais()).isSameAs(delais);
        assertThat(operation.reference()).isEqualTo("dossier-7");
        assertThat(operation.fil()).isSameAs(Thread.currentThread());
        assertThat(operation.circonstances()).isSameAs(Circonstances.aucunes());
        Circonstances nouvelles = Circonstances.de("lep", "/spi/{spi}/lep");
        operation.noter(nouvelles);
        assertThat(operation.circonstances()).isSameAs(nouvelles);
    }

    @Test
    void abandonner_coupe_l_etape_en_cours_et_elle_seule() {
        AtomicInteger finie = new AtomicInteger();
        AtomicInteger enCours = new AtomicInteger();
        operation.suivre(finie::incrementAndGet);
        operation.suivre(enCours::incrementAndGet);
        assertThat(operation.perdue()).isFalse();
        assertThat(enCours).hasValue(0);

        operation.abandonner();

        assertThat(operation.perdue()).isTrue();
        assertThat(finie).hasValue(0);
        assertThat(enCours).hasValue(1);
    }

    @Test
    void abandonnee_entre_deux_etapes_elle_n_en_coupe_aucune_et_la_suivante_aussitot() {
        AtomicInteger finie = new AtomicInteger();
        operation.suivre(finie::incrementAndGet);
        operation.suivre(null);
        operation.abandonner();
        assertThat(finie).hasValue(0);

        AtomicInteger suivante = new AtomicInteger();
        operation.suivre(suivante::incrementAndGet);
        operation.suivre(null);

        assertThat(suivante).hasValue(1);
    }

    @Test
    void rien_n_empeche_d_aller_plus_loin_avant_l_echeance() {
        assertThat(operation.<String>fin()).isNull();
        temps.avancer(Duration.ofMillis(1_500).minusNanos(1));
        assertThat(operation.<String>fin()).isNull();
        temps.avancer(Duration.ofNanos(1));
        assertThat(operation.<String>fin().explication()).startsWith("Pas de réponse à l'échéance");
    }

    @Test
    void l_abandon_l_interruption_et_l_echeance_se_distinguent() {
        operation.noter(Circonstances.de("lep", "/spi/{spi}/lep"));
        temps.avancer(Duration.ofSeconds(2));
        Echec<String> echeance = operation.fin();
        assertThat(echeance.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echeance.circonstances().operation()).hasValue("lep");
        assertThat(echeance.passager()).isFalse();

        Thread.currentThread().interrupt();
        Echec<String> interruption = operation.fin();
        assertThat(operation.perdue()).isTrue();
        assertThat(Thread.interrupted()).as("le signal reste").isTrue();
        assertThat(interruption.nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(interruption.explication()).startsWith("Fil interrompu");
        assertThat(interruption.circonstances().operation()).hasValue("lep");

        operation.abandonner();
        Echec<String> abandon = operation.fin();
        assertThat(abandon.nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(abandon.explication()).contains("abandonné");
        assertThat(abandon.circonstances().operation()).hasValue("lep");
    }

    /** L'attente a pu finir à l'horloge de la machine un instant avant l'échéance de l'autre. */
    @Test
    void un_renoncement_sans_autre_raison_est_l_echeance() {
        assertThat(operation.<String>renoncement().explication()).startsWith("Pas de réponse à l'échéance");
        operation.abandonner();
        assertThat(operation.<String>renoncement().nature()).isEqualTo(Nature.INTERROMPU);
    }

    @Test
    void l_echeance_garde_sa_cause() {
        IOException cause = new IOException("x");

        assertThat(operation.<String>horsDelai(cause).cause()).isSameAs(cause);
    }

    @Test
    void attendre_ce_qui_est_fait_ne_dure_pas_meme_interrompu() {
        Thread.currentThread().interrupt();

        assertThat(operation.attendre(() -> true)).isTrue();
        assertThat(operation.attendre(() -> true, -1)).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void attendre_finit_quand_c_est_fait_et_qu_on_le_reveille() {
        AtomicBoolean fait = new AtomicBoolean();
        CompletableFuture<Boolean> attente = attendre(fait);
        assertThat(attente).isNotDone();

        fait.set(true);
        temps.calmer();

        assertThat(attente).isCompletedWithValue(true);
    }

    @Test
    void attendre_finit_a_l_abandon() {
        CompletableFuture<Boolean> attente = attendre(new AtomicBoolean());

        ailleurs.abandonner();
        temps.calmer();

        assertThat(attente).isCompletedWithValue(false);
    }

    @Test
    void attendre_finit_a_l_interruption_et_le_signal_reste() {
        CompletableFuture<Boolean> attente = attendre(new AtomicBoolean());
        CompletableFuture<Boolean> signal = attente.thenApply(fait -> !fait && Thread.interrupted());

        ailleurs.fil().interrupt();
        temps.calmer();

        assertThat(signal).isCompletedWithValue(true);
    }

    @Test
    void attendre_finit_avec_le_temps_qu_on_lui_donne() {
        assertThat(operation.attendre(() -> false, 0)).isFalse();
        assertThat(operation.attendre(() -> false, 1_000_000)).isFalse();
        assertThat(new Operation(delais.avecAppel(Duration.ofMillis(1)), null, temps.temps()).attendre(() -> false))
                .isFalse();
    }

    @Test
    void un_repos_dure_ce_qu_il_doit_malgre_les_reveils_pour_rien() {
        long debut = temps.maintenant();
        CompletableFuture<Long> repos = seReposer(SECONDE);

        temps.avancer(SECONDE.minusNanos(1));
        assertThat(repos).isNotDone();
        temps.avancer(Duration.ofNanos(1));

        assertThat(repos).isCompletedWithValue(debut + SECONDE.toNanos());
    }

    @Test
    void un_repos_finit_a_l_abandon() {
        long debut = temps.maintenant();
        CompletableFuture<Long> repos = seReposer(SECONDE);

        ailleurs.abandonner();
        temps.calmer();

        assertThat(repos).isCompletedWithValue(debut);
    }

    @Test
    void un_repos_finit_a_l_interruption() {
        CompletableFuture<Long> repos = seReposer(SECONDE);
        assertThat(repos).isNotDone();

        ailleurs.fil().interrupt();
        temps.calmer();

        assertThat(repos).isDone();
    }
}
