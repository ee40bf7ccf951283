package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Une case de la déclaration : son code ({@code 1AJ}, {@code 2DC}…) et sa valeur.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code CodeRevJAXBbean}.
 */
public final class LigneRevenu extends Donnees {
    private final ObjetJson json;

    LigneRevenu(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le code de la case ; vide s'il est absent} */
    public Optional<String> code() {
        return json.texte("code");
    }

    /** {@return la valeur telle qu'elle est écrite : un montant, un nombre, une marque ; vide si elle est absente} */
    public Optional<String> valeur() {
        return json.texte("valeur");
    }

    /**
     * {@return la valeur lue comme un montant en euros, qui peut être négatif ; vide si elle est absente}
     *
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si la valeur n'est pas un nombre entier
     */
    public OptionalLong montant() {
        return json.entier("valeur");
    }
}
