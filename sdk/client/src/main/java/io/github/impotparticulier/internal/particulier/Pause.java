package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.DelaiDemande;
import io.github.impotparticulier.internal.echange.Reponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** La pause qu'une réponse demande à tous les appels d'un compte. */
final class Pause {
    /** La fenêtre du serveur : un délai nul, qu'il arrondit, n'en laisse pas passer une entière. */
    private static final Duration FENETRE = Duration.ofSeconds(1);

    /** La plus longue fenêtre que le serveur compte : au-delà, une horloge est fausse. */
    private static final Duration REOUVERTURE_MAX = Duration.ofMinutes(1);

    /** Le double du bannissement : une seule réponse insensée ne suspend pas un client jusqu'à ce qu'on le redémarre. */
    private static final Duration REFUS_MAX = Duration.ofDays(1);

    private static final Pattern SECONDES = Pattern.compile("[0-9]{1,11}");

    private final Clock horloge;

    Pause(Clock horloge) {
        this.horloge = horloge;
    }

    /** La pause ; {@code null} si la réponse n'en demande pas. */
    @Nullable
    Duration demandee(Reponse reponse) {
        if (reponse.statut() == 429) {
            Duration delai = delai(reponse);
            return delai == null || delai.compareTo(FENETRE) < 0 ? FENETRE : auPlus(REFUS_MAX, delai);
        }
        boolean epuise = reponse.circonstances().quotaRestant().orElse(1) == 0;
        Duration reouverture = epuise ? reouverture(reponse) : null;
        return reouverture == null || reouverture.isZero() ? null : auPlus(REOUVERTURE_MAX, reouverture);
    }

    private static Duration auPlus(Duration max, Duration demandee) {
        return demandee.compareTo(max) > 0 ? max : demandee;
    }

    /** Le délai qu'un refus de quota demande : {@code Retry-After} d'abord, puis {@code RateLimit-Reset} ; inconnu n'est pas zéro. */
    @Nullable
    Duration delai(Reponse reponse) {
        return reponse.circonstances().delai().orElseGet(() -> reouverture(reponse));
    }

    /** Jusqu'à {@code RateLimit-Reset}, arrondi à la seconde du dessus. */
    private @Nullable Duration reouverture(Reponse reponse) {
        String valeur = reponse.entete("RateLimit-Reset");
        if (valeur == null || !SECONDES.matcher(valeur).matches()) {
            return null;
        }
        Duration exacte = DelaiDemande.jusqua(Instant.ofEpochSecond(Long.parseLong(valeur)), reponse.date(), horloge);
        return exacte == null || exacte.toNanosPart() == 0 ? exacte : Duration.ofSeconds(exacte.toSeconds() + 1);
    }
}
