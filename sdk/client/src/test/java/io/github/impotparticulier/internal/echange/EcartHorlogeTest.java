package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcartHorlogeTest {
    private static final Instant MIDI = Instant.parse("2024-11-15T12:00:00Z");
    private static final DateTimeFormatter EN_TETE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 43_199, -43_200, 60_000, -60_000, 86_399, -86_399})
    void moins_d_un_jour_d_ecart_ne_se_dit_pas(long secondes) {
        assertThat(EcartHorloge.lire(EN_TETE.format(MIDI.plusSeconds(secondes)), MIDI))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {86_400, -86_400, 86_401, 31_536_000, -31_536_000, 3_155_760_000L})
    void un_jour_ou_plus_se_dit_dans_un_sens_comme_dans_l_autre(long secondes) {
        assertThat(EcartHorloge.lire(EN_TETE.format(MIDI.plusSeconds(secondes)), MIDI))
                .hasValue(Duration.ofSeconds(Math.abs(secondes)));
    }

    @Test
    void le_meme_jour_d_un_autre_mois_ou_d_une_autre_annee_n_est_pas_ce_jour() {
        assertThat(EcartHorloge.lire("Tue, 15 Oct 2024 12:00:00 GMT", MIDI)).hasValue(Duration.ofDays(31));
        assertThat(EcartHorloge.lire("Wed, 15 Nov 2023 12:00:00 GMT", MIDI)).hasValue(Duration.ofDays(366));
    }

    @Test
    void une_heure_absente_ou_illisible_ne_dit_rien() {
        assertThat(EcartHorloge.lire(null, MIDI)).isEmpty();
        assertThat(EcartHorloge.lire("", MIDI)).isEmpty();
        assertThat(EcartHorloge.lire("hier", MIDI)).isEmpty();
        assertThat(EcartHorloge.lire("2023-11-15T12:00:00Z", MIDI)).isEmpty();
    }

    @Test
    void des_blancs_autour_n_y_font_rien() {
        assertThat(EcartHorloge.lire(" Fri, 15 Nov 2024 12:00:00 GMT ", MIDI)).isEmpty();
        assertThat(EcartHorloge.lire(" Wed, 15 Nov 2023 12:00:00 GMT ", MIDI)).hasValue(Duration.ofDays(366));
    }

    /** Chaque jour de deux ans, dont les douze mois et un 29 février. */
    @Test
    void le_jour_meme_se_reconnait_sans_lire_la_date() {
        for (int jour = 0; jour < 731; jour++) {
            Instant machine = MIDI.plus(jour, ChronoUnit.DAYS);
            String dite = EN_TETE.format(machine.minus(11, ChronoUnit.HOURS));
            assertThat(EcartHorloge.estDuJour(dite, machine)).as(dite).isTrue();
            assertThat(EcartHorloge.estDuJour(dite, machine.plus(1, ChronoUnit.DAYS)))
                    .as(dite)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"'Fri, 15 Nov 2024'", "'15 Nov 2024 12:00:00 GMT'", "'Fri, 15 Nov 20245 12:00:00 GMT'", "''"})
    void une_date_d_une_autre_forme_n_est_pas_reconnue(String dite) {
        assertThat(EcartHorloge.estDuJour(dite, MIDI)).isFalse();
    }
}
