package io.github.impotparticulier.personne;

import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.internal.texte.Formes;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Une identité FranceConnect, d'après ses revendications (« claims »), et ce qui s'en demande à R2P. */
final class IdentiteFranceConnect {
    private static final Pattern LETTRE = Pattern.compile("\\p{L}");

    private final Map<String, ?> claims;

    IdentiteFranceConnect(Map<String, ?> claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
    }

    EtatCivil etatCivil() {
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(exiger(nom("family_name"), "nom de naissance (family_name)"))
                .prenoms(exiger(nom("given_name").or(() -> nom("given_name_array")), "prénom (given_name)"));
        nom("preferred_username").ifPresent(usage -> nommer(etatCivil, usage));
        sexe().ifPresent(etatCivil::sexe);
        dater(etatCivil);
        lieu().ifPresent(etatCivil::lieu);
        return etatCivil.build();
    }

    private static String exiger(Optional<String> nom, String quoi) {
        return nom.orElseThrow(() -> Formes.invalide("Identité FranceConnect sans " + quoi
                + " : R2P exige un nom et un prénom. Demandez à la personne son numéro fiscal (Usager.parSpi)."));
    }

    /** Sans nom d'usage, la personne se cherche aussi bien : une forme refusée à un nom n'en fait pas refuser l'identité. */
    private static void nommer(EtatCivil.Builder etatCivil, String usage) {
        try {
            etatCivil.nomUsage(usage);
        } catch (RequeteInvalideException e) {
            // Il manque, voilà tout.
        }
    }

    /** Un fournisseur d'identité met parfois un tiret à la place d'un nom qui n'existe pas. */
    private static boolean aUneLettre(String texte) {
        return LETTRE.matcher(texte).find();
    }

    private Optional<Sexe> sexe() {
        return texte("gender").flatMap(genre -> switch (genre.toLowerCase(Locale.ROOT)) {
            case "male" -> Optional.of(Sexe.MASCULIN);
            case "female" -> Optional.of(Sexe.FEMININ);
            default -> Optional.empty();
        });
    }

    /** Ce que le fournisseur d'identité sait de la date prime sur ce dont FranceConnect l'a complétée. */
    private void dater(EtatCivil.Builder etatCivil) {
        Optional<DateEcrite> connue = date("idp_birthdate");
        DateEcrite date = connue.or(() -> date("birthdate")).orElse(DateEcrite.INCONNUE);
        Optional<LocalDate> jour = date.date();
        if (jour.isPresent() && connue.isPresent()) {
            etatCivil.dateNaissance(jour.get());
        } else if (jour.isPresent()) {
            etatCivil.naissancePeutEtrePresumee(jour.get());
        } else if (date.annee() > 0 && date.mois() > 0 && date.jour() == 0) {
            etatCivil.dateNaissance(YearMonth.of(date.annee(), date.mois()));
        } else if (date.annee() > 0 && date.mois() == 0) {
            etatCivil.dateNaissance(Year.of(date.annee()));
        }
    }

    private Optional<DateEcrite> date(String nom) {
        return texte(nom).flatMap(DateEcrite::lire);
    }

    /** Le pays étranger d'abord ; en France la commune, si c'est un code ; sinon ce que l'on sait du pays. */
    private Optional<LieuNaissance> lieu() {
        Optional<LieuNaissance> pays =
                texte("birthcountry").flatMap(LieuNaissance::siCode).filter(LieuNaissance::estUnPays);
        Optional<LieuNaissance> commune = texte("birthplace").flatMap(LieuNaissance::siCode);
        return pays.filter(connu -> !connu.equals(LieuNaissance.enFrance()))
                .or(() -> commune)
                .or(() -> pays);
    }

    /** Un nom : des textes seulement, dont l'un a une lettre. */
    private Optional<String> nom(String claim) {
        return lire(claim, CharSequence.class::isInstance).filter(IdentiteFranceConnect::aUneLettre);
    }

    private Optional<String> texte(String claim) {
        return lire(claim, valeur -> !(valeur instanceof Boolean));
    }

    /** Ce que dit une revendication, ou chaque élément d'une liste ; vide s'il n'y a que des blancs. */
    private Optional<String> lire(String claim, Predicate<Object> ditQuelqueChose) {
        String texte = elements(claims.get(claim))
                .filter(Objects::nonNull)
                .peek(valeur -> exigerDeJava(claim, valeur))
                .filter(ditQuelqueChose)
                .map(Object::toString)
                .collect(Collectors.joining(" "))
                .strip();
        return texte.isEmpty() ? Optional.empty() : Optional.of(texte);
    }

    private static Stream<?> elements(@Nullable Object valeur) {
        if (valeur instanceof Collection<?> liste) {
            return liste.stream();
        }
        return valeur instanceof Object[] tableau ? Arrays.stream(tableau) : Stream.ofNullable(valeur);
    }

    /** Le texte d'une valeur d'une bibliothèque JSON est du JSON : un nom partirait entre guillemets. */
    private static void exigerDeJava(String claim, Object valeur) {
        boolean deJava = valeur instanceof CharSequence
                || valeur instanceof Number
                || valeur instanceof Boolean
                || valeur instanceof TemporalAccessor;
        if (!deJava) {
            throw Formes.invalide("Identité FranceConnect : « " + claim
                    + " » n'est ni un texte, ni un nombre, ni une date java.time, ni une liste : donnez des valeurs de Java (String),"
                    + " non celles d'une bibliothèque JSON ou JWT.");
        }
    }
}
