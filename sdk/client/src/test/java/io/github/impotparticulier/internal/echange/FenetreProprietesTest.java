package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que le quota promet, quels que soient les arrivées, les durées du réseau, les échéances et les annulations. */
class FenetreProprietesTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TempsVirtuel temps = new TempsVirtuel();

    static LongStream graines() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void toute_suite_de_demandes_respecte_le_quota_l_ordre_et_les_echeances(long graine) {
        Random hasard = new Random(graine);
        int places = 1 + hasard.nextInt(12);
        Suite suite = new Suite(new Fenetre(places, temps.temps()), places, hasard);
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
        private int annulees;

        Suite(Fenetre fenetre, int places, Random hasard) {
            this.fenetre = fenetre;
            this.places = places;
            this.hasard = hasard;
            this.serveur = new ServeurAQuota(places);
        }

        void demander() {
            int monRang = rang++;
            long attenteMax = duree(hasard, 8);
            CompletableFuture<Boolean> demande = fenetre.demander(attenteMax);
            boolean aussitot = demande.isDone();
            CompletableFuture<Void> suite = demande.thenAccept(accordee -> {
                if (accordee) {
                    servies.add(monRang);
                    envoyer();
                } else {
                    assertThat(aussitot).isTrue();
                    refusees++;
                }
            });
            if (aussitot) {
                assertThat(suite).isCompleted();
            } else if (hasard.nextInt(4) == 0) {
                temps.dans(duree(hasard, 3), () -> {
                    if (demande.cancel(false)) {
                        annulees++;
                    }
                });
            }
        }

        /** La requête arrive à tout moment entre la prise de place et sa fin. */
        private void envoyer() {
            long duree = duree(hasard, 2);
            long trajet = hasard.nextBoolean() ? hasard.nextLong(duree + 1) : hasard.nextBoolean() ? duree : 0;
            temps.dans(trajet, () -> serveur.recevoir(temps::maintenant));
            temps.dans(duree, fenetre::rendre);
        }

        void verifier(int demandes) {
            assertThat(rang).isEqualTo(demandes);
            assertThat(servies.size() + refusees + annulees).isEqualTo(demandes);
            assertThat(serveur.recues()).isEqualTo(servies.size());
            assertThat(serveur.refusees()).isZero();
            assertThat(servies).isSorted();
            assertThat(temps.minuteries()).isZero();
            for (int i = 0; i < places; i++) {
                assertThat(fenetre.demander(0)).isCompletedWithValue(true);
            }
            assertThat(fenetre.demander(0)).isCompletedWithValue(false);
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

        CompletableFuture<Boolean> demande = demandeAuRang(temps, places, pas, rang, attente);
        temps.avancer(attente);

        assertThat(demande).isCompletedWithValue(true);
    }

    private static long attenteReelle(int places, long pas, int rang) {
        TempsVirtuel autre = new TempsVirtuel();
        CompletableFuture<Boolean> demande = demandeAuRang(autre, places, pas, rang, Long.MAX_VALUE);
        long depart = autre.maintenant();
        long[] service = {depart};
        CompletableFuture<Void> suite = demande.thenRun(() -> service[0] = autre.maintenant());
        autre.avancer(Duration.ofHours(1));
        assertThat(suite).isCompleted();
        return service[0] - depart;
    }

    /** Des places prises à intervalles réguliers, puis cette demande après d'autres, dont chacune dure un instant. */
    private static CompletableFuture<Boolean> demandeAuRang(
            TempsVirtuel temps, int places, long pas, int rang, long attenteMax) {
        Fenetre fenetre = new Fenetre(places, temps.temps());
        for (int i = 0; i < places + rang; i++) {
            CompletableFuture<Void> suite = fenetre.demander(Long.MAX_VALUE).thenRun(fenetre::rendre);
            assertThat(suite.isCompletedExceptionally()).isFalse();
            temps.avancer(pas / places);
        }
        return fenetre.demander(attenteMax);
    }

    @Test
    void a_mille_par_minute_le_quota_est_employe_et_le_serveur_ne_refuse_rien() {
        int quota = 1_000;
        int minutes = 5;
        Random hasard = new Random(20_241_115);
        ServeurAQuota serveur = new ServeurAQuota(quota);
        Fenetre fenetre = new Fenetre(quota, temps.temps());
        for (int i = 0; i < quota * minutes * 2; i++) {
            CompletableFuture<Void> suite = fenetre.demander(Long.MAX_VALUE).thenRun(() -> {
                long duree = TimeUnit.MILLISECONDS.toNanos(50 + hasard.nextInt(251));
                temps.dans(hasard.nextLong(duree + 1), () -> serveur.recevoir(temps::maintenant));
                temps.dans(duree, fenetre::rendre);
            });
            assertThat(suite.isCompletedExceptionally()).isFalse();
        }

        temps.avancer(MINUTE * minutes);

        assertThat(serveur.refusees()).isZero();
        assertThat(serveur.recues()).isBetween(quota * minutes * 98 / 100, quota * minutes);
    }
}
