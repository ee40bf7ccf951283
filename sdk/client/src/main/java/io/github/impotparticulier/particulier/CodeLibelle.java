package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * Un code d'une nomenclature et son libellé : statut d'élève, formation, régime, catégorie d'inscription.
 */
public final class CodeLibelle extends DonneesParticulier {
    CodeLibelle(ObjetJson json) {
        super(json);
    }

    /** {@return le code ; vide si absent} */
    public Optional<String> code() {
        return json.texte("code", "code_mef_stat");
    }

    /** {@return le libellé ; vide si absent} */
    public Optional<String> libelle() {
        return json.texte("libelle");
    }
}
