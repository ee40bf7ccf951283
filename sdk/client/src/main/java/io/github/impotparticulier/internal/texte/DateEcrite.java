package io.github.impotparticulier.internal.texte;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Une date telle qu'elle est écrite : le jour, ou le mois et le jour, y sont à zéro quand ils ne sont pas connus.
 *
 * @param annee l'année ; 0 si elle n'est pas connue
 * @param mois le mois, de 1 à 12 ; 0 s'il n'est pas connu
 * @param jour le jour du mois ; 0 s'il n'est pas connu
 */
public record DateEcrite(int annee, int mois, int jour) {
    /** Une date dont rien n'est connu. */
    public static final DateEcrite INCONNUE = new DateEcrite(0, 0, 0);

    private static final int LONGUEUR_MAX = 60;
    private static final int ANNEE_MAX = 9999;
    private static final int MOIS_MAX = 12;
    private static final int JOUR_MAX = 31;

    /**
     * La date de ces trois parties.
     *
     * @param annee l'année ; 0 si elle n'est pas connue
     * @param mois le mois ; 0 s'il n'est pas connu
     * @param jour le jour du mois ; 0 s'il n'est pas connu
     * @return la date, qu'elle existe ou non ; vide si l'une des parties ne peut en être une
     */
    public static Optional<DateEcrite> siPossible(int annee, int mois, int jour) {
        boolean possible =
                annee >= 0 && annee <= ANNEE_MAX && mois >= 0 && mois <= MOIS_MAX && jour >= 0 && jour <= JOUR_MAX;
        return possible ? Optional.of(new DateEcrite(annee, mois, jour)) : Optional.empty();
    }

    /**
     * Lit une date écrite en chiffres, l'année sur quatre, suivie ou non d'une heure et d'un fuseau.
     *
     * @param texte un texte quelconque
     * @return la date ; vide si le texte n'en est pas une
     */
    public static Optional<DateEcrite> lire(String texte) {
        if (texte.length() > LONGUEUR_MAX) {
            return Optional.empty();
        }
        for (DateTimeFormatter forme : Formes.TOUTES) {
            ParsePosition fin = new ParsePosition(0);
            // Sans résoudre : une partie à zéro n'est d'aucun jour.
            TemporalAccessor lue = forme.parseUnresolved(texte, fin);
            if (lue != null && fin.getIndex() == texte.length()) {
                return de(lue);
            }
        }
        return Optional.empty();
    }

    private static Optional<DateEcrite> de(TemporalAccessor lue) {
        Optional<DateEcrite> date = siPossible(
                partie(lue, ChronoField.YEAR),
                partie(lue, ChronoField.MONTH_OF_YEAR),
                partie(lue, ChronoField.DAY_OF_MONTH));
        try {
            return date.map(possible -> possible.aParis(
                    LocalTime.of(
                            partie(lue, ChronoField.HOUR_OF_DAY),
                            partie(lue, ChronoField.MINUTE_OF_HOUR),
                            partie(lue, ChronoField.SECOND_OF_MINUTE)),
                    lue.isSupported(ChronoField.OFFSET_SECONDS)
                            ? ZoneOffset.ofTotalSeconds(partie(lue, ChronoField.OFFSET_SECONDS))
                            : null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int partie(TemporalAccessor lue, ChronoField champ) {
        return lue.isSupported(champ) ? (int) lue.getLong(champ) : 0;
    }

    /** À minuit, le jour est celui qui est écrit ; à une autre heure d'un autre fuseau, celui de Paris à cet instant. */
    private DateEcrite aParis(LocalTime heure, @Nullable ZoneOffset decalage) {
        Optional<LocalDate> entiere = date();
        if (decalage == null || heure.equals(LocalTime.MIDNIGHT) || entiere.isEmpty()) {
            return this;
        }
        LocalDate jourAParis = entiere.get()
                .atTime(heure)
                .atOffset(decalage)
                .atZoneSameInstant(Formes.PARIS)
                .toLocalDate();
        return new DateEcrite(jourAParis.getYear(), jourAParis.getMonthValue(), jourAParis.getDayOfMonth());
    }

    /** {@return la date entière ; vide s'il en manque une partie, ou si le jour n'existe pas} */
    public Optional<LocalDate> date() {
        if (annee == 0 || mois == 0 || jour == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(annee, mois, jour));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** À part : les formats de date chargent des dizaines de classes, pour des champs que peu de programmes lisent. */
    private static final class Formes {
        static final ZoneId PARIS = ZoneId.of("Europe/Paris");
        static final List<DateTimeFormatter> TOUTES = Stream.concat(
                        Stream.of("uuuu-MM-dd", "dd/MM/uuuu", "uuuuMMdd", "dd-MM-uuuu", "dd.MM.uuuu", "uuuu/MM/dd")
                                .map(Formes::jour),
                        Stream.of("MM/uuuu", "uuuu-MM", "uuuu")
                                .map(motif -> DateTimeFormatter.ofPattern(motif, Locale.ROOT)))
                .toList();

        /** Un jour, suivi ou non d'une heure, d'un décalage, d'un fuseau. */
        private static DateTimeFormatter jour(String motif) {
            return new DateTimeFormatterBuilder()
                    .appendPattern(motif)
                    .optionalStart()
                    .appendPattern("[' ']['T']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd()
                    .appendPattern("[XXX][XX][X]['['VV']']")
                    .toFormatter(Locale.ROOT);
        }
    }
}
