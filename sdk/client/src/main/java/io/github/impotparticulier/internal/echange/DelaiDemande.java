package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Le délai qu'une réponse demande : par Retry-After, en secondes ou par une date, ou par l'heure qu'une passerelle WSO2 écrit dans le
 * corps d'un quota dépassé. Une valeur insensée ne demande rien.
 */
final class DelaiDemande {
    private static final Pattern SECONDES = Pattern.compile("[0-9]{1,9}");

    private static final Duration MAX = Duration.ofSeconds(999_999_999);

    private DelaiDemande() {}

    /** Une date se compte depuis celle du serveur, s'il la donne : son horloge peut différer de la nôtre. */
    static @Nullable Duration lire(@Nullable String reessayerApres, @Nullable String dateServeur, Clock horloge) {
        if (reessayerApres == null) {
            return null;
        }
        String valeur = reessayerApres.strip();
        if (SECONDES.matcher(valeur).matches()) {
            return Duration.ofSeconds(Long.parseLong(valeur));
        }
        return jusqua(instant(valeur), dateServeur, horloge);
    }

    /**
     * Le délai jusqu'à l'heure où le quota se rouvrira.
     *
     * @param prochainAcces comme « 2026-Jan-01 10:00:00+0000 UTC »
     */
    static @Nullable Duration avantAcces(String prochainAcces, @Nullable String dateServeur, Clock horloge) {
        // Dans l'ordre d'une date HTTP, dont le JDK lit les mois en anglais quelle que soit la langue de la machine.
        String enOrdre = prochainAcces.replaceFirst(
                "^([0-9]{4})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8})([+-][0-9]{4})( .*)?$", "$3 $2 $1 $4 $5");
        return jusqua(instant(enOrdre), dateServeur, horloge);
    }

    private static @Nullable Duration jusqua(@Nullable Instant echeance, @Nullable String dateServeur, Clock horloge) {
        if (echeance == null) {
            return null;
        }
        Instant depart = dateServeur == null ? null : instant(dateServeur.strip());
        Duration delai = Duration.between(depart == null ? horloge.instant() : depart, echeance);
        if (delai.compareTo(MAX) > 0) {
            return null;
        }
        return delai.isNegative() ? Duration.ZERO : delai;
    }

    /** L'instant d'une date HTTP ; {@code null} si elle ne se lit pas. */
    static @Nullable Instant instant(String texte) {
        try {
            return ZonedDateTime.parse(texte, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
