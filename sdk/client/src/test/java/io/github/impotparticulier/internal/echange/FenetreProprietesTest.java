package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que le quota promet, quels que soient les arrivées, les durées du réseau, les échéances et les abandons. */
@Tag("hors-mutations")
class FenetreProprietesTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TempsDesFils temps = new TempsDesFils();

    @AfterEach
    void liberer() {
        temps.finir();
    }

    static LongStream graines() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void toute_suite_de_demandes_respecte_le_quota_l_ordre_et_les_echeances(long graine) {
        Random hasard = new Random(graine);
        int places = 1 + hasard.nextInt(12);
        Suite suite = new Suite(places, hasard);
        int demandes = 20 + hasard.nextInt(80);
        for (int i = 0; i < demandes; i++) {
            temps.dans(duree(hasard, 4), suite::demander);
        }

        temps.avancer(Duration.ofHours(6));

        suite.verifier(demandes);
    }

    /** De rien à quelques minutes, souvent rien ou une durée déjà vue : ce sont les égalités qui font les fautes. */
    private static long duree(Random hasard, int minutes) {
        return switch (hasard.nextInt(4)) {
            case 0 -> 0;
            case 1 -> MINUTE * hasard.nextInt(minutes + 1);
            case 2 -> TimeUnit.SECONDS.toNanos(hasard.nextInt(60 * minutes));
            default -> hasard.nextLong(MINUTE * minutes);
        };
    }

    private final class Suite {
        private final Fenetre fenetre;
        private final int places;
        private final Random hasard;
        private final ServeurAQuota serveur;
        private final List<Integer> servies = new ArrayList<>();
        private int rang;
        private int refusees;
        private int abandonnees;

        Suite(int places, Random hasard) {
            this.fenetre = new Fenetre(places, MINUTE, temps.temps());
            this.places = places;
            this.hasard = hasard;
            this.serveur = new ServeurAQuota(places);
        }

        void demander() {
            int monRang = rang++;
            long depart = temps.maintenant();
            long attenteMax = duree(hasard, 8);
            boolean[] abandonnee = new boolean[1];
            Demande<Boolean> demande = temps.demander(fenetre::prendre, attenteMax, accordee -> {
                long attente = temps.maintenant() - depart;
                if (accordee) {
                    assertThat(attente).isLessThanOrEqualTo(attenteMax);
                    servies.add(monRang);
                    envoyer();
                } else if (abandonnee[0]) {
                    abandonnees++;
                } else {
                    // Aussitôt si le refus était sûr, sinon à l'échéance.
                    assertThat(attente).isIn(0L, attenteMax);
                    refusees++;
                }
            });
            if (!demande.finie() && hasard.nextInt(4) == 0) {
                temps.dans(duree(hasard, 3), () -> {
                    if (!demande.finie()) {
                        abandonnee[0] = true;
                        demande.abandonner();
                        assertThat(demande.issue()).isNotNull();
                    }
                });
            }
        }

        /** La requête arrive à tout moment entre la prise de place et sa fin. */
        private void envoyer() {
            long duree = duree(hasard, 2);
            long trajet = hasard.nextBoolean() ? hasard.nextLong(duree + 1) : hasard.nextBoolean() ? duree : 0;
            temps.aCote(trajet, () -> serveur.recevoir(temps::maintenant));
            temps.dans(duree, fenetre::rendre);
        }

        void verifier(int demandes) {
            assertThat(rang).isEqualTo(demandes);
            assertThat(servies.size() + refusees + abandonnees).isEqualTo(demandes);
            assertThat(serveur.recues()).isEqualTo(servies.size());
            assertThat(serveur.refusees()).isZero();
            assertThat(servies).isSorted();
            assertThat(temps.enAttente()).isZero();
            for (int i = 0; i < places; i++) {
                assertThat(temps.demander(fenetre, Duration.ZERO).issue()).isTrue();
            }
            assertThat(temps.demander(fenetre, Duration.ZERO).issue()).isFalse();
        }
    }

    /** Un refus n'est permis que s'il est sûr : quand les réponses sont immédiates, l'attente annoncée est exacte. */
    @ParameterizedTest
    @MethodSource("graines")
    void une_demande_n_est_refusee_que_si_elle_n_aurait_pas_ete_servie_a_temps(long graine) {
        Random hasard = new Random(graine);
        int places = 1 + hasard.nextInt(5);
        long pas = duree(hasard, 1);
        int rang = hasard.nextInt(20);
        long attente = attenteReelle(places, pas, rang);

        // Un instant de plus : une échéance au moment même du retour est dépassée pour qui regarde avant que le premier
        // ait servi.
        Demande<Boolean> demande = demandeAuRang(temps, places, pas, rang, attente + 1);
        temps.avancer(attente);

        assertThat(demande.issue()).isTrue();
    }

    private static long attenteReelle(int places, long pas, int rang) {
        TempsDesFils autre = new TempsDesFils();
        Demande<Boolean> demande = demandeAuRang(autre, places, pas, rang, Long.MAX_VALUE);
        long depart = autre.maintenant();
        while (!demande.finie()) {
            assertThat(autre.maintenant() - depart).isLessThan(MINUTE * 60);
            autre.avancerAuProchain();
        }
        assertThat(demande.issue()).isTrue();
        return autre.maintenant() - depart;
    }

    /** Des places prises à intervalles réguliers, puis cette demande après d'autres, dont chacune dure un instant. */
    private static Demande<Boolean> demandeAuRang(TempsDesFils temps, int places, long pas, int rang, long attenteMax) {
        Fenetre fenetre = new Fenetre(places, MINUTE, temps.temps());
        for (int i = 0; i < places + rang; i++) {
            temps.demander(fenetre::prendre, Long.MAX_VALUE, accordee -> {
                assertThat(accordee).isTrue();
                fenetre.rendre();
            });
            temps.avancer(pas / places);
        }
        return temps.demander(fenetre::prendre, attenteMax, accordee -> {});
    }

    @Test
    void a_mille_par_minute_le_quota_est_employe_et_le_serveur_ne_refuse_rien() {
        int quota = 1_000;
        int minutes = 5;
        Masse masse = new Masse(quota);
        // Cent appels toujours prêts à partir.
        for (int i = 0; i < 100; i++) {
            masse.demander();
        }

        temps.avancer(MINUTE * minutes);

        assertThat(masse.serveur.refusees()).isZero();
        assertThat(masse.serveur.recues()).isBetween(quota * minutes * 98 / 100, quota * minutes);
    }

    private final class Masse {
        private final Random hasard = new Random(20_241_115);
        private final ServeurAQuota serveur;
        private final Fenetre fenetre;

        Masse(int quota) {
            serveur = new ServeurAQuota(quota);
            fenetre = new Fenetre(quota, MINUTE, temps.temps());
        }

        void demander() {
            temps.demander(fenetre::prendre, Long.MAX_VALUE, accordee -> {
                assertThat(accordee).isTrue();
                long duree = TimeUnit.MILLISECONDS.toNanos(50 + hasard.nextInt(251));
                temps.aCote(hasard.nextLong(duree + 1), () -> serveur.recevoir(temps::maintenant));
                temps.dans(duree, () -> {
                    fenetre.rendre();
                    demander();
                });
            });
        }
    }
}
