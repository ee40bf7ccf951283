package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.Sexe;
import java.util.Optional;

/**
 * Une personne d'un foyer connu d'une caisse : allocataire, conjoint, enfant, personne à charge.
 *
 * <p>Aucun identifiant n'est rendu : deux personnes ne se rapprochent que par leur état civil.
 */
public final class PersonneFoyer extends DonneesParticulier {
    PersonneFoyer(ObjetJson json) {
        super(json);
    }

    /** {@return le nom de naissance ; vide si absent} */
    public Optional<String> nomNaissance() {
        return json.nomDePersonne("nom_naissance");
    }

    /** {@return le nom d'usage ; vide s'il n'y en a pas} */
    public Optional<String> nomUsage() {
        return json.nomDePersonne("nom_usage");
    }

    /** {@return les prénoms, en un texte ; vide si absent} */
    public Optional<String> prenoms() {
        return json.nomDePersonne("prenoms");
    }

    /** {@return la date de naissance, dont le jour ou le mois peuvent manquer ; vide si rien n'en est connu, ou ne s'en lit} */
    public Optional<DateNaissance> dateNaissance() {
        return naissance("date_naissance");
    }

    /** {@return le sexe ; vide s'il est absent ou écrit autrement que {@code M} ou {@code F}, ce que {@code champ("sexe")} donne} */
    public Optional<Sexe> sexe() {
        return sexe("sexe");
    }

    /**
     * {@return le code INSEE de la commune de naissance ; vide hors de la participation familiale, et souvent pour une autre personne
     * que celle demandée}
     */
    public Optional<String> codeCommuneNaissance() {
        return json.texte("code_cog_insee_commune_naissance");
    }

    /** {@return la qualité du bénéficiaire ; vide hors des bénéficiaires du foyer RSA} */
    public Optional<QualiteBeneficiaire> qualite() {
        return json.texte("qualite").map(QualiteBeneficiaire::de);
    }
}
