package io.github.impotparticulier.personne;

import io.github.impotparticulier.internal.texte.Formes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Un identifiant national d'élève ou d'étudiant (« INE ») : onze caractères, d'une des quatre formes qui se sont succédé.
 *
 * <p>C'est une donnée personnelle : {@link #toString()} ne la montre pas, et aucune exception ne la cite.
 *
 * <p>Source : API Particulier, statut étudiant et bourses du Cnous, erreur 00360.
 */
public final class Ine {
    private static final String LETTRE_SANS_I_O_Q = "[A-HJ-NPR-Z]";
    private static final Pattern FORME = Pattern.compile("[0-9]{9}[A-HJK]{2}"
            + "|[0-9]{10}" + LETTRE_SANS_I_O_Q
            + "|[0-9A-Z]{10}[0-9]"
            + "|[0-9]{4}A[0-9]{5}" + LETTRE_SANS_I_O_Q);

    private final String valeur;

    private Ine(String valeur) {
        this.valeur = valeur;
    }

    /**
     * Lit un identifiant, en majuscules ou en minuscules, avec ou sans espaces.
     *
     * @param texte onze lettres et chiffres
     * @return l'identifiant, en majuscules
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si le texte n'a aucune des quatre formes ; l'exception ne le
     *     cite pas
     */
    public static Ine de(String texte) {
        return siBienForme(texte)
                .orElseThrow(() -> Formes.invalide(
                        "INE mal formé : 11 lettres et chiffres sont attendus, comme sur un certificat de scolarité ou une carte"
                                + " d'étudiant."));
    }

    /**
     * {@return l'identifiant que porte ce texte ; vide s'il n'en a pas la forme}
     *
     * @param texte un texte quelconque
     */
    public static Optional<Ine> siBienForme(String texte) {
        return Optional.of(Formes.code(texte, "INE"))
                .filter(code -> FORME.matcher(code).matches())
                .map(Ine::new);
    }

    /** {@return les onze caractères, en majuscules ; ne les journalisez pas} */
    public String valeur() {
        return valeur;
    }

    /** {@return vrai si l'autre est le même identifiant} */
    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Ine ine && valeur.equals(ine.valeur);
    }

    /** {@return un code de hachage fondé sur la valeur} */
    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    /** {@return un texte fixe, sans l'identifiant} */
    @Override
    public String toString() {
        return "Ine[masqué]";
    }
}
