package io.github.impotparticulier.r2p;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * L'adresse d'une personne, telle que R2P la rend.
 *
 * <p>Source : fichier OpenAPI R2P, {@code AdresseReponse}.
 */
public final class AdressePersonne extends Donnees {
    private final ObjetJson json;

    AdressePersonne(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le code INSEE du pays ; vide si absent} */
    public Optional<String> codePays() {
        return json.texte("cdPays");
    }

    /** {@return le pays ; vide si absent} */
    public Optional<String> libellePays() {
        return json.texte("lbPays");
    }

    /** {@return le code INSEE du département ; vide si absent} */
    public Optional<String> codeDepartement() {
        return json.texte("cdDepartement");
    }

    /** {@return le département ; vide si absent} */
    public Optional<String> libelleDepartement() {
        return json.texte("lbDepartement");
    }

    /** {@return le code INSEE de la collectivité d'outre-mer ; vide si absent} */
    public Optional<String> codeTom() {
        return json.texte("cdTOM");
    }

    /** {@return la collectivité d'outre-mer ; vide si absent} */
    public Optional<String> libelleTom() {
        return json.texte("lbTOM");
    }

    /** {@return le code INSEE de la commune, sans le département ; vide si absent} */
    public Optional<String> codeCommune() {
        return json.texte("cdCommune");
    }

    /** {@return la commune ; vide si absent} */
    public Optional<String> libelleCommune() {
        return json.texte("lbCommune");
    }

    /** {@return le code de la voie ; vide si absent} */
    public Optional<String> codeVoie() {
        return json.texte("cdVoie");
    }

    /** {@return la voie ; vide si absent} */
    public Optional<String> libelleVoie() {
        return json.texte("lbVoie");
    }

    /** {@return le numéro dans la voie ; vide si absent} */
    public Optional<String> numeroVoie() {
        return json.texte("numeroVoie");
    }

    /** {@return l'indice de répétition (B, T, Q) ; vide si absent} */
    public Optional<String> indiceDeRepetition() {
        return json.texte("indiceDeRepetition");
    }
}
