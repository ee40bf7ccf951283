package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.texte.Formes;
import org.jspecify.annotations.Nullable;

/**
 * L'identifiant qu'une personne s'est choisi sur son espace France Travail. C'est une donnée personnelle : {@link #toString()} ne le montre
 * pas, et aucune exception ne le cite.
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, paramètre {@code identifiant}.
 */
public final class IdentifiantFranceTravail {
    private static final int LONGUEUR_MAX = 200;

    private final String valeur;

    private IdentifiantFranceTravail(String valeur) {
        this.valeur = valeur;
    }

    /**
     * {@return cet identifiant}
     *
     * @param texte l'identifiant, tel que la personne l'écrit ; les blancs qui l'entourent sont ôtés
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException s'il est vide ou démesuré ; l'exception ne le cite pas
     */
    public static IdentifiantFranceTravail de(String texte) {
        return new IdentifiantFranceTravail(Formes.texte(texte, "Identifiant France Travail", LONGUEUR_MAX));
    }

    /** {@return l'identifiant ; ne le journalisez pas} */
    public String valeur() {
        return valeur;
    }

    /** {@return vrai si l'autre identifiant est le même} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof IdentifiantFranceTravail identifiant && valeur.equals(identifiant.valeur);
    }

    /** {@return un code de hachage fondé sur la valeur} */
    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    /** {@return un texte fixe, sans la valeur} */
    @Override
    public String toString() {
        return "IdentifiantFranceTravail[masqué]";
    }
}
