package io.github.impotparticulier.th;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Optional;

/**
 * Une imposition à la taxe d'habitation : l'adresse du bien, le régime, les locaux.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationTHJAXBbean}.
 */
public final class SituationTh extends Donnees {
    private final ObjetJson json;

    SituationTh(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le code de la direction des services fiscaux ; vide si absent} */
    public Optional<String> codeDsf() {
        return json.texte("codeDsf");
    }

    /** {@return le code de la commune ; vide si absent} */
    public Optional<String> codeCommune() {
        return json.texte("codeCommune");
    }

    /** {@return le code de l'adresse d'imposition ; vide si absent} */
    public Optional<String> codeAft() {
        return json.texte("codeAft");
    }

    /** {@return le numéro dans la voie ; vide si absent} */
    public Optional<String> numVoie() {
        return json.texte("numVoie");
    }

    /** {@return l'indice de répétition (bis, ter, quater) ; vide si absent} */
    public Optional<String> btq() {
        return json.texte("btq");
    }

    /** {@return le libellé de la voie ; vide si absent} */
    public Optional<String> libelleVoie() {
        return json.texte("libelleVoie");
    }

    /** {@return le libellé de la commune ; vide si absent} */
    public Optional<String> libelleCommune() {
        return json.texte("libelleCommune");
    }

    /** {@return le régime de taxation, P pour une résidence principale ; vide si absent} */
    public Optional<String> regimeTax() {
        return json.texte("regimeTax");
    }

    /** {@return la nature de l'imposition ; vide si absent} */
    public Optional<String> natureImp() {
        return json.texte("natureImp");
    }

    /** {@return la première ligne du libellé d'édition ; vide si absent} */
    public Optional<String> libelleEdition1() {
        return json.texte("libelleEdition1");
    }

    /** {@return la seconde ligne du libellé d'édition ; vide si absent} */
    public Optional<String> libelleEdition2() {
        return json.texte("libelleEdition2");
    }

    /** {@return les locaux, dans l'ordre reçu ; vide s'ils sont absents} */
    public List<Local> locaux() {
        return json.liste("locaux", Local::new);
    }
}
