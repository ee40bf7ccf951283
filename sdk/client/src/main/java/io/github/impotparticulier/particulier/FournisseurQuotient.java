package io.github.impotparticulier.particulier;

/**
 * La caisse qui a calculé un quotient familial ({@code fournisseur}). Énumération ouverte : un texte que cette version ne connaît pas donne
 * {@link #INCONNU} et reste lisible par {@code champ("quotient_familial.fournisseur")}.
 */
public enum FournisseurQuotient {
    /** Une caisse d'allocations familiales. */
    CNAF("CNAF"),
    /** Une caisse de la mutualité sociale agricole. */
    MSA("MSA"),
    /** Un texte absent de cette liste. */
    INCONNU("");

    private final String texte;

    FournisseurQuotient(String texte) {
        this.texte = texte;
    }

    static FournisseurQuotient de(String texte) {
        for (FournisseurQuotient valeur : values()) {
            if (valeur.texte.equalsIgnoreCase(texte)) {
                return valeur;
            }
        }
        return INCONNU;
    }
}
