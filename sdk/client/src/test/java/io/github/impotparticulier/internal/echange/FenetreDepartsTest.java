package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Qui quitte la file du quota n'y laisse rien et ne retarde personne. */
class FenetreDepartsTest extends BancFenetre {
    /** De quoi quitter la file avant son tour. */
    private enum Depart {
        ABANDON,
        INTERRUPTION;

        void de(Demande<Boolean> demande) {
            if (this == ABANDON) {
                demande.abandonner();
            } else {
                demande.interrompre();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Depart.class)
    void le_depart_du_premier_ne_laisse_rien_et_ne_retarde_personne(Depart depart) {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        Demande<Boolean> partie = demander(fenetre, MINUTE);
        Demande<Boolean> suivante = demander(fenetre, Duration.ofMinutes(2));
        assertThat(temps.dormeurs()).isEqualTo(1);

        depart.de(partie);

        exigerRefusee(partie);
        suivante.exigerSommeil(temps.maintenant() + MINUTE.toNanos());
        temps.avancer(MINUTE);
        exigerServie(suivante);
        fenetre.rendre();
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 1);
    }

    @ParameterizedTest
    @EnumSource(Depart.class)
    void un_depart_au_milieu_de_la_file_ne_laisse_rien_et_ne_retarde_personne(Depart depart) {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        rendre(fenetre, 2);
        Demande<Boolean> premiere = demander(fenetre, MINUTE);
        Demande<Boolean> partie = demander(fenetre, MINUTE);
        Demande<Boolean> derniere = demander(fenetre, Duration.ofMinutes(2));

        depart.de(partie);

        exigerRefusee(partie);
        exigerAttente(premiere);
        exigerAttente(derniere);
        temps.avancer(MINUTE);
        exigerServie(premiere);
        exigerServie(derniere);
        rendre(fenetre, 2);
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 2);
    }

    @Test
    void l_interruption_reste_levee_et_ne_laisse_pas_entrer() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();

        Demande<Boolean> interrompue = temps.demander(
                operation -> {
                    Thread.currentThread().interrupt();
                    return !fenetre.prendre(operation) && Thread.currentThread().isInterrupted();
                },
                MINUTE.toNanos(),
                issue -> {});

        assertThat(interrompue.issue()).isTrue();
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 1);
    }

    @Test
    void une_attente_abandonnee_ne_compte_plus_dans_celle_des_suivantes() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        temps.avancer(SECONDE);
        Demande<Boolean> abandonnee = demander(fenetre, MINUTE);
        abandonnee.abandonner();
        exigerRefusee(abandonnee);

        exigerAttente(demander(fenetre, Duration.ofSeconds(59)));
    }

    @Test
    void une_demande_servie_ne_rend_pas_sa_place_si_on_l_abandonne_ensuite() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        fenetre.rendre();
        Demande<Boolean> servie = demander(fenetre, MINUTE);
        temps.avancer(MINUTE);

        servie.abandonner();

        exigerServie(servie);
        assertThat(obtient(fenetre, Duration.ZERO)).isFalse();
    }

    /** Elle s'apprête à voir qu'on l'abandonne, et on la sert. */
    @Test
    void une_demande_servie_pendant_qu_elle_renonce_cede_sa_place_a_la_suivante() {
        Fenetre fenetre = fenetre(2);
        prendre(fenetre, 2);
        Demande<Boolean> premiere = demander(fenetre, MINUTE);
        Demande<Boolean> abandonnee = demander(fenetre, MINUTE);
        Demande<Boolean> suivante = demander(fenetre, Duration.ofMinutes(2));
        abandonnee.surprendre(() -> {
            fenetre.renoncer();
            fenetre.renoncer();
            abandonnee.abandonner();
        });

        abandonnee.secouer();

        exigerServie(premiere);
        exigerRefusee(abandonnee);
        exigerServie(suivante);
        rendre(fenetre, 2);
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 2);
    }

    @Test
    void une_demande_servie_pendant_que_son_echeance_passe_cede_sa_place_a_la_suivante() {
        Fenetre fenetre = fenetre(1);
        prendre(fenetre, 1);
        Demande<Boolean> tardive = demander(fenetre, MINUTE);
        Demande<Boolean> suivante = demander(fenetre, Duration.ofMinutes(3));
        tardive.surprendre(() -> {
            fenetre.renoncer();
            temps.sauter(MINUTE);
        });

        tardive.secouer();

        exigerRefusee(tardive);
        exigerServie(suivante);
        fenetre.rendre();
        temps.avancer(MINUTE);
        exigerLibres(fenetre, 1);
    }
}
