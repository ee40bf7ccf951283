package io.github.impotparticulier.internal.echange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Une date HTTP, dans l'une des trois formes qu'un serveur peut écrire : celle d'aujourd'hui (RFC 1123), celle de la RFC 850 et celle
 * d'{@code asctime}. Jours et mois y sont en anglais, quelle que soit la langue de la machine.
 *
 * <p>Source : RFC 9110, 5.6.7.
 */
final class DateHttp {
    private static final String HEURE = "([0-9]{2}:[0-9]{2}:[0-9]{2})";
    private static final Pattern RFC_850 =
            Pattern.compile("([A-Z][a-z]{2})[a-z]{3,6}, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) " + HEURE + " GMT");
    private static final Pattern ASCTIME =
            Pattern.compile("([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([0-9 ][0-9]) " + HEURE + " ([0-9]{4})");

    /** Une année en deux chiffres est de 1970 à 2069 : l'horloge de la machine, peut-être fausse, ne peut en décider. */
    private static final int PREMIERE_DU_SIECLE_DERNIER = 70;

    private DateHttp() {}

    /** L'instant de cette date ; {@code null} si elle ne se lit pas. */
    static @Nullable Instant lire(String texte) {
        try {
            return ZonedDateTime.parse(enRfc1123(texte.strip()), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String enRfc1123(String texte) {
        Matcher longue = RFC_850.matcher(texte);
        if (longue.matches()) {
            String siecle = Integer.parseInt(longue.group(4)) < PREMIERE_DU_SIECLE_DERNIER ? "20" : "19";
            return longue.replaceFirst("$1, $2 $3 " + siecle + "$4 $5 GMT");
        }
        Matcher asctime = ASCTIME.matcher(texte);
        return asctime.matches()
                ? asctime.group(1) + ", " + asctime.group(3).strip() + " " + asctime.group(2) + " " + asctime.group(5)
                        + " " + asctime.group(4) + " GMT"
                : texte;
    }
}
