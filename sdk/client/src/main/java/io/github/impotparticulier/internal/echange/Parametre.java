package io.github.impotparticulier.internal.echange;

/**
 * Un paramètre d'adresse ; un même nom peut revenir.
 *
 * @param nom son nom, non encodé
 * @param valeur sa valeur, non encodée
 */
public record Parametre(String nom, String valeur) {
    /** Le nom : la valeur est souvent personnelle. */
    @Override
    public String toString() {
        return nom;
    }
}
