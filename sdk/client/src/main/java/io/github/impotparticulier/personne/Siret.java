package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Le numéro d'un établissement (« SIRET ») : quatorze chiffres, dont le dernier est une clé. Il est public : {@link #toString()} le
 * montre.
 *
 * <p>La clé est celle de Luhn, sauf pour La Poste, dont les établissements sont plus nombreux qu'elle ne l'admet : les siens n'en ont
 * pas. Source : Insee, répertoire Sirene ; API Particulier, paramètre {@code recipient}, erreur 00210.
 */
public final class Siret {
    private static final Pattern FORME = Pattern.compile("[0-9]{14}");
    private static final String SIREN_DE_LA_POSTE = "356000000";

    private final String valeur;

    private Siret(String valeur) {
        this.valeur = valeur;
    }

    /**
     * Lit un numéro, avec ou sans espaces.
     *
     * @param texte quatorze chiffres
     * @return le numéro
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le texte n'a pas cette forme, ou si la clé est fausse
     */
    public static Siret de(String texte) {
        return siBienForme(texte)
                .orElseThrow(() -> Formes.invalide(
                        "SIRET mal formé : 14 chiffres sont attendus, clé comprise (et non les 9 du SIREN). Vérifiez-le dans"
                                + " l'annuaire des entreprises."));
    }

    /**
     * {@return le numéro que porte ce texte ; vide s'il n'en a pas la forme, ou si la clé est fausse}
     *
     * @param texte un texte quelconque
     */
    public static Optional<Siret> siBienForme(String texte) {
        return Optional.of(Formes.code(texte, "SIRET"))
                .filter(code -> FORME.matcher(code).matches())
                .filter(code -> code.startsWith(SIREN_DE_LA_POSTE) || cleJuste(code))
                .map(Siret::new);
    }

    /** La clé de Luhn : un chiffre sur deux, depuis l'avant-dernier, compte double, et ses chiffres s'ajoutent. */
    private static boolean cleJuste(String chiffres) {
        int somme = 0;
        for (int i = 0; i < chiffres.length(); i++) {
            int chiffre = chiffres.charAt(i) - '0';
            int compte = i % 2 == 0 ? 2 * chiffre : chiffre;
            somme += compte / 10 + compte % 10;
        }
        return somme % 10 == 0;
    }

    /** {@return les quatorze chiffres} */
    public String valeur() {
        return valeur;
    }

    /** {@return vrai si l'autre est le même numéro} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Siret siret && valeur.equals(siret.valeur);
    }

    /** {@return un code de hachage fondé sur la valeur} */
    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    /** {@return le numéro} */
    @Override
    public String toString() {
        return "Siret[" + valeur + "]";
    }
}
