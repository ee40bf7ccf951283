package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.graines.Invariants.exiger;
import static io.github.impotparticulier.graines.Invariants.exigerAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.Graines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui est vrai de tout Retry-After ; voyez {@link Graines} pour chercher plus longtemps. */
class ProprietesEchangeTest {
    private static final long PAR_OCTET = 128;
    private static final long FIXE = 256 * 1024;

    /** L'analyse des dates du JDK admet des années de neuf chiffres. */
    private static final Duration DELAI_MAX = Duration.ofDays(1_000_000_000L * 366);

    private static final Clock HORLOGE = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);
    private static final DateTimeFormatter EN_TETE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    static LongStream graines() {
        return Graines.jusqua(8);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_delai_abime_se_lit_ou_ne_demande_rien(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        Deformations deformations = new Deformations(hasard);
        for (int i = 0; i < 100; i++) {
            verifierDelai(enTete(hasard, deformations), hasard.nextBoolean() ? null : enTete(hasard, deformations));
        }
    }

    private static String enTete(RandomGenerator hasard, Deformations deformations) {
        String valeur = hasard.nextBoolean() ? EN_TETE.format(instant(hasard)) : Long.toString(hasard.nextLong() >> 20);
        return new String(
                deformations.deformer(valeur.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    private static Instant instant(RandomGenerator hasard) {
        return Instant.ofEpochSecond(hasard.nextLong(0, 4_102_444_800L));
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_delai_bien_forme_est_celui_demande_a_l_horloge_du_serveur(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        for (int i = 0; i < 50; i++) {
            int secondes = hasard.nextInt(1_000_000_000);
            assertThat(DelaiDemande.lire(" " + secondes + "\t", EN_TETE.format(instant(hasard)), HORLOGE))
                    .isEqualTo(Duration.ofSeconds(secondes));

            Instant depart = instant(hasard);
            Instant fin = depart.plusSeconds(hasard.nextInt(-100_000, 100_000));
            Duration attendu = Duration.between(depart, fin);
            assertThat(DelaiDemande.lire(EN_TETE.format(fin), EN_TETE.format(depart), HORLOGE))
                    .isEqualTo(attendu.isNegative() ? Duration.ZERO : attendu);
        }
    }

    /** Ce qui est vrai d'un Retry-After, pour des textes quelconques. */
    static void verifierDelai(String reessayerApres, String date) {
        int taille = reessayerApres.length() + (date == null ? 0 : date.length());
        exigerAllocation(FIXE, PAR_OCTET, taille, () -> {
            Duration lu = DelaiDemande.lire(reessayerApres, date, HORLOGE);
            exiger(lu == null || (!lu.isNegative() && lu.compareTo(DELAI_MAX) < 0), "un délai insensé : " + lu);
        });
    }
}
