package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.internal.texte.Formes;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Une identité FranceConnect, d'après ses revendications (« claims »), et ce qui s'en demande à R2P. */
final class IdentiteFranceConnect {
    private static final Pattern LETTRE = Pattern.compile("\\p{L}");

    private final Map<String, ?> claims;

    IdentiteFranceConnect(Map<String, ?> claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
    }

    EtatCivil etatCivil() {
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(exiger(texte("family_name"), "nom de naissance (family_name)"))
                .prenoms(exiger(
                        texte("given_name")
                                .filter(IdentiteFranceConnect::aUneLettre)
                                .or(() -> texte("given_name_array")),
                        "prénom (given_name)"));
        sexe().ifPresent(etatCivil::sexe);
        dater(etatCivil);
        lieu().ifPresent(etatCivil::lieu);
        return etatCivil.build();
    }

    private static String exiger(Optional<String> nom, String quoi) {
        return nom.filter(IdentiteFranceConnect::aUneLettre)
                .orElseThrow(
                        () -> Formes.invalide(
                                "Identité FranceConnect sans " + quoi
                                        + " : R2P exige un nom et un prénom. Demandez à la personne son numéro fiscal (Usager.parSpi)."));
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

    /** Le texte d'une revendication, ou de tous les éléments d'une liste ; vide s'il n'y a que des blancs. */
    private Optional<String> texte(String nom) {
        Object valeur = claims.get(nom);
        if (valeur instanceof Collection<?> liste) {
            return nonBlanc(liste.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining(" ")));
        }
        return valeur == null ? Optional.empty() : nonBlanc(valeur.toString());
    }

    private static Optional<String> nonBlanc(String texte) {
        return Optional.of(texte.strip()).filter(net -> !net.isEmpty());
    }
}
