package io.github.impotparticulier.particulier;

/**
 * La qualité d'un bénéficiaire dans un foyer ({@code qualite}). Énumération ouverte : un texte que cette version ne connaît pas donne
 * {@link #INCONNUE} et reste lisible par {@code champ("qualite")}.
 */
public enum QualiteBeneficiaire {
    /** L'allocataire. */
    ALLOCATAIRE("allocataire"),
    /** Son conjoint, concubin ou partenaire. */
    CONJOINT("conjoint"),
    /** Un texte absent de cette liste. */
    INCONNUE("");

    private final String texte;

    QualiteBeneficiaire(String texte) {
        this.texte = texte;
    }

    static QualiteBeneficiaire de(String texte) {
        for (QualiteBeneficiaire valeur : values()) {
            if (valeur.texte.equalsIgnoreCase(texte)) {
                return valeur;
            }
        }
        return INCONNUE;
    }
}
