package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.ConsumptionProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Qui attend, qui est servi, qui est refusé ; le seau répond quand l'essai le dit. */
class FileDePlacesTest {
    private static final long MS = 1_000_000;
    private static final long LONGTEMPS = 60_000 * MS;

    private final TempsSimule temps = new TempsSimule();
    private final Deque<CompletableFuture<ConsumptionProbe>> questions = new ArrayDeque<>();
    private final FileDePlaces file = new FileDePlaces(
            new Partage(11, Duration.ofSeconds(1), Duration.ZERO, 1),
            () -> {
                CompletableFuture<ConsumptionProbe> question = new CompletableFuture<>();
                questions.add(question);
                return question;
            },
            temps);

    @Test
    void les_places_vont_dans_l_ordre_des_demandes_une_question_a_la_fois() {
        CompletableFuture<Boolean> premiere = file.demander(LONGTEMPS);
        CompletableFuture<Boolean> deuxieme = file.demander(LONGTEMPS);
        assertThat(questions).hasSize(1);

        accorder();
        assertThat(premiere).isCompletedWithValue(true);
        assertThat(deuxieme).isNotDone();
        attendre(100);
        assertThat(questions).as("pas avant l'heure dite").isEmpty();

        temps.avancer(100 * MS);
        accorder();
        assertThat(deuxieme).isCompletedWithValue(true);
        assertThat(questions).as("plus personne n'attend").isEmpty();
    }

    @Test
    void ce_qui_ne_peut_tenir_dans_l_attente_est_refuse_aussitot_sans_rien_prendre() {
        CompletableFuture<Boolean> patiente = file.demander(LONGTEMPS);
        CompletableFuture<Boolean> pressee = file.demander(120 * MS);
        assertThat(pressee).as("rien ne le dit encore").isNotDone();

        attendre(90);
        assertThat(pressee).as("90 ms pour la première, 100 de plus").isCompletedWithValue(false);
        assertThat(patiente).isNotDone();
        assertThat(file.demander(189 * MS)).isCompletedWithValue(false);
        assertThat(file.demander(190 * MS)).isNotDone();
        assertThat(file.demander(289 * MS)).isCompletedWithValue(false);
        assertThat(questions).isEmpty();
    }

    @Test
    void ce_qui_pouvait_tenir_mais_que_les_autres_serveurs_ont_pris_est_refuse_avant_l_echeance() {
        CompletableFuture<Boolean> demande = file.demander(250 * MS);
        attendre(100);
        temps.avancer(100 * MS);
        attendre(100);
        assertThat(demande).isNotDone();
        temps.avancer(100 * MS);
        attendre(100);

        assertThat(demande).isCompletedWithValue(false);
    }

    @Test
    void une_question_sans_reponse_ne_retient_pas_au_dela_de_l_echeance() {
        CompletableFuture<Boolean> demande = file.demander(1000 * MS);
        temps.avancer(979 * MS);
        assertThat(demande).isNotDone();
        temps.avancer(MS);

        assertThat(demande).isCompletedWithValue(false);
    }

    @Test
    void annulee_pendant_l_attente_elle_ne_prend_rien() {
        CompletableFuture<Boolean> demande = file.demander(LONGTEMPS);
        attendre(100);
        demande.cancel(false);
        temps.avancer(LONGTEMPS);

        assertThat(questions).isEmpty();
    }

    @Test
    void annulee_pendant_que_le_seau_repond_sa_place_va_a_la_suivante() {
        CompletableFuture<Boolean> annulee = file.demander(LONGTEMPS);
        CompletableFuture<Boolean> suivante = file.demander(LONGTEMPS);
        annulee.cancel(false);
        accorder();

        assertThat(suivante).isCompletedWithValue(true);
        assertThat(questions).isEmpty();
    }

    @Test
    void annulee_au_moment_meme_ou_elle_est_servie_sa_place_va_a_la_suivante() {
        CompletableFuture<Boolean> annulee = file.demander(LONGTEMPS);
        CompletableFuture<Boolean> suivante = file.demander(LONGTEMPS);
        // Ce qui est dit en dernier se fait en premier : elle est annulée, et la file ne le sait pas encore.
        CompletableFuture<Boolean> accordee = annulee.whenComplete((place, annulation) -> accorder());
        annulee.cancel(false);

        assertThat(accordee).isDone();
        assertThat(suivante).isCompletedWithValue(true);
    }

    @Test
    void annulee_sans_suivante_sa_place_sert_a_qui_vient_dans_la_seconde() {
        file.demander(LONGTEMPS).cancel(false);
        accorder();
        temps.avancer(1000 * MS);

        assertThat(file.demander(LONGTEMPS)).isCompletedWithValue(true);
        assertThat(file.demander(LONGTEMPS)).as("une seule fois").isNotDone();
    }

    @Test
    void apres_une_seconde_la_place_d_une_annulee_est_perdue() {
        file.demander(LONGTEMPS).cancel(false);
        accorder();
        temps.avancer(1000 * MS + 1);

        assertThat(file.demander(LONGTEMPS)).isNotDone();
        assertThat(questions).hasSize(1);
    }

    @Test
    void une_place_accordee_par_un_seau_longtemps_muet_ne_sert_pas() {
        CompletableFuture<Boolean> demande = file.demander(LONGTEMPS);
        temps.avancer(1000 * MS + 1);
        accorder();
        assertThat(demande).isNotDone();

        accorder();
        assertThat(demande).isCompletedWithValue(true);
    }

    @Test
    void sans_redis_rien_ne_part_et_tout_repart_de_soi_meme() {
        CompletableFuture<Boolean> premiere = file.demander(LONGTEMPS);
        CompletableFuture<Boolean> deuxieme = file.demander(LONGTEMPS);
        for (int i = 0; i < 50; i++) {
            questions.remove().completeExceptionally(new IOException("Redis est arrêté"));
            assertThat(questions).as("pas tout de suite").isEmpty();
            temps.avancer(FileDePlaces.REPRISE);
        }
        assertThat(premiere).isNotDone();
        assertThat(deuxieme).isNotDone();

        accorder();
        accorder();
        assertThat(premiere).isCompletedWithValue(true);
        assertThat(deuxieme).isCompletedWithValue(true);
    }

    @Test
    void sans_redis_jusqu_a_l_echeance_l_appel_echoue_en_disant_pourquoi() {
        CompletableFuture<Boolean> demande = file.demander(1000 * MS);
        questions.remove().completeExceptionally(new IOException("Redis est arrêté"));
        temps.avancer(1000 * MS);

        assertThatThrownBy(demande::join)
                .hasRootCauseInstanceOf(IOException.class)
                .cause()
                .hasMessage("Redis n'a pas répondu avant l'échéance de l'appel.");
    }

    @Test
    void fermee_elle_ne_donne_plus_rien() {
        CompletableFuture<Boolean> demande = file.demander(LONGTEMPS);
        file.fermer();
        accorder();

        assertThat(demande).isCompletedExceptionally();
        assertThat(file.demander(LONGTEMPS)).isCompletedExceptionally();
        assertThat(questions).isEmpty();
    }

    private void accorder() {
        questions.remove().complete(ConsumptionProbe.consumed(0, 0));
    }

    private void attendre(long ms) {
        questions.remove().complete(ConsumptionProbe.rejected(0, ms * MS, 0));
    }
}
