package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Une fenêtre sans repos : la borne des échanges simultanés. */
@Timeout(60)
class EchangesSimultanesTest {
    private static final Duration SECONDE = Duration.ofSeconds(1);
    private static final int PLACES = 2;

    private final TempsDesFils temps = new TempsDesFils();
    private final Fenetre fenetre = new Fenetre(PLACES, 0, temps.temps());

    @AfterEach
    void liberer() {
        temps.finir();
    }

    private Demande<Boolean> demander(Duration attenteMax) {
        return temps.demander(fenetre, attenteMax);
    }

    private void remplir() {
        for (int i = 0; i < PLACES; i++) {
            Demande<Boolean> demande = demander(Duration.ZERO);
            assertThat(demande.issue()).isTrue();
        }
    }

    private List<Demande<Boolean>> faireLaQueue(int combien) {
        List<Demande<Boolean>> demandes = new ArrayList<>();
        for (int i = 0; i < combien; i++) {
            demandes.add(demander(SECONDE));
            assertThat(demandes.get(i).attend()).isTrue();
        }
        return demandes;
    }

    private void exigerLibres() {
        remplir();
        assertThat(demander(Duration.ZERO).issue()).isFalse();
    }

    @Test
    void une_place_rendue_ressert_aussitot() {
        remplir();

        fenetre.rendre();

        assertThat(demander(Duration.ZERO).issue()).isTrue();
        assertThat(demander(Duration.ZERO).issue()).isFalse();
    }

    @Test
    void une_place_rendue_des_milliers_de_fois_sert_toujours() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(fenetre.prendre(new Operation(Delais.PAR_DEFAUT, null, temps.temps())))
                    .isTrue();
            fenetre.rendre();
        }

        exigerLibres();
    }

    /** Aucune attente n'est sûre d'être vaine : un échange peut finir à tout instant. */
    @Test
    void nul_n_est_refuse_avant_son_echeance() {
        remplir();
        List<Demande<Boolean>> demandes = faireLaQueue(5);
        assertThat(temps.dormeurs()).isZero();

        temps.avancer(SECONDE.minusNanos(1));
        assertThat(demandes).allMatch(Demande::attend);
        temps.avancer(1);

        assertThat(demandes).noneMatch(Demande::issue);
        fenetre.rendre();
        fenetre.rendre();
        exigerLibres();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void chaque_place_rendue_sert_le_plus_ancien_et_lui_seul(boolean servie) {
        Runnable rendre = servie ? fenetre::rendre : fenetre::renoncer;
        remplir();
        List<Demande<Boolean>> demandes = faireLaQueue(5);

        for (int i = 0; i < demandes.size(); i++) {
            rendre.run();
            assertThat(demandes.get(i).issue()).isTrue();
            assertThat(demandes.subList(i + 1, demandes.size())).allMatch(Demande::attend);
        }
    }

    @Test
    void nul_ne_double_celui_qui_attend() {
        remplir();
        Demande<Boolean> premiere = demander(SECONDE);
        Demande<Boolean> nouvelle = demander(SECONDE);
        fenetre.rendre();

        assertThat(premiere.issue()).isTrue();
        assertThat(nouvelle.attend()).isTrue();
        assertThat(demander(Duration.ZERO).issue()).isFalse();
    }

    @Test
    void ceux_qui_partent_ou_qu_ils_soient_dans_la_file_ne_gardent_rien() {
        List<Consumer<Demande<Boolean>>> departs = List.of(Demande::abandonner, Demande::interrompre);
        for (int rang = 0; rang < 3; rang++) {
            for (Consumer<Demande<Boolean>> depart : departs) {
                remplir();
                List<Demande<Boolean>> demandes = faireLaQueue(3);
                Demande<Boolean> partie = demandes.remove(rang);

                depart.accept(partie);

                assertThat(partie.issue()).isFalse();
                fenetre.rendre();
                fenetre.rendre();
                assertThat(demandes).allMatch(Demande::issue);
                fenetre.rendre();
                fenetre.rendre();
                exigerLibres();
                fenetre.rendre();
                fenetre.rendre();
            }
        }
    }

    @Test
    void servie_pendant_qu_elle_renonce_une_demande_cede_sa_place_a_la_suivante() {
        remplir();
        List<Demande<Boolean>> demandes = faireLaQueue(3);
        Demande<Boolean> partie = demandes.get(0);
        partie.surprendre(() -> {
            fenetre.rendre();
            partie.abandonner();
        });

        partie.secouer();

        assertThat(partie.issue()).isFalse();
        assertThat(demandes.get(1).issue()).isTrue();
        assertThat(demandes.get(2).attend()).isTrue();
    }

    @Test
    void servie_pendant_que_son_echeance_passe_une_demande_cede_sa_place_a_la_suivante() {
        remplir();
        Demande<Boolean> tardive = demander(SECONDE);
        Demande<Boolean> suivante = demander(SECONDE.multipliedBy(2));
        tardive.surprendre(() -> {
            fenetre.rendre();
            temps.sauter(SECONDE);
        });

        tardive.secouer();

        assertThat(tardive.issue()).isFalse();
        assertThat(suivante.issue()).isTrue();
    }
}
