package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Le quota d'une API, un instant après l'autre. */
class FenetreTest extends BancFenetre {
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
        assertThat(obtient(fenetre, Duration.ZERO)).isFalse();
        temps.avancer(NANO);
        assertThat(obtient(fenetre, Duration.ZERO)).isTrue();
    }

    @Test
    void une_place_qui_n_a_pas_servi_ressert_aussitot() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);

        fenetre.renoncer();

        exigerLibres(fenetre, 1);
    }

    @Test
    void tant_que_sa_requete_court_une_place_ne_ressert_pas() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);

        temps.avancer(MINUTE.multipliedBy(10));

        assertThat(obtient(fenetre, MINUTE.minus(NANO))).isFalse();
    }

    @Test
    void une_demande_attend_exactement_que_la_place_revienne() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        Demande<Boolean> demande = demander(fenetre, MINUTE);

        temps.avancer(MINUTE.minus(NANO));
        exigerAttente(demande);
        temps.avancer(NANO);
        exigerServie(demande);
    }

    @Test
    void une_demande_faite_pendant_la_requete_est_servie_une_minute_apres_sa_fin() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        Demande<Boolean> demande = demander(fenetre, MINUTE.plus(SECONDE));
        assertThat(temps.dormeurs()).isZero();

        temps.avancer(SECONDE);
        fenetre.rendre();
        temps.avancer(MINUTE.minus(NANO));
        exigerAttente(demande);
        temps.avancer(NANO);
        exigerServie(demande);
    }

    /** Chaque demande a son échéance : celle-ci aurait été servie plus tard. */
    @Test
    void une_demande_finit_a_son_echeance() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        Demande<Boolean> premiere = demander(fenetre, MINUTE);
        Demande<Boolean> suivante = demander(fenetre, MINUTE.plus(SECONDE));

        temps.avancer(MINUTE.minus(NANO));
        exigerAttente(premiere);
        temps.avancer(NANO);
        exigerRefusee(premiere);
        exigerAttente(suivante);
        temps.avancer(SECONDE);
        exigerRefusee(suivante);

        rendre(fenetre, 2);
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 2);
    }

    /** Le premier dort jusqu'au retour d'une place, ou jusqu'à son échéance si elle est avant. */
    @Test
    void le_premier_de_la_file_finit_a_son_echeance() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        Demande<Boolean> premiere = demander(fenetre, MINUTE);
        temps.avancer(SECONDE);
        fenetre.rendre();
        premiere.exigerSommeil(temps.maintenant() + MINUTE.minus(SECONDE).toNanos());

        temps.avancer(MINUTE.minus(SECONDE).minus(NANO));
        exigerAttente(premiere);
        temps.avancer(NANO);

        exigerRefusee(premiere);
        temps.avancer(SECONDE);
        exigerLibres(fenetre, 1);
    }

    @Test
    void une_attente_que_l_echeance_ne_permet_pas_est_refusee_aussitot_et_ne_prend_rien() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        temps.avancer(Duration.ofSeconds(10));

        assertThat(obtient(fenetre, Duration.ofSeconds(50).minus(NANO))).isFalse();
        assertThat(temps.dormeurs()).isZero();
        Demande<Boolean> suivante = demander(fenetre, Duration.ofSeconds(50));
        exigerAttente(suivante);

        temps.avancer(Duration.ofSeconds(50));
        exigerServie(suivante);
    }

    @Test
    void le_rang_dans_la_file_compte_dans_l_attente() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        fenetre.rendre();
        temps.avancer(Duration.ofSeconds(20));
        fenetre.rendre();

        // Les places reviennent dans 40 s et dans 60 s ; les mêmes resserviront au mieux une minute plus tard.
        exigerAttente(demander(fenetre, Duration.ofSeconds(40)));
        assertThat(obtient(fenetre, MINUTE.minus(NANO))).isFalse();
        exigerAttente(demander(fenetre, MINUTE));
        assertThat(obtient(fenetre, MINUTE.minus(NANO))).isFalse();
        exigerAttente(demander(fenetre, MINUTE));
        exigerAttente(demander(fenetre, MINUTE));
        assertThat(obtient(fenetre, Duration.ofMinutes(2).minus(NANO))).isFalse();
        exigerAttente(demander(fenetre, Duration.ofMinutes(2)));
    }

    @Test
    void premier_arrive_premier_servi_meme_si_le_reveil_tarde() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        Demande<Boolean> premiere = demander(fenetre, MINUTE.plus(SECONDE));
        temps.sauter(MINUTE);

        Demande<Boolean> seconde = demander(fenetre, Duration.ofMinutes(5));

        assertThat(premiere.finie()).isFalse();
        exigerAttente(seconde);
        temps.avancer(Duration.ZERO);
        exigerServie(premiere);
        exigerAttente(seconde);
    }

    @Test
    void un_reveil_en_retard_ne_fait_pas_refuser_une_demande_qui_sera_servie() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        rendre(fenetre, 2);
        Demande<Boolean> premiere = demander(fenetre, MINUTE.plus(SECONDE));
        temps.sauter(MINUTE);

        Demande<Boolean> seconde = demander(fenetre, SECONDE);

        temps.avancer(Duration.ZERO);
        exigerServie(premiere);
        exigerServie(seconde);
    }

    @Test
    void seul_le_premier_de_la_file_dort_a_l_horloge_et_personne_sans_attente() {
        Fenetre fenetre = fenetre(3);
        prendre(fenetre, 3);
        rendre(fenetre, 3);
        assertThat(temps.dormeurs()).isZero();

        for (int i = 0; i < 3; i++) {
            exigerAttente(demander(fenetre, MINUTE));
        }
        assertThat(temps.dormeurs()).isEqualTo(1);

        temps.avancer(MINUTE);
        assertThat(temps.dormeurs()).isZero();
        assertThat(temps.enAttente()).isZero();
    }

    /** Le premier sert tous ceux qui le peuvent, et réveille celui qui doit guetter après lui. */
    @Test
    void le_premier_servi_le_suivant_guette_a_sa_place() {
        Fenetre fenetre = fenetre(3);
        prendre(fenetre, 3);
        rendre(fenetre, 2);
        temps.avancer(SECONDE);
        fenetre.rendre();
        List<Demande<Boolean>> demandes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            demandes.add(demander(fenetre, Duration.ofMinutes(3)));
        }
        long retour = temps.maintenant() + MINUTE.toNanos();
        temps.sauter(MINUTE.minus(SECONDE));

        demandes.get(0).secouer();

        exigerServie(demandes.get(0));
        exigerServie(demandes.get(1));
        demandes.get(2).exigerSommeil(retour);
        temps.sauter(SECONDE);
        demandes.get(2).secouer();
        exigerServie(demandes.get(2));
        exigerAttente(demandes.get(3));
    }

    @Test
    void la_premiere_place_rendue_fait_guetter_le_premier_de_la_file() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        Demande<Boolean> premiere = demander(fenetre, Duration.ofMinutes(3));
        Demande<Boolean> seconde = demander(fenetre, Duration.ofMinutes(3));
        assertThat(temps.dormeurs()).isZero();

        fenetre.rendre();

        premiere.exigerSommeil(temps.maintenant() + MINUTE.toNanos());
        exigerAttente(seconde);
    }

    @Test
    void une_place_qui_n_a_pas_servi_reveille_celui_qui_dort_a_l_horloge() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        fenetre.rendre();
        Demande<Boolean> premiere = demander(fenetre, Duration.ofMinutes(3));
        Demande<Boolean> seconde = demander(fenetre, Duration.ofMinutes(3));
        assertThat(temps.dormeurs()).isEqualTo(1);

        fenetre.renoncer();

        exigerServie(premiere);
        seconde.exigerSommeil(temps.maintenant() + MINUTE.toNanos());
    }

    /** Un fil qui tournerait jusqu'à son heure prendrait un cœur pendant une minute. */
    @Test
    void reveille_trop_tot_le_premier_se_rendort() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        Demande<Boolean> demande = demander(fenetre, MINUTE);
        int reveils = 200;

        for (int i = 0; i < reveils; i++) {
            demande.secouer();
        }

        assertThat(demande.sommeils()).isBetween(reveils, 2 * reveils);
        temps.avancer(MINUTE);
        exigerServie(demande);
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
        List<Demande<Boolean>> demandes = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            demandes.add(demander(fenetre, MINUTE));
        }

        temps.avancer(Duration.ofSeconds(20));
        for (int i = 0; i < places; i++) {
            temps.avancer(SECONDE);
            assertThat(demandes.stream().filter(Demande::finie)).hasSize(i + 1);
            exigerServie(demandes.get(i));
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
            Demande<Boolean> demande =
                    temps.demander(fenetre::prendre, Duration.ofMinutes(2).toNanos(), accordee -> {
                        assertThat(accordee).isTrue();
                        services.add(temps.maintenant());
                    });
            assertThat(demande.finie()).isFalse();
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

    @Tag("hors-mutations")
    @Test
    void un_grand_quota_se_prend_et_se_rend_comme_un_petit() {
        Fenetre fenetre = fenetre(1_000_000);

        prendre(fenetre, 1000);
        rendre(fenetre, 1000);
        temps.avancer(MINUTE);

        prendre(fenetre, 2000);
    }
}
