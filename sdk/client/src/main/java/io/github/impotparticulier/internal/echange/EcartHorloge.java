package io.github.impotparticulier.internal.echange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** De combien l'horloge de la machine s'écarte de celle de la passerelle. */
final class EcartHorloge {
    private static final String[] MOIS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private static final Duration NOTABLE = Duration.ofDays(1);

    private EcartHorloge() {}

    /**
     * L'écart, s'il est d'un jour au moins.
     *
     * @param dateServeur une date HTTP, ou ce qui en tient lieu
     * @param machine l'heure de la machine
     */
    static Optional<Duration> lire(@Nullable String dateServeur, Instant machine) {
        if (dateServeur == null || estDuJour(dateServeur, machine)) {
            return Optional.empty();
        }
        Instant serveur = DateHttp.lire(dateServeur);
        return Optional.ofNullable(serveur)
                .map(lue -> Duration.between(lue, machine).abs())
                .filter(ecart -> ecart.compareTo(NOTABLE) >= 0);
    }

    /** Presque toujours, et sans charger de quoi lire une date, que les premiers appels paieraient. */
    static boolean estDuJour(String dateServeur, Instant machine) {
        LocalDate jour = LocalDate.ofInstant(machine, ZoneOffset.UTC);
        String ecrit = (jour.getDayOfMonth() < 10 ? "0" : "") + jour.getDayOfMonth() + " "
                + MOIS[jour.getMonthValue() - 1] + " " + jour.getYear() + " ";
        return dateServeur.startsWith(ecrit, "Xxx, ".length());
    }
}
