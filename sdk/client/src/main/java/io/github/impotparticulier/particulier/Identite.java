package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.Sexe;
import java.util.List;
import java.util.Optional;

/**
 * L'identité d'un élève, d'un étudiant ou d'un demandeur d'emploi, telle que le fournisseur la tient. Ce qu'un fournisseur ne rend pas est
 * vide.
 */
public final class Identite extends DonneesParticulier {
    Identite(ObjetJson json) {
        super(json);
    }

    /** {@return le nom de naissance, que l'Éducation nationale et le Cnous appellent le nom ; vide si absent} */
    public Optional<String> nomNaissance() {
        return json.nomDePersonne("nom_naissance", "nom");
    }

    /** {@return le nom d'usage, que seul France Travail rend ; vide s'il n'y en a pas} */
    public Optional<String> nomUsage() {
        return json.nomDePersonne("nom_usage");
    }

    /**
     * {@return les prénoms au Cnous, l'unique prénom rendu ailleurs, que France Travail coupe à treize caractères ; liste vide s'ils sont
     * absents}
     */
    public List<String> prenoms() {
        return json.porte("prenoms")
                ? json.textes("prenoms")
                : json.nomDePersonne("prenom").stream().toList();
    }

    /** {@return la date de naissance, dont des parties peuvent manquer ; vide si rien n'en est connu, ou ne s'en lit} */
    public Optional<DateNaissance> dateNaissance() {
        return naissance("date_naissance");
    }

    /** {@return le sexe ; vide s'il est absent ou écrit autrement, ce que {@code champ("sexe")} donne} */
    public Optional<Sexe> sexe() {
        return sexe("sexe");
    }

    /** {@return la civilité ({@code MME} ou {@code M.}), que seul France Travail rend ; vide si absent} */
    public Optional<String> civilite() {
        return json.texte("civilite");
    }

    /** {@return la commune de naissance, que seul le Cnous rend ; vide si absent} */
    public Optional<String> communeNaissance() {
        return json.texte("nom_commune_naissance");
    }
}
