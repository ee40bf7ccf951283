package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.internal.texte.DateEcrite;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Une admission d'un étudiant dans un établissement d'enseignement supérieur.
 */
public final class Admission extends DonneesParticulier {
    Admission(ObjetJson json) {
        super(json);
    }

    /** {@return le début de la période d'études ; vide si absent, ou si le jour n'existe pas} */
    public Optional<LocalDate> dateDebut() {
        return jour("date_debut");
    }

    /** {@return la fin de la période d'études ; vide si absent, ou si le jour n'existe pas, tel un 31 juin} */
    public Optional<LocalDate> dateFin() {
        return jour("date_fin");
    }

    /** {@return vrai si l'étudiant est inscrit, faux s'il n'est qu'admis ; vide si ce n'est pas fourni} */
    public Optional<Boolean> estInscrit() {
        return json.ouiOuNon("est_inscrit");
    }

    /** {@return le code INSEE de la commune de l'établissement ; vide si absent} */
    public Optional<String> codeCommune() {
        return json.texte("code_cog_insee_commune");
    }

    /** {@return le régime de formation, de {@code RF1} à {@code RF7}, le code pouvant manquer ; vide s'il n'est pas fourni} */
    public Optional<CodeLibelle> regimeFormation() {
        return json.objet("regime_formation").map(CodeLibelle::new);
    }

    /** {@return l'établissement ; vide s'il n'est pas fourni} */
    public Optional<Etablissement> etablissement() {
        return json.objet("etablissement_etudes").map(Etablissement::new);
    }

    private Optional<LocalDate> jour(String nom) {
        return json.dateEcrite(nom).flatMap(DateEcrite::date);
    }
}
