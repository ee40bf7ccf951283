package io.github.impotparticulier.bacasable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Un paramètre de recherche d'une personne : sa forme, et ce qu'il compare. Sources : OpenAPI R2P et SFiP.
 *
 * @param nom nom du paramètre de requête
 * @param forme vrai si la valeur a la forme attendue
 * @param critere vrai si une personne du registre correspond à la valeur
 */
record Parametre(String nom, Predicate<String> forme, BiPredicate<PersonnePhysique, String> critere) {
    static final Pattern SPI = Pattern.compile("[0-3][0-9]{12}");

    private static final Pattern PAYS = Pattern.compile("[0-9]{5}");
    private static final Pattern COMMUNE = Pattern.compile("[0-9]{2,3}");

    static final List<Parametre> R2P_ETAT_CIVIL = etatCivil(Departement.R2P_NAISSANCE);

    static final List<Parametre> R2P_PERSONNE = Stream.concat(
                    R2P_ETAT_CIVIL.stream(),
                    Stream.of(
                            codePaysAdresse(),
                            codeDepartementAdresse(Departement.R2P_ADRESSE),
                            de(
                                    "adrCodeTom",
                                    Departement.TOM,
                                    (p, v) -> p.residence().estDans(v)),
                            codeCommuneAdresse(),
                            new Parametre("adrLibelleTypeVoie", auPlus(4), (p, v) -> p.habite("typeVoie", v)),
                            new Parametre("adrLibelleVoie", auPlus(26), (p, v) -> p.habite("voie", v)),
                            numeroVoie(),
                            indiceRepetition()))
            .toList();

    static final List<Parametre> SFIP = Stream.concat(
                    etatCivil(Departement.SFIP_NAISSANCE).stream(),
                    Stream.of(
                            codePaysAdresse(),
                            codeDepartementAdresse(Departement.SFIP),
                            codeCommuneAdresse(),
                            de("adrCodeVoie", Pattern.compile("[0-9A-Z]{4}"), (p, v) -> p.habite("codeVoie", v)),
                            new Parametre("adrLibelleVoie", auPlus(38), PersonnePhysique::habiteVoie),
                            numeroVoie(),
                            indiceRepetition(),
                            de("spi", SPI, (p, v) -> p.spi().equals(v))))
            .toList();

    private static List<Parametre> etatCivil(Pattern departement) {
        return List.of(
                new Parametre("nom", auPlus(100), PersonnePhysique::seNomme),
                new Parametre("prenom", Parametre::sontDesPrenoms, PersonnePhysique::sePrenomme),
                de("sexe", Pattern.compile("[12]"), PersonnePhysique::aPourSexe),
                new Parametre("naisDate", Parametre::estUneDate, PersonnePhysique::estNee),
                de("naisCodePays", PAYS, (p, v) -> p.naissance().pays().equals(v)),
                de("naisCodeDept", departement, (p, v) -> p.naissance().estDans(v)),
                de("naisCodeCommune", COMMUNE, (p, v) -> p.naissance().aPourCommune(v)));
    }

    private static Parametre codePaysAdresse() {
        return de("adrCodePays", PAYS, (p, v) -> p.residence().pays().equals(v));
    }

    private static Parametre codeDepartementAdresse(Pattern forme) {
        return de("adrCodeDept", forme, (p, v) -> p.residence().estDans(v));
    }

    private static Parametre codeCommuneAdresse() {
        return de("adrCodeCommune", COMMUNE, (p, v) -> p.residence().aPourCommune(v));
    }

    private static Parametre numeroVoie() {
        return de("adrNumVoie", Pattern.compile("[0-9]{1,5}"), (p, v) -> p.habite("numero", v));
    }

    private static Parametre indiceRepetition() {
        return de("adrIndiceRepetition", Pattern.compile("[BTQ]"), (p, v) -> p.habite("repetition", v));
    }

    private static Parametre de(String nom, Pattern forme, BiPredicate<PersonnePhysique, String> critere) {
        return new Parametre(nom, forme.asMatchPredicate(), critere);
    }

    private static Predicate<String> auPlus(int longueur) {
        return texte -> !texte.isBlank() && texte.length() <= longueur;
    }

    private static boolean sontDesPrenoms(String texte) {
        return !texte.isBlank() && Arrays.stream(texte.split(" ", -1)).allMatch(prenom -> prenom.length() <= 20);
    }

    private static boolean estUneDate(String texte) {
        if (!texte.matches("(([0-9]{2}/)?[0-9]{2}/)?[0-9]{4}")) {
            return false;
        }
        try {
            LocalDate.parse("01/01/".substring(0, 10 - texte.length()) + texte, PersonnePhysique.JOUR);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
