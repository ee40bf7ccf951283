package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Le jeton d'accès que FranceConnect vient de rendre pour une personne. Il vit environ une minute.
 *
 * <p>C'est un secret : {@link #toString()} ne le montre pas, et aucune exception ne le cite. Seule sa forme est vérifiée ; qu'il ait
 * expiré, seul l'appel le dit.
 *
 * <p>Source : pages de FranceConnect pour les partenaires ; RFC 6750, section 2.1.
 */
public final class JetonFranceConnect {
    private static final Pattern FORME = Pattern.compile("[\\x21-\\x7E]+");
    private static final int LONGUEUR_MAX = 8 * 1024;

    private final String valeur;

    private JetonFranceConnect(String valeur) {
        this.valeur = valeur;
    }

    /**
     * {@return ce jeton}
     *
     * @param texte l'{@code access_token}, tel que FranceConnect l'a rendu
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException s'il est vide, trop long pour un en-tête (plus de
     *     8 Kio), ou porte autre chose que des caractères ASCII visibles ; l'exception ne le cite pas
     */
    public static JetonFranceConnect de(String texte) {
        if (Objects.requireNonNull(texte, "jeton FranceConnect").length() > LONGUEUR_MAX) {
            throw Formes.invalide("Jeton FranceConnect trop long : une passerelle n'en prendrait pas l'en-tête."
                    + " Passez l'access_token tel que FranceConnect l'a rendu, et lui seul.");
        }
        if (!FORME.matcher(texte).matches()) {
            throw Formes.invalide(
                    "Jeton FranceConnect mal formé : il ne doit comporter que des caractères ASCII visibles, sans espace."
                            + " Passez l'access_token tel que FranceConnect l'a rendu.");
        }
        return new JetonFranceConnect(texte);
    }

    /** {@return le jeton, tel qu'il s'envoie ; ne le journalisez pas} */
    public String valeur() {
        return valeur;
    }

    /** {@return vrai si l'autre est le même jeton} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof JetonFranceConnect jetonFranceConnect && valeur.equals(jetonFranceConnect.valeur);
    }

    /** {@return un code de hachage fondé sur la valeur} */
    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    /** {@return un texte fixe, sans le jeton} */
    @Override
    public String toString() {
        return "JetonFranceConnect[masqué]";
    }
}
