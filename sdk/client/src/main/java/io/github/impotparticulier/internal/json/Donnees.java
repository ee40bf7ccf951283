package io.github.impotparticulier.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ce que partagent les objets de données : un visage typé sur un objet JSON immuable, qui n'oublie aucun champ. */
public abstract class Donnees {
    /** L'objet JSON lu ; une ligne d'accesseur par champ le lit. */
    protected final ObjetJson json;

    /**
     * Pose un visage typé sur un objet JSON.
     *
     * @param json l'objet lu
     */
    protected Donnees(ObjetJson json) {
        this.json = json;
    }

    /**
     * Lit un texte JSON.
     *
     * @param texte un objet JSON
     * @return l'objet lu
     */
    protected static ObjetJson lire(String texte) {
        return ObjetJson.lire(texte.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return le texte d'un champ simple (texte, nombre, booléen), sous le nom que la DGFiP lui donne ; vide s'il est
     * absent, nul, blanc, ou s'il est un objet ou une liste}
     *
     * <p>Sert aux champs que cette version ne connaît pas encore, et à lire la valeur brute de ceux qu'elle connaît. Un
     * champ d'un objet inclus se désigne par son chemin : {@code champ("aftDetail.codePostal")}.
     *
     * @param nom le nom du champ, ou son chemin
     */
    public final Optional<String> champ(String nom) {
        return json.chemin(nom);
    }

    /**
     * {@return tous les champs non nuls de la réponse, dans l'ordre reçu, sous leurs noms d'origine : textes (les nombres
     * tels qu'ils sont écrits), booléens, listes et tables immuables}
     */
    public final Map<String, Object> champs() {
        return json.enTable();
    }

    /** {@return vrai si l'autre objet est de même type et porte les mêmes champs, de mêmes valeurs} */
    @Override
    @SuppressWarnings("EqualsGetClass") // Les objets de données sont finaux.
    public final boolean equals(@Nullable Object autre) {
        return autre != null && autre.getClass() == getClass() && json.equals(((Donnees) autre).json);
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** {@return le type et les noms des champs présents, jamais une valeur : sans danger dans un journal} */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + json;
    }
}
