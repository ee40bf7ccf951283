package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Le quota tient, quoi que fassent le réseau, les horloges et Redis ; le temps y est simulé, le seau est celui de Bucket4j. */
class PartageTest {
    private static final long MS = 1_000_000;

    @Test
    void aucune_fenetre_ne_passe_le_quota_quels_que_soient_les_retards_les_horloges_et_les_pertes() {
        for (int graine = 0; graine < 300; graine++) {
            Random hasard = new Random(graine);
            int quota = 2 + hasard.nextInt(150);
            Partage partage = new Partage(
                    quota,
                    Duration.ofSeconds(1 + hasard.nextInt(60)),
                    Duration.ofMillis(hasard.nextInt(30_000)),
                    1 + hasard.nextInt(quota - 1));

            List<Long> arrivees = new Monde(partage, partage.seau().getBandwidths()[0], hasard).auHasard();

            assertThat(plusDansUneFenetre(arrivees, partage))
                    .as("graine %d : %s", graine, partage)
                    .isLessThanOrEqualTo(quota);
        }
    }

    @Test
    void la_borne_est_atteinte_donc_la_marge_est_necessaire() {
        Partage partage = Partage.parMinute(120, Duration.ofSeconds(4));
        Partage sansMarge = new Partage(120, Duration.ofMinutes(1), Duration.ZERO, partage.rafale());

        assertThat(plusDansUneFenetre(
                        monde(partage, partage.seau().getBandwidths()[0]).auPire(), partage))
                .isBetween(118, 120);
        assertThat(plusDansUneFenetre(
                        monde(partage, sansMarge.seau().getBandwidths()[0]).auPire(), partage))
                .isGreaterThan(130);
    }

    @Test
    void un_seau_de_tout_le_quota_regarni_en_une_fenetre_en_laisserait_passer_le_double() {
        Partage partage = new Partage(120, Duration.ofMinutes(1), Duration.ZERO, 1);
        Bandwidth naif = Bandwidth.builder()
                .capacity(120)
                .refillGreedy(120, partage.fenetre())
                .build();

        assertThat(plusDansUneFenetre(monde(partage, naif).auPire(), partage)).isGreaterThan(230);
    }

    @Test
    void un_quota_par_minute_compte_dans_sa_marge_redis_le_jeton_l_essai_et_les_horloges() {
        Partage partage = Partage.parMinute(120, Duration.ofSeconds(4));

        assertThat(partage).isEqualTo(new Partage(120, Duration.ofMinutes(1), Duration.ofSeconds(11), 6));
        assertThat(partage.partUtilisable()).isCloseTo(0.80, within(0.01));
        assertThat(Partage.parMinute(120, Duration.ofSeconds(10)).partUtilisable())
                .isCloseTo(0.69, within(0.01));
        assertThat(Partage.parMinute(10, Duration.ofSeconds(10)).rafale()).isEqualTo(1);
    }

    @Test
    void un_partage_impossible_est_refuse() {
        Duration minute = Duration.ofMinutes(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Partage(1, minute, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Partage(10, minute, Duration.ZERO, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Partage(10, minute, Duration.ZERO, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Partage(10, Duration.ZERO, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Partage(10, minute, Duration.ofMillis(-1), 1));
    }

    private static Monde monde(Partage partage, Bandwidth seau) {
        return new Monde(partage, seau, new Random(0));
    }

    private static int plusDansUneFenetre(List<Long> arrivees, Partage partage) {
        List<Long> triees = new ArrayList<>(arrivees);
        Collections.sort(triees);
        int plus = 0;
        int premiere = 0;
        for (int derniere = 0; derniere < triees.size(); derniere++) {
            while (triees.get(derniere) - triees.get(premiere)
                    >= partage.fenetre().toNanos()) {
                premiere++;
            }
            plus = Math.max(plus, derniere - premiere + 1);
        }
        return plus;
    }

    /** Des serveurs qui demandent des places au seau, et un réseau qui porte leurs requêtes. */
    private static final class Monde implements TimeMeter {
        private final Partage partage;
        private final Bandwidth seau;
        private final Random hasard;
        private long instant = 1_000_000 * MS;
        private long ecart;
        private Bucket commun;

        Monde(Partage partage, Bandwidth seau, Random hasard) {
            this.partage = partage;
            this.seau = seau;
            this.hasard = hasard;
            perdre();
        }

        @Override
        public long currentTimeNanos() {
            return instant + ecart;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }

        /** Des demandes par bouffées, séparées de repos ; la marge se partage entre l'écart des horloges et le retard des requêtes. */
        List<Long> auHasard() {
            long ecartMax = partage.marge().toMillis() / 2;
            List<Long> arrivees = new ArrayList<>();
            for (int pas = 0; pas < 3000; pas++) {
                long repos = hasard.nextInt(20) == 0
                        ? partage.fenetre().toMillis()
                        : 2 * partage.espacement().toMillis();
                instant += MS * (long) (hasard.nextDouble() * repos);
                ecart = MS * (long) (hasard.nextDouble() * ecartMax);
                if (hasard.nextInt(200) == 0) {
                    perdre();
                }
                for (int demande = hasard.nextInt(4); demande >= 0; demande--) {
                    if (commun.tryConsume(1)) {
                        long retard = (partage.marge().toMillis() - ecartMax) * hasard.nextInt(3) / 2;
                        arrivees.add(instant + MS * retard);
                    }
                }
            }
            return arrivees;
        }

        /** Seau plein, puis vidé sans relâche ; ce qui part avant la fenêtre la plus chargée y arrive par son retard, s'il le peut. */
        List<Long> auPire() {
            long marge = partage.marge().toNanos();
            instant += 10 * partage.fenetre().toNanos();
            long fenetre = instant + marge;
            List<Long> arrivees = new ArrayList<>();
            for (; instant < fenetre + partage.fenetre().toNanos(); instant += MS) {
                while (commun.tryConsume(1)) {
                    arrivees.add(Math.max(instant, fenetre));
                }
            }
            return arrivees;
        }

        private void perdre() {
            commun = Bucket.builder()
                    .addLimit(seau)
                    .withCustomTimePrecision(this)
                    .build();
        }
    }
}
