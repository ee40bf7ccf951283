package io.github.impotparticulier.bacasable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** L'horloge du bac à sable, lue à l'heure de Paris quel que soit le fuseau de celle qui la fournit. */
final class Horloge {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Clock horloge;
    private final AtomicReference<Duration> avance = new AtomicReference<>(Duration.ZERO);

    Horloge(Clock horloge) {
        this.horloge = horloge;
    }

    Instant instant() {
        return horloge.instant().plus(avance.get());
    }

    void avancer(Duration duree) {
        avance.updateAndGet(dejaAvancee -> dejaAvancee.plus(duree));
    }

    LocalDate date() {
        return LocalDate.ofInstant(instant(), PARIS);
    }

    LocalDateTime horodatage() {
        return LocalDateTime.ofInstant(instant(), PARIS).truncatedTo(ChronoUnit.SECONDS);
    }
}
