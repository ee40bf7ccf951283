package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.texte.DateEcrite;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Ce qu'une réponse dit de la demande : faux si elle parle d'autre chose. Un champ absent, parce que sa portée n'est pas accordée par exemple,
 * ou qui ne se lit pas, ne contredit rien.
 */
final class Concordance {
    private static final Pattern ANNEE_SCOLAIRE = Pattern.compile("[0-9]{4}(-[0-9]{4})?");

    private Concordance() {}

    /** La même valeur, sans égard à la casse. */
    static <T extends Donnees> Predicate<T> de(String champ, String demande) {
        return donnees -> donnees.champ(champ)
                .filter(rendu -> !rendu.equalsIgnoreCase(demande))
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
