package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.internal.texte.Formes;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Une date de naissance, dont chaque partie peut manquer : beaucoup de personnes nées à l'étranger n'ont qu'une année.
 *
 * <p>C'est une donnée personnelle : {@link #toString()} ne la montre pas. Les administrations écrivent à zéro ce qui manque
 * ({@code 1992-05-00}). Un jour qui n'existe pas (le 31 février) se rencontre dans les registres : ses parties se lisent,
 * {@link #date()} est vide.
 */
public final class DateNaissance {
    private static final Pattern FORME = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

    private final DateEcrite date;

    private DateNaissance(DateEcrite date) {
        this.date = date;
    }

    /**
     * {@return la date de ces trois parties}
     *
     * @param annee l'année, sur quatre chiffres ; 0 si elle manque
     * @param mois le mois, de 1 à 12 ; 0 s'il manque
     * @param jour le jour du mois, de 1 à 31 ; 0 s'il manque
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si une partie ne peut en être une ; elle n'est pas citée
     */
    public static DateNaissance de(int annee, int mois, int jour) {
        return DateEcrite.siPossible(annee, mois, jour).map(DateNaissance::new).orElseThrow(DateNaissance::refus);
    }

    /**
     * {@return cette date, entière}
     *
     * @param date un jour
     */
    public static DateNaissance de(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return de(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * Lit une date.
     *
     * @param texte {@code AAAA-MM-JJ}, ce qui manque à zéro
     * @return la date
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le texte n'a pas cette forme ; l'exception ne le cite pas
     */
    public static DateNaissance de(String texte) {
        return siBienFormee(texte).orElseThrow(DateNaissance::refus);
    }

    /**
     * {@return la date que porte ce texte, {@code AAAA-MM-JJ}, ce qui manque à zéro ; vide s'il n'a pas cette forme}
     *
     * @param texte un texte quelconque
     */
    public static Optional<DateNaissance> siBienFormee(String texte) {
        Matcher lue = FORME.matcher(Objects.requireNonNull(texte, "date de naissance"));
        return lue.matches()
                ? DateEcrite.siPossible(
                                Integer.parseInt(lue.group(1)),
                                Integer.parseInt(lue.group(2)),
                                Integer.parseInt(lue.group(3)))
                        .map(DateNaissance::new)
                : Optional.empty();
    }

    private static RuntimeException refus() {
        return Formes.invalide("Date de naissance : donnez AAAA-MM-JJ, avec 00 pour un jour ou un mois inconnu.");
    }

    /** {@return l'année ; vide si elle manque} */
    public OptionalInt annee() {
        return siConnue(date.annee());
    }

    /** {@return le mois, de 1 à 12 ; vide s'il manque} */
    public OptionalInt mois() {
        return siConnue(date.mois());
    }

    /** {@return le jour du mois ; vide s'il manque} */
    public OptionalInt jour() {
        return siConnue(date.jour());
    }

    private static OptionalInt siConnue(int partie) {
        return partie == 0 ? OptionalInt.empty() : OptionalInt.of(partie);
    }

    /** {@return la date entière ; vide s'il en manque une partie, ou si le jour n'existe pas} */
    public Optional<LocalDate> date() {
        return date.date();
    }

    /** {@return vrai si les mêmes parties de l'autre sont connues, et sont les mêmes} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof DateNaissance naissance && date.equals(naissance.date);
    }

    /** {@return un code de hachage fondé sur les trois parties} */
    @Override
    public int hashCode() {
        return date.hashCode();
    }

    /** {@return un texte fixe, sans la date} */
    @Override
    public String toString() {
        return "DateNaissance[masquée]";
    }
}
