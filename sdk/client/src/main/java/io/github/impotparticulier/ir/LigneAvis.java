package io.github.impotparticulier.ir;

import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Une ligne de l'avis d'impôt : son code, son libellé et jusqu'à quatre colonnes.
 *
 * <p>Une ligne individuelle porte un montant par personne (déclarant 1, déclarant 2, personnes à charge), une ligne de foyer un
 * seul. Les sources publiques ne fixent pas davantage l'ordre des colonnes : elles sont rendues comme elles viennent.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationIRfactureJAXBbean}.
 */
public final class LigneAvis extends Donnees {
    private static final int COLONNES = 4;

    private final ObjetJson json;

    LigneAvis(ObjetJson json) {
        super(json);
        this.json = json;
    }

    /** {@return le rang de la ligne sur l'avis ; vide s'il est absent} */
    public OptionalInt numLigne() {
        return json.petitEntier("numLigne");
    }

    /** {@return le code, par exemple {@code 0020}, à chercher dans {@link CatalogueLignes} ; vide s'il est absent} */
    public Optional<String> codeLigne() {
        return json.texte("codeLigne");
    }

    /** {@return le libellé imprimé ; vide s'il est absent} */
    public Optional<String> libelleLigne() {
        return json.texte("libelleLigne");
    }

    /**
     * {@return le texte d'une colonne, tel qu'il vient, blancs des bords exceptés ; vide si elle est absente}
     *
     * @param numero de 1 à 4
     * @throws IllegalArgumentException si le numéro n'est pas de 1 à 4
     */
    public Optional<String> colonne(int numero) {
        return json.texte(nom(numero));
    }

    /**
     * {@return le montant d'une colonne, en euros, qui peut être négatif ; vide si elle est absente}
     *
     * @param numero de 1 à 4
     * @throws IllegalArgumentException si le numéro n'est pas de 1 à 4
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si la colonne n'est pas un nombre entier
     */
    public OptionalLong montant(int numero) {
        return json.entier(nom(numero));
    }

    /**
     * {@return le montant de la ligne, toutes personnes ensemble, en euros ; vide si toutes les colonnes sont absentes}
     *
     * <p>Une colonne seule est ce montant. Sinon c'est la somme des colonnes 1 à 3 ; si la quatrième est remplie aussi, elle doit lui
     * être égale, faute de quoi la ligne ne se totalise pas sans risque de compter deux fois.
     *
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si une colonne n'est pas un nombre entier, ou si la quatrième
     *     contredit la somme des trois premières
     */
    public OptionalLong total() {
        OptionalLong somme = OptionalLong.empty();
        for (int numero = 1; numero < COLONNES; numero++) {
            OptionalLong montant = montant(numero);
            if (montant.isPresent()) {
                somme = OptionalLong.of(plus(somme.orElse(0), montant.getAsLong()));
            }
        }
        OptionalLong derniere = montant(COLONNES);
        if (derniere.isEmpty() || somme.isEmpty() || somme.equals(derniere)) {
            return somme.isPresent() ? somme : derniere;
        }
        throw new ReponseIllisibleException(
                "La colonne 4 n'est pas la somme des trois autres : lisez la ligne colonne par colonne.",
                Circonstances.aucunes());
    }

    static long plus(long somme, long montant) {
        try {
            return Math.addExact(somme, montant);
        } catch (ArithmeticException e) {
            throw new ReponseIllisibleException("Montants trop grands pour être additionnés.", Circonstances.aucunes());
        }
    }

    private static String nom(int numero) {
        if (numero < 1 || numero > COLONNES) {
            throw new IllegalArgumentException("Colonne " + numero + " : un avis en a de 1 à " + COLONNES + ".");
        }
        return "colonne" + numero;
    }
}
