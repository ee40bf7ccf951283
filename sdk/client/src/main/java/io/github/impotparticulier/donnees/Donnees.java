package io.github.impotparticulier.donnees;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce que partagent les données rendues, par la DGFiP ou par l'API Particulier : un visage typé sur les champs reçus, qui n'en oublie aucun.
 *
 * <p>Immuable. Deux données de même type et de même contenu sont égales. {@link #toString()} ne montre que les noms des champs.
 */
public abstract class Donnees {
    private final Map<String, Object> champs;

    /**
     * Pose un visage typé sur des champs.
     *
     * @param champs une table immuable, dont {@code toString()} ne montre pas les valeurs
     */
    protected Donnees(Map<String, Object> champs) {
        this.champs = champs;
    }

    /**
     * {@return le texte d'un champ simple (texte, nombre, booléen), sous le nom que la réponse lui donne ; vide s'il est
     * absent, nul, blanc, ou s'il est un objet ou une liste}
     *
     * <p>Sert aux champs que cette version ne connaît pas encore, et à lire la valeur brute de ceux qu'elle connaît. Un
     * champ d'un objet inclus se désigne par son chemin : {@code champ("aftDetail.voie")}. Le nom est celui que la réponse
     * emploie : un champ qui en a plusieurs ne se lit que sous le sien.
     *
     * @param nom le nom du champ, ou son chemin
     */
    public final Optional<String> champ(String nom) {
        return champ(champs, Objects.requireNonNull(nom, "nom"));
    }

    private static Optional<String> champ(Map<?, ?> objet, String chemin) {
        Object valeur = objet.get(chemin);
        int point = chemin.indexOf('.');
        if (valeur == null && point > 0) {
            return objet.get(chemin.substring(0, point)) instanceof Map<?, ?> interieur
                    ? champ(interieur, chemin.substring(point + 1))
                    : Optional.empty();
        }
        return valeur == null || valeur instanceof Map || valeur instanceof List
                ? Optional.empty()
                : Optional.of(valeur.toString().strip()).filter(texte -> !texte.isEmpty());
    }

    /**
     * {@return tous les champs non nuls de la réponse, dans l'ordre reçu, sous leurs noms d'origine : textes (les nombres
     * tels qu'ils sont écrits), booléens, listes et tables ; immuable}
     *
     * <p>Ces valeurs sont personnelles : ne les journalisez pas.
     */
    public final Map<String, Object> champs() {
        return champs;
    }

    /** {@return vrai si l'autre objet est de même type et porte les mêmes champs, de mêmes valeurs} */
    @Override
    @SuppressWarnings("EqualsGetClass") // Chaque sorte de données est une classe finale.
    public final boolean equals(@Nullable Object autre) {
        return autre != null && autre.getClass() == getClass() && champs.equals(((Donnees) autre).champs);
    }

    /** {@return un code de hachage fondé sur le contenu} */
    @Override
    public final int hashCode() {
        return champs.hashCode();
    }

    /** {@return le type et les noms des champs présents, jamais une valeur : sans danger dans un journal} */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + champs;
    }
}
