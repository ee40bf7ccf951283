package io.github.impotparticulier.internal.echange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Le délai qu'une réponse demande, en secondes ou par une date. Une valeur insensée ne demande rien.
 */
public final class DelaiDemande {
    private static final Pattern SECONDES = Pattern.compile("[0-9]{1,9}");

    private static final Duration MAX = Duration.ofSeconds(999_999_999);

    private DelaiDemande() {}

    /** Une date se compte depuis celle du serveur, s'il la donne : son horloge peut différer de la nôtre. */
    static @Nullable Duration lire(String reessayerApres, @Nullable String dateServeur, Clock horloge) {
        String valeur = reessayerApres.strip();
        if (SECONDES.matcher(valeur).matches()) {
            return Duration.ofSeconds(Long.parseLong(valeur));
        }
        return jusqua(DateHttp.lire(valeur), dateServeur, horloge);
    }

    /** Le délai jusqu'à cette date, écrite comme une date HTTP ; {@code null} si elle ne se lit pas. */
    public static @Nullable Duration jusqua(String date, @Nullable String dateServeur, Clock horloge) {
        return jusqua(DateHttp.lire(date), dateServeur, horloge);
    }

    /** Le délai jusqu'à cet instant ; {@code null} s'il n'y en a pas, ou s'il est insensé. */
    public static @Nullable Duration jusqua(@Nullable Instant echeance, @Nullable String dateServeur, Clock horloge) {
        if (echeance == null) {
            return null;
        }
        Instant depart = dateServeur == null ? null : DateHttp.lire(dateServeur);
        Duration delai = Duration.between(depart == null ? horloge.instant() : depart, echeance);
        if (delai.compareTo(MAX) > 0) {
            return null;
        }
        return delai.isNegative() ? Duration.ZERO : delai;
    }
}
