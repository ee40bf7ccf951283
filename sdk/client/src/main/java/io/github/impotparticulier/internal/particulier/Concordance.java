package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Ine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ce qu'une réponse dit de la demande : faux si elle parle d'autre chose. Un champ absent, parce que sa portée n'est pas accordée par exemple,
 * ou qui ne se lit pas, ne contredit rien.
 */
final class Concordance {
    private static final Pattern ANNEE_SCOLAIRE = Pattern.compile("[0-9]{4}(-[0-9]{4})?");

    /** Celles d'{@link Ine}, sans recoupement de l'une à l'autre. */
    private static final List<Pattern> FORMES_D_INE = Stream.of(
                    "[0-9]{9}[A-Z]{2}", "[0-9]{10}[A-Z]", "[0-9A-Z]{10}[0-9]", "[0-9]{4}A[0-9]{5}[A-Z]")
            .map(Pattern::compile)
            .toList();

    private Concordance() {}

    /** La même valeur, sans égard à la casse. */
    static <T extends Donnees> Predicate<T> de(String champ, String demande) {
        return donnees -> donnees.champ(champ)
                .filter(rendu -> !rendu.equalsIgnoreCase(demande))
                .isEmpty();
    }

    /** Le même INE, ou un autre d'une autre forme : un élève devenu étudiant en a eu plusieurs. */
    static <T extends Donnees> Predicate<T> ine(Ine demande) {
        return donnees -> donnees.champ("ine")
                .map(rendu -> rendu.toUpperCase(Locale.ROOT))
                .filter(rendu -> !rendu.equals(demande.valeur()))
                .filter(autre -> FORMES_D_INE.stream()
                        .anyMatch(forme -> forme.matcher(autre).matches()
                                && forme.matcher(demande.valeur()).matches()))
                .isEmpty();
    }

    /** Le même jour de naissance, si les deux sont entiers ; un nom ou un prénom peut s'écrire de plusieurs façons. */
    static <T extends Donnees> Predicate<T> naissance(EtatCivil demande) {
        return donnees -> {
            Optional<DateEcrite> rendue =
                    donnees.champ("identite.date_naissance").flatMap(DateEcrite::lire);
            return demande.dateNaissance()
                    .flatMap(DateNaissance::date)
                    .flatMap(date -> rendue.flatMap(DateEcrite::date).filter(autre -> !autre.equals(date)))
                    .isEmpty();
        };
    }

    /** Une année scolaire qui porte celle de la demande, fût-ce à sa fin : l'environnement de test la nomme parfois ainsi. */
    static <T extends Donnees> Predicate<T> anneeScolaire(int demandee) {
        return donnees -> donnees.champ("annee_scolaire")
                .filter(rendue -> ANNEE_SCOLAIRE.matcher(rendue).matches())
                .filter(rendue -> !rendue.contains(Integer.toString(demandee)))
                .isEmpty();
    }
}
