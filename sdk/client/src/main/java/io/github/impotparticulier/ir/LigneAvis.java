package io.github.impotparticulier.ir;

import io.github.impotparticulier.DonneesDgfip;
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
public final class LigneAvis extends DonneesDgfip {
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
     * {@return la somme des colonnes, en euros ; vide si toutes sont absentes}
     *
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si une colonne n'est pas un nombre entier
     */
    public OptionalLong total() {
        OptionalLong total = OptionalLong.empty();
        for (int numero = 1; numero <= COLONNES; numero++) {
            OptionalLong montant = montant(numero);
            if (montant.isPresent()) {
                total = OptionalLong.of(Math.addExact(total.orElse(0), montant.getAsLong()));
            }
        }
        return total;
    }

    private static String nom(int numero) {
        if (numero < 1 || numero > COLONNES) {
            throw new IllegalArgumentException("Colonne " + numero + " : un avis en a de 1 à " + COLONNES + ".");
        }
        return "colonne" + numero;
    }
}
