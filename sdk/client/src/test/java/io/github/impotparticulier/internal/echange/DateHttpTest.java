package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les trois formes d'une date HTTP ; les exemples sont ceux de la RFC 9110. */
class DateHttpTest {
    private static final Instant NOVEMBRE_1994 = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                " Sun, 06 Nov 1994 08:49:37 GMT ",
                "06 Nov 1994 08:49:37 +0000",
                "Sun, 06 Nov 1994 09:49:37 +0100"
            })
    void chaque_forme_se_lit(String date) {
        assertThat(DateHttp.lire(date)).isEqualTo(NOVEMBRE_1994);
    }

    /** Chaque jour de deux ans : les douze mois, les sept jours, un 29 février. */
    @Test
    void jours_et_mois_se_lisent_en_anglais_quelle_que_soit_la_langue_de_la_machine() {
        Locale avant = Locale.getDefault();
        try {
            for (String langue : List.of("fr-FR", "ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist")) {
                Locale.setDefault(Locale.forLanguageTag(langue));
                Instant instant = Instant.parse("2023-03-01T23:59:59Z");
                for (int jour = 0; jour < 731; jour += 3) {
                    for (String forme : List.of(
                            "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                            "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
                            "EEE MMM ppd HH:mm:ss yyyy")) {
                        Instant ecrit = instant.plus(jour, ChronoUnit.DAYS);
                        String date = DateTimeFormatter.ofPattern(forme, Locale.ENGLISH)
                                .format(ecrit.atZone(ZoneOffset.UTC));
                        assertThat(DateHttp.lire(date)).as(date).isEqualTo(ecrit);
                    }
                }
            }
        } finally {
            Locale.setDefault(avant);
        }
    }

    @Test
    void une_annee_en_deux_chiffres_est_de_1970_a_2069() {
        assertThat(DateHttp.lire("Thursday, 01-Jan-70 00:00:00 GMT")).isEqualTo(Instant.EPOCH);
        assertThat(DateHttp.lire("Tuesday, 01-Jan-69 00:00:00 GMT")).isEqualTo(Instant.parse("2069-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hier",
                "0",
                "2024-11-15T12:00:00Z",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Monday, 06-Nov-94 08:49:37 GMT",
                "Mon Nov  6 08:49:37 1994",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37",
                "Sunday, 06-Nov-94 08:49:37 CET",
                "dimanche, 06-nov-94 08:49:37 GMT",
                "Sun Nov 31 08:49:37 1994 GMT",
                "Sun Nov 6 08:49:37 1994",
                "Sun Foo  6 08:49:37 1994",
                "Sun Nov  6 28:49:37 1994",
                "Sun Nov  6 08:49:37 94",
                "Sunday, 32-Nov-94 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"
            })
    void une_autre_forme_ou_un_jour_qui_n_existe_pas_ne_se_lit_pas(String date) {
        assertThat(DateHttp.lire(date)).isNull();
    }

    @Test
    void l_en_tete_ne_dit_l_heure_que_s_il_est_seul() {
        assertThat(EnTetes.date(Headers.of("X", "1", "date", "hier"))).isEqualTo("hier");
        assertThat(EnTetes.date(Headers.of("X", "1"))).isNull();
        assertThat(EnTetes.date(Headers.of("Date", "hier", "Date", "hier"))).isNull();
    }
}
