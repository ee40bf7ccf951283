package io.github.impotparticulier.bacasable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** L'horloge du bac à sable, lue à l'heure de Paris quel que soit le fuseau de celle qui la fournit. */
final class Horloge {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Clock horloge;

    Horloge(Clock horloge) {
        this.horloge = horloge;
    }

    Instant instant() {
        return horloge.instant();
    }

    LocalDate date() {
        return LocalDate.ofInstant(instant(), PARIS);
    }

    LocalDateTime horodatage() {
        return LocalDateTime.ofInstant(instant(), PARIS).truncatedTo(ChronoUnit.SECONDS);
    }
}
