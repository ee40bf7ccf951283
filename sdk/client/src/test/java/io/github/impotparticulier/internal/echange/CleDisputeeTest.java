package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.PasserelleDisputee.Processus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Une clé, plusieurs processus, ou beaucoup de fils : nul appel ne se perd, et nul jeton ne se demande sans fin. */
@Tag("hors-mutations")
@Timeout(120)
class CleDisputeeTest {
    private static final Duration CADENCE = Duration.ofMillis(100);
    private static final Duration TRAJET = Duration.ofMillis(15);
    private static final Duration CINQ_SECONDES = Duration.ofSeconds(5);

    /** Deux serveurs relancés ensemble : le second part de zéro à deux cents millisecondes après le premier. */
    @ParameterizedTest(name = "trajet {0} ms, lenteurs {1} et {2} ms")
    @CsvSource({"15, 1, 1", "15, 10, 10", "15, 40, 5", "15, 5, 40", "100, 5, 5"})
    void deux_processus_partis_ensemble_ont_chacun_leurs_reponses(int trajet, int lenteur, int autreLenteur) {
        for (int graine = 0; graine < 20; graine++) {
            SplittableRandom hasard = new SplittableRandom(graine);
            Duration ecart = Duration.ofMillis(hasard.nextInt(graine % 2 == 0 ? 40 : 200));
            try (PasserelleDisputee passerelle = new PasserelleDisputee(graine)) {
                Processus un = passerelle.processus(Duration.ofMillis(trajet), Duration.ofMillis(lenteur));
                Processus autre = passerelle.processus(Duration.ofMillis(trajet), Duration.ofMillis(autreLenteur));
                List<CompletableFuture<Boolean>> appels = new ArrayList<>();
                for (int i = 0; i < 15; i++) {
                    appels.add(un.appeler());
                    passerelle.temps.avancer(ecart);
                    appels.add(autre.appeler());
                    passerelle.temps.avancer(CADENCE.multipliedBy(2).minus(ecart));
                }
                finir(passerelle, appels);

                assertThat(un.perdus).as("graine %s", graine).hasValue(0);
                assertThat(autre.perdus).as("graine %s", graine).hasValue(0);
            }
        }
    }

    private static void finir(PasserelleDisputee passerelle, List<CompletableFuture<Boolean>> appels) {
        for (int i = 0; i < 300 && !appels.stream().allMatch(CompletableFuture::isDone); i++) {
            passerelle.temps.avancer(CADENCE);
        }
        assertThat(appels).allMatch(CompletableFuture::isDone);
    }

    /** La promesse du cas 39, à dix appels par seconde chacun, quand l'un des deux est bien plus lent que l'autre. */
    @ParameterizedTest(name = "lenteurs {0} et {1} ms")
    @CsvSource({"1, 1", "40, 5"})
    void deux_processus_a_dix_appels_par_seconde_pendant_une_minute_n_en_perdent_aucun(int lenteur, int autreLenteur) {
        try (PasserelleDisputee passerelle = new PasserelleDisputee(39)) {
            Processus un = passerelle.processus(TRAJET, Duration.ofMillis(lenteur));
            Processus autre = passerelle.processus(TRAJET, Duration.ofMillis(autreLenteur));
            List<CompletableFuture<Boolean>> appels = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                appels.add(un.appeler());
                passerelle.temps.avancer(Duration.ofMillis(35));
                appels.add(autre.appeler());
                passerelle.temps.avancer(CADENCE.minusMillis(35));
            }
            finir(passerelle, appels);

            assertThat(un.perdus.get() + autre.perdus.get()).isZero();
            assertThat(un.reussis.get() + autre.reussis.get()).isEqualTo(1_200);
            assertThat(passerelle.demandes).as("ils se cèdent la place").hasSizeLessThan(400);
        }
    }

    /** Le jeton que la moitié des machines ne connaît pas encore, à froid, puis après chaque révocation. */
    @Test
    void seize_fils_ne_perdent_aucun_appel_pendant_qu_un_jeton_se_propage() {
        int fils = 16;
        for (int graine = 0; graine < 5; graine++) {
            try (PasserelleDisputee passerelle = new PasserelleDisputee(graine).propage(Duration.ofMillis(50))) {
                Processus seul = passerelle.processus(Duration.ofMillis(3), Duration.ofMillis(1));
                List<CompletableFuture<Boolean>> appels = new ArrayList<>();
                for (int i = 0; i < fils; i++) {
                    appels.add(passerelle.temps.lancer(() -> {
                        boolean tous = true;
                        for (int appel = 0; appel < 40; appel++) {
                            tous &= seul.appelerIci();
                        }
                        return tous;
                    }));
                }
                passerelle.temps.avancer(Duration.ofMillis(300));
                passerelle.revoquer();
                finir(passerelle, appels);

                assertThat(seul.perdus).as("graine %s", graine).hasValue(0);
                assertThat(seul.reussis).hasValue(40 * fils);
                assertThat(passerelle.demandes).as("graine %s", graine).hasSizeLessThanOrEqualTo(8);
            }
        }
    }

    /** Tous les fils ensemble ne demandent que quelques jetons, puis un toutes les cinq secondes. */
    @ParameterizedTest(name = "déjà accepté : {0}")
    @CsvSource({"false", "true"})
    void des_refus_sans_fin_ne_font_demander_que_peu_de_jetons_quel_que_soit_le_nombre_de_fils(boolean chaud) {
        int fils = 16;
        try (PasserelleDisputee passerelle = new PasserelleDisputee(40)) {
            Processus seul = passerelle.processus(TRAJET, Duration.ofMillis(1));
            if (chaud) {
                CompletableFuture<Boolean> premier = seul.appeler();
                finir(passerelle, List.of(premier));
                assertThat(premier).isCompletedWithValue(true);
            }
            passerelle.refuserTout();
            List<CompletableFuture<Boolean>> appels = new ArrayList<>();
            for (int i = 0; i < fils; i++) {
                appels.add(passerelle.temps.lancer(() -> {
                    boolean aucun = true;
                    long fin = passerelle.temps.maintenant() + TimeUnit.SECONDS.toNanos(12);
                    while (fin - passerelle.temps.maintenant() > 0) {
                        aucun &= !seul.appelerIci();
                        passerelle.dormir(TimeUnit.SECONDS.toNanos(1));
                    }
                    return aucun;
                }));
            }
            passerelle.temps.avancer(Duration.ofSeconds(45));

            assertThat(appels).allMatch(appel -> appel.isDone() && appel.join());
            List<Long> demandes = passerelle.demandes;
            assertThat(demandes).hasSizeLessThanOrEqualTo(chaud ? 9 : 8);
            for (int i = 6; i < demandes.size(); i++) {
                assertThat(demandes.get(i) - demandes.get(i - 1))
                        .isGreaterThanOrEqualTo(CINQ_SECONDES.toNanos() - TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }
}
