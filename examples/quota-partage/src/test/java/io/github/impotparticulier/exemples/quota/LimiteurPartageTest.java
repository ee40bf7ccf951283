package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.appel.Guichet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Le limiteur contre un vrai Redis, qui s'arrête, se fige et oublie. */
@Timeout(60)
class LimiteurPartageTest {
    private static final Duration LONGTEMPS = Duration.ofSeconds(50);

    /** Un jeton toutes les 200 ms, un seul d'avance. */
    private static final Partage PARTAGE = new Partage(11, Duration.ofSeconds(1), Duration.ofSeconds(1), 1);

    private RedisLocal redis;
    private LimiteurPartage limiteur;

    @BeforeEach
    void ouvrir() throws Exception {
        RedisRequis.exiger();
        redis = RedisLocal.demarrer();
        limiteur = ouvert();
    }

    @AfterEach
    void fermer() throws Exception {
        if (redis != null) {
            limiteur.close();
            redis.close();
        }
    }

    private LimiteurPartage ouvert() {
        return new LimiteurPartage(redis.adresse(), "essai", Map.of(Guichet.R2P, PARTAGE));
    }

    @Test
    void deux_limiteurs_se_partagent_les_memes_places() throws Exception {
        try (LimiteurPartage autre = ouvert()) {
            long debut = System.nanoTime();
            List<CompletableFuture<Boolean>> demandes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                demandes.add(limiteur.demander(Guichet.R2P, LONGTEMPS));
                demandes.add(autre.demander(Guichet.R2P, LONGTEMPS));
            }
            for (CompletableFuture<Boolean> demande : demandes) {
                assertThat(demande.get()).isTrue();
            }
            // Un seau vide au départ, dix jetons à gagner, un toutes les 200 ms ; de la marge, car il se règle sur
            // l'heure et non sur nanoTime.
            assertThat(System.nanoTime() - debut)
                    .isGreaterThan(Duration.ofMillis(1900).toNanos());
        }
    }

    @Test
    void une_api_sans_partage_n_est_pas_limitee() {
        assertThat(limiteur.demander(Guichet.SFIP, Duration.ZERO)).isCompletedWithValue(true);
    }

    @Test
    void demander_ne_bloque_pas_quand_redis_est_fige_et_rien_n_est_accorde_avant_son_retour() throws Exception {
        assertThat(limiteur.demander(Guichet.R2P, LONGTEMPS).get()).isTrue();
        redis.figer();
        List<CompletableFuture<Boolean>> demandes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            demandes.add(limiteur.demander(Guichet.R2P, LONGTEMPS));
        }
        assertThatThrownBy(() -> demandes.get(0).get(2500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        demandes.subList(3, 200).forEach(demande -> demande.cancel(false));

        redis.degeler();

        for (CompletableFuture<Boolean> demande : demandes.subList(0, 3)) {
            assertThat(demande.get()).isTrue();
        }
    }

    @Test
    void redis_redemarre_sans_memoire_ne_donne_rien_d_avance_a_ceux_qui_attendaient() throws Exception {
        assertThat(limiteur.demander(Guichet.R2P, LONGTEMPS).get()).isTrue();
        redis.arreter();
        CompletableFuture<Boolean> pendant = limiteur.demander(Guichet.R2P, LONGTEMPS);
        assertThatThrownBy(() -> pendant.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        long relance = System.nanoTime();
        redis.relancer();

        assertThat(pendant.get()).isTrue();
        assertThat(System.nanoTime() - relance)
                .isGreaterThan(PARTAGE.espacement().minusMillis(20).toNanos());
    }

    @Test
    void sans_redis_l_appel_echoue_a_son_echeance_et_non_avant() throws Exception {
        redis.arreter();
        long debut = System.nanoTime();
        CompletableFuture<Boolean> demande = limiteur.demander(Guichet.R2P, Duration.ofMillis(600));

        assertThatThrownBy(demande::get).hasMessageContaining("Redis n'a pas répondu");
        assertThat(System.nanoTime() - debut)
                .isGreaterThan(Duration.ofMillis(500).toNanos());
    }

    @Test
    void une_attente_impossible_est_refusee_des_que_redis_a_repondu() throws Exception {
        CompletableFuture<Boolean> patiente = limiteur.demander(Guichet.R2P, LONGTEMPS);
        CompletableFuture<Boolean> trop = limiteur.demander(Guichet.R2P, Duration.ofMillis(220));

        assertThat(trop.get()).isFalse();
        assertThat(patiente.get()).isTrue();
    }
}
