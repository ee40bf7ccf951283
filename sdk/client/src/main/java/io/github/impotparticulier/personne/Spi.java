package io.github.impotparticulier.personne;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Un numéro fiscal (« SPI ») : treize chiffres, le premier de 0 à 3, écrits en tête de tout avis d'impôt.
 *
 * <p>C'est une donnée personnelle : {@link #toString()} ne la montre pas, et aucune exception ne la cite. Le numéro de
 * sécurité sociale n'en est pas un : la DGFiP ne l'accepte pas.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier ; fichier OpenAPI, erreur 4001.
 */
public final class Spi {
    private static final Pattern FORME = Pattern.compile("[0-3][0-9]{12}");
    /** Les blancs dont un avis coupe le numéro, et ce qu'un copier-coller y ajoute sans que rien ne se voie. */
    private static final Pattern BLANCS = Pattern.compile("[\\p{Zs}\\p{Cf}\\t]");

    private static final int MODULO_CLE = 511;

    private final String valeur;

    private Spi(String valeur) {
        this.valeur = valeur;
    }

    /**
     * Lit un numéro fiscal, avec ou sans les espaces dont les avis le coupent, et ce qu'un copier-coller y ajoute (tabulation, espaces
     * insécables ou de largeur nulle, marque d'ordre).
     *
     * @param texte treize chiffres
     * @return le numéro fiscal
     * @throws RequeteInvalideException si le texte n'a pas cette forme ; l'exception ne le cite pas
     */
    public static Spi de(String texte) {
        Optional<Spi> spi = siBienForme(texte);
        if (spi.isEmpty()) {
            throw new RequeteInvalideException(
                    "Numéro fiscal mal formé : 13 chiffres sont attendus, le premier de 0 à 3, comme en tête de l'avis"
                            + " d'impôt (ni le numéro de sécurité sociale, ni la référence de l'avis).",
                    Circonstances.aucunes());
        }
        return spi.get();
    }

    /**
     * {@return le numéro fiscal que porte ce texte, avec ou sans espaces ; vide s'il n'en a pas la forme}
     *
     * @param texte un texte quelconque
     */
    public static Optional<Spi> siBienForme(String texte) {
        String chiffres =
                BLANCS.matcher(Objects.requireNonNull(texte, "numéro fiscal")).replaceAll("");
        return FORME.matcher(chiffres).matches() ? Optional.of(new Spi(chiffres)) : Optional.empty();
    }

    /** {@return les treize chiffres ; ne les journalisez pas} */
    public String valeur() {
        return valeur;
    }

    /**
     * {@return vrai si les trois derniers chiffres sont le reste des dix premiers modulo 511, comme d'ordinaire}
     *
     * <p>Un indice de faute de frappe, pas une preuve : des numéros valables ne suivent pas cette règle, et le SDK ne refuse
     * jamais sur elle.
     */
    public boolean cleCoherente() {
        return Long.parseLong(valeur.substring(0, 10)) % MODULO_CLE == Integer.parseInt(valeur.substring(10));
    }

    /** {@return vrai si l'autre est le même numéro fiscal} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Spi spi && valeur.equals(spi.valeur);
    }

    /** {@return un code de hachage fondé sur le numéro} */
    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    /** {@return un texte fixe, sans le numéro} */
    @Override
    public String toString() {
        return "Spi[masqué]";
    }
}
