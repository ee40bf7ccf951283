package io.github.impotparticulier.bacasable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** L'horloge du bac à sable, lue à l'heure de Paris quel que soit le fuseau de celle qui la fournit. */
final class Horloge {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int DERNIERE_ANNEE = 2100;

    private final Clock horloge;
    private volatile Duration avance = Duration.ZERO;

    Horloge(Clock horloge) {
        this.horloge = horloge;
    }

    Instant instant() {
        return horloge.instant().plus(avance);
    }

    synchronized void avancer(Duration duree) {
        avance = avance.plus(duree);
    }

    /**
     * Avance d'un nombre d'unités du calendrier, compté à Paris.
     *
     * @throws IllegalArgumentException si elle passerait l'an {@value #DERNIERE_ANNEE}
     */
    synchronized void avancer(int nombre, ChronoUnit unite) {
        ZonedDateTime depart = instant().atZone(PARIS);
        ZonedDateTime arrivee = depart.plus(nombre, unite);
        if (arrivee.getYear() > DERNIERE_ANNEE) {
            throw new IllegalArgumentException("L'horloge du bac à sable ne passe pas l'an " + DERNIERE_ANNEE);
        }
        avancer(Duration.between(depart, arrivee));
    }

    /** De combien elle avance sur celle qui l'entraîne. */
    Duration avance() {
        return avance;
    }

    synchronized void remettreALHeure() {
        avance = Duration.ZERO;
    }

    LocalDate date() {
        return LocalDate.ofInstant(instant(), PARIS);
    }

    LocalDateTime horodatage() {
        return LocalDateTime.ofInstant(instant(), PARIS).truncatedTo(ChronoUnit.SECONDS);
    }
}
