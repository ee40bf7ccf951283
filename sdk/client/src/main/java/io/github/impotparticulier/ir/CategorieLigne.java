package io.github.impotparticulier.ir;

/**
 * Rubrique d'une ligne d'avis, dans l'ordre de l'avis.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, liste des lignes de l'avis.
 */
public enum CategorieLigne {
    /** Salaires, pensions et rentes. */
    SALAIRES_PENSIONS_RENTES,
    /** Revenus de capitaux mobiliers. */
    CAPITAUX_MOBILIERS,
    /** Plus-values et moins-values. */
    PLUS_OU_MOINS_VALUES,
    /** Revenus fonciers. */
    REVENUS_FONCIERS,
    /** Revenus des professions non salariées. */
    PROFESSIONS_NON_SALARIEES,
    /** Charges déductibles. */
    CHARGES_DEDUCTIBLES,
    /** Autres lignes : taux particuliers, décote. */
    AUTRES
}
