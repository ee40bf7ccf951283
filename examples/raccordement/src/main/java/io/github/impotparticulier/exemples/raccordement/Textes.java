package io.github.impotparticulier.exemples.raccordement;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates, durées et nombres à la française, quelle que soit la langue de la machine. */
final class Textes {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("dd/MM/uuuu 'à' HH:mm", Locale.ROOT);

    private static final Pattern INVISIBLES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private Textes() {}

    /** Ce qui n'est pas d'ici, d'une seule ligne et sans rien qui commande un terminal. */
    static String lisible(String texte) {
        return INVISIBLES.matcher(texte).replaceAll(" ").strip();
    }

    static String jour(Instant instant) {
        return JOUR.format(instant.atZone(PARIS));
    }

    /** À l'heure de Paris. */
    static String instant(Instant instant) {
        return INSTANT.format(instant.atZone(PARIS));
    }

    static String duree(Duration duree) {
        if (duree.toDays() > 0) {
            return combien(duree.toDays(), "jour");
        }
        if (duree.toHours() > 0) {
            return combien(duree.toHours(), "heure");
        }
        return duree.toMinutes() > 0 ? combien(duree.toMinutes(), "minute") : combien(duree.toSeconds(), "seconde");
    }

    /** Le nombre et le nom, accordé. */
    static String combien(long nombre, String nom) {
        return nombre + " " + nom + (nombre > 1 ? "s" : "");
    }
}
