package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * Un établissement d'enseignement. Ce qu'un fournisseur ne rend pas est vide.
 */
public final class Etablissement extends DonneesParticulier {
    Etablissement(ObjetJson json) {
        super(json);
    }

    /** {@return le code UAI, sept chiffres et une lettre ; vide si absent, et au Cnous} */
    public Optional<String> codeUai() {
        return json.texte("code_uai", "uai");
    }

    /** {@return le nom ; vide si absent} */
    public Optional<String> nom() {
        return json.texte("nom", "nom_etablissement");
    }

    /** {@return la commune, que seul le Cnous rend ; vide si absent} */
    public Optional<String> commune() {
        return json.texte("nom_commune");
    }

    /** {@return le code du ministère de tutelle, deux chiffres, que seule l'Éducation nationale rend ; vide si absent} */
    public Optional<String> codeMinistereTutelle() {
        return json.texte("code_ministere_tutelle");
    }
}
