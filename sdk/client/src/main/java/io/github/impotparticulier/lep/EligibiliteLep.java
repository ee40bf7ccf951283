package io.github.impotparticulier.lep;

/**
 * Ce que la DGFiP dit de l'éligibilité au livret d'épargne populaire.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code OuvertureLepJAXBbean}.
 */
public enum EligibiliteLep {
    /** La personne peut ouvrir ou garder un livret ({@code O}). */
    ELIGIBLE,
    /** La personne ne le peut pas ({@code N}). */
    NON_ELIGIBLE,
    /** La DGFiP ne peut pas répondre : demandez un justificatif. */
    SANS_REPONSE
}
