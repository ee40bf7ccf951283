package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Le quota d'une API, un instant après l'autre. */
class FenetreTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECONDE = Duration.ofSeconds(1);
    private static final Duration NANO = Duration.ofNanos(1);

    private final TempsVirtuel temps = new TempsVirtuel();

    private Fenetre fenetre(int places) {
        return new Fenetre(places, temps.temps());
    }

    private static CompletableFuture<Boolean> demander(Fenetre fenetre, Duration attenteMax) {
        return fenetre.demander(attenteMax.toNanos());
    }

    private static void prendre(Fenetre fenetre, int combien) {
        for (int i = 0; i < combien; i++) {
            assertThat(demander(fenetre, Duration.ZERO)).isCompletedWithValue(true);
        }
    }

    private static void rendre(Fenetre fenetre, int combien) {
        for (int i = 0; i < combien; i++) {
            fenetre.rendre();
        }
    }

    /** Toutes les places sont libres, et il n'y en a pas une de plus. */
    private static void exigerLibres(Fenetre fenetre, int places) {
        prendre(fenetre, places);
        assertThat(demander(fenetre, Duration.ZERO)).isCompletedWithValue(false);
    }

    @Test
    void les_places_libres_se_prennent_tout_de_suite_et_pas_une_de_plus() {
        exigerLibres(fenetre(3), 3);
    }

    @Test
    void une_place_rendue_ne_ressert_qu_une_minute_apres() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        temps.avancer(SECONDE);
        fenetre.rendre();

        temps.avancer(MINUTE.minus(NANO));
        assertThat(demander(fenetre, Duration.ZERO)).isCompletedWithValue(false);
        temps.avancer(NANO);
        assertThat(demander(fenetre, Duration.ZERO)).isCompletedWithValue(true);
    }

    @Test
    void tant_que_sa_requete_court_une_place_ne_ressert_pas() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);

        temps.avancer(MINUTE.multipliedBy(10));

        assertThat(demander(fenetre, MINUTE.minus(NANO))).isCompletedWithValue(false);
    }

    @Test
    void une_demande_attend_exactement_que_la_place_revienne() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        CompletableFuture<Boolean> demande = demander(fenetre, MINUTE);

        temps.avancer(MINUTE.minus(NANO));
        assertThat(demande).isNotDone();
        temps.avancer(NANO);
        assertThat(demande).isCompletedWithValue(true);
    }

    @Test
    void une_demande_faite_pendant_la_requete_est_servie_une_minute_apres_sa_fin() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        CompletableFuture<Boolean> demande = demander(fenetre, MINUTE);
        assertThat(temps.minuteries()).isZero();

        temps.avancer(SECONDE);
        fenetre.rendre();
        temps.avancer(MINUTE.minus(NANO));
        assertThat(demande).isNotDone();
        temps.avancer(NANO);
        assertThat(demande).isCompletedWithValue(true);
    }

    @Test
    void une_attente_que_l_echeance_ne_permet_pas_est_refusee_aussitot_et_ne_prend_rien() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        temps.avancer(Duration.ofSeconds(10));

        assertThat(demander(fenetre, Duration.ofSeconds(50).minus(NANO))).isCompletedWithValue(false);
        assertThat(temps.minuteries()).isZero();
        CompletableFuture<Boolean> suivante = demander(fenetre, Duration.ofSeconds(50));
        assertThat(suivante).isNotDone();

        temps.avancer(Duration.ofSeconds(50));
        assertThat(suivante).isCompletedWithValue(true);
    }

    @Test
    void le_rang_dans_la_file_compte_dans_l_attente() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        fenetre.rendre();
        temps.avancer(Duration.ofSeconds(20));
        fenetre.rendre();

        // Les places reviennent dans 40 s et dans 60 s ; les mêmes resserviront au mieux une minute plus tard.
        assertThat(demander(fenetre, Duration.ofSeconds(40))).isNotDone();
        assertThat(demander(fenetre, MINUTE.minus(NANO))).isCompletedWithValue(false);
        assertThat(demander(fenetre, MINUTE)).isNotDone();
        assertThat(demander(fenetre, MINUTE.minus(NANO))).isCompletedWithValue(false);
        assertThat(demander(fenetre, MINUTE)).isNotDone();
        assertThat(demander(fenetre, MINUTE)).isNotDone();
        assertThat(demander(fenetre, Duration.ofMinutes(2).minus(NANO))).isCompletedWithValue(false);
        assertThat(demander(fenetre, Duration.ofMinutes(2))).isNotDone();
    }

    @Test
    void premier_arrive_premier_servi_meme_si_le_reveil_tarde() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        CompletableFuture<Boolean> premiere = demander(fenetre, MINUTE);
        temps.sauter(MINUTE);

        CompletableFuture<Boolean> seconde = demander(fenetre, Duration.ofMinutes(5));

        assertThat(premiere).isNotDone();
        assertThat(seconde).isNotDone();
        temps.avancer(Duration.ZERO);
        assertThat(premiere).isCompletedWithValue(true);
        assertThat(seconde).isNotDone();
    }

    @Test
    void un_reveil_en_retard_ne_fait_pas_refuser_une_demande_qui_sera_servie() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        rendre(fenetre, 2);
        CompletableFuture<Boolean> premiere = demander(fenetre, MINUTE);
        temps.sauter(MINUTE);

        CompletableFuture<Boolean> seconde = demander(fenetre, SECONDE);

        temps.avancer(Duration.ZERO);
        assertThat(premiere).isCompletedWithValue(true);
        assertThat(seconde).isCompletedWithValue(true);
    }

    @Test
    void une_attente_annulee_ne_laisse_rien_et_ne_retarde_personne() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        CompletableFuture<Boolean> annulee = demander(fenetre, MINUTE);
        CompletableFuture<Boolean> suivante = demander(fenetre, Duration.ofMinutes(2));
        annulee.cancel(false);

        temps.avancer(MINUTE);

        assertThat(suivante).isCompletedWithValue(true);
        fenetre.rendre();
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 1);
    }

    @Test
    void une_attente_annulee_ne_compte_plus_dans_celle_des_suivantes() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        temps.avancer(SECONDE);
        demander(fenetre, MINUTE).cancel(false);

        assertThat(demander(fenetre, Duration.ofSeconds(59))).isNotDone();
    }

    @Test
    void une_demande_servie_ne_rend_pas_sa_place_si_on_l_annule_ensuite() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        CompletableFuture<Boolean> servie = demander(fenetre, MINUTE);
        temps.avancer(MINUTE);

        servie.cancel(false);

        assertThat(demander(fenetre, Duration.ZERO)).isCompletedWithValue(false);
    }

    /** Celle qui précède, servie au même réveil, annule celle-ci avant qu'elle le soit. */
    @Test
    void une_demande_annulee_au_moment_d_etre_servie_cede_sa_place_a_la_suivante() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        rendre(fenetre, 2);
        CompletableFuture<Boolean> premiere = demander(fenetre, MINUTE);
        CompletableFuture<Boolean> annulee = demander(fenetre, MINUTE);
        CompletableFuture<Boolean> suivante = demander(fenetre, Duration.ofMinutes(2));
        CompletableFuture<Boolean> coupure = premiere.whenComplete((accordee, panne) -> annulee.cancel(false));

        temps.avancer(MINUTE);

        assertThat(coupure).isCompletedWithValue(true);
        assertThat(annulee).isCancelled();
        assertThat(suivante).isCompletedWithValue(true);
        rendre(fenetre, 2);
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 2);
    }

    @Test
    void un_seul_reveil_est_prevu_a_la_fois_et_aucun_sans_attente() {
        Fenetre fenetre = fenetre(3);
        prendre(fenetre, 3);
        rendre(fenetre, 3);
        assertThat(temps.minuteries()).isZero();

        for (int i = 0; i < 3; i++) {
            assertThat(demander(fenetre, MINUTE)).isNotDone();
        }
        assertThat(temps.minuteries()).isEqualTo(1);

        temps.avancer(MINUTE);
        assertThat(temps.minuteries()).isZero();
    }

    @Test
    void chaque_place_qui_revient_a_son_heure_reveille_une_attente() {
        int places = 40;
        Fenetre fenetre = fenetre(places);
        prendre(fenetre, places);
        for (int i = 0; i < places; i++) {
            temps.avancer(SECONDE);
            fenetre.rendre();
        }
        List<CompletableFuture<Boolean>> demandes = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            demandes.add(demander(fenetre, MINUTE));
        }

        temps.avancer(Duration.ofSeconds(20));
        for (int i = 0; i < places; i++) {
            temps.avancer(SECONDE);
            assertThat(demandes.stream().filter(CompletableFuture::isDone)).hasSize(i + 1);
            assertThat(demandes.get(i)).isCompletedWithValue(true);
        }
    }

    /** L'anneau des places au repos grandit alors qu'il a déjà tourné : l'ordre des retours doit y survivre. */
    @Test
    void les_retours_gardent_leur_ordre_quand_leur_nombre_grandit() {
        int places = 30;
        Fenetre fenetre = fenetre(places);
        List<Long> retours = new ArrayList<>();
        prendre(fenetre, 5);
        rendreUneAUne(fenetre, 5, Duration.ofSeconds(10), retours);
        temps.avancer(Duration.ofSeconds(35));
        prendre(fenetre, places - 2);
        rendreUneAUne(fenetre, places - 2, Duration.ofMillis(100), retours);

        List<Long> services = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            CompletableFuture<Void> servie =
                    demander(fenetre, Duration.ofMinutes(2)).thenRun(() -> services.add(temps.maintenant()));
            assertThat(servie).isNotDone();
        }
        temps.avancer(Duration.ofMinutes(2));

        assertThat(services).isEqualTo(retours.subList(3, retours.size()));
    }

    private void rendreUneAUne(Fenetre fenetre, int combien, Duration ecart, List<Long> retours) {
        for (int i = 0; i < combien; i++) {
            fenetre.rendre();
            retours.add(temps.maintenant() + MINUTE.toNanos());
            temps.avancer(ecart);
        }
    }

    @Test
    void un_grand_quota_se_prend_et_se_rend_comme_un_petit() {
        Fenetre fenetre = fenetre(1_000_000);

        prendre(fenetre, 1000);
        rendre(fenetre, 1000);
        temps.avancer(MINUTE);

        prendre(fenetre, 2000);
    }
}
