package io.github.impotparticulier.bacasable;

import java.time.Clock;
import java.time.DateTimeException;
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
    private static final int PREMIERE_ANNEE = 1970;
    private static final int DERNIERE_ANNEE = 2100;

    private final Clock horloge;
    private volatile Duration avance = Duration.ZERO;

    Horloge(Clock horloge) {
        this.horloge = horloge;
    }

    Instant instant() {
        return horloge.instant().plus(avance);
    }

    /**
     * Avance d'une durée.
     *
     * @throws IllegalArgumentException si elle passerait l'an {@value #DERNIERE_ANNEE}, ou reculerait avant {@value #PREMIERE_ANNEE}
     */
    synchronized void avancer(Duration duree) {
        try {
            Duration nouvelle = avance.plus(duree);
            int annee = horloge.instant().plus(nouvelle).atZone(PARIS).getYear();
            if (annee >= PREMIERE_ANNEE && annee <= DERNIERE_ANNEE) {
                avance = nouvelle;
                return;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // Plus loin encore.
        }
        throw new IllegalArgumentException("L'horloge du bac à sable ne passe pas l'an " + DERNIERE_ANNEE
                + ", ni ne recule avant " + PREMIERE_ANNEE);
    }

    /**
     * Avance d'un nombre d'unités du calendrier, compté à Paris.
     *
     * @throws IllegalArgumentException comme pour une durée
     */
    synchronized void avancer(int nombre, ChronoUnit unite) {
        ZonedDateTime depart = instant().atZone(PARIS);
        ZonedDateTime arrivee = depart.plus(nombre, unite);
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
