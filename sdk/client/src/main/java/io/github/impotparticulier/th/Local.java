package io.github.impotparticulier.th;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * Un local imposé à la taxe d'habitation.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code LocTHJAXBbean}.
 */
public final class Local extends Donnees {
    private final ObjetJson json;

    Local(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return la nature du local ; la lettre reçue se lit par {@code champ("natureLocal")} ; vide si absente} */
    public Optional<NatureLocal> natureLocal() {
        return json.texte("natureLocal").map(NatureLocal::de);
    }

    /** {@return l'affectation du local, H pour l'habitation ; vide si absent} */
    public Optional<String> affectation() {
        return json.texte("affectation");
    }

    /** {@return le numéro invariant du local ; vide si absent} */
    public Optional<String> invariant() {
        return json.texte("invariant");
    }
}
