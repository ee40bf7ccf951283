package io.github.impotparticulier.particulier;

/**
 * Ce qu'une personne est pour une allocation versée au titre d'un enfant ({@code status}). Énumération ouverte : un texte que cette version
 * ne connaît pas donne {@link #INCONNU} et reste lisible par {@code champ("status")}.
 */
public enum StatutAllocation {
    /** La personne reçoit l'allocation : le plus souvent un parent ou un tuteur. */
    ALLOCATAIRE("allocataire"),
    /** La personne ouvre le droit à l'allocation : le plus souvent l'enfant. */
    OUVRANT_DROIT("ouvrant_droit"),
    /** L'allocation ne concerne pas la personne. */
    NON_BENEFICIAIRE("non_beneficiaire"),
    /** Un texte absent de cette liste : ne le prenez ni pour oui ni pour non. */
    INCONNU("");

    private final String texte;

    StatutAllocation(String texte) {
        this.texte = texte;
    }

    static StatutAllocation de(String texte) {
        for (StatutAllocation valeur : values()) {
            if (valeur.texte.equalsIgnoreCase(texte)) {
                return valeur;
            }
        }
        return INCONNU;
    }
}
