package io.github.impotparticulier.millesime;

/**
 * Famille d'impôts qui partage une même date de taxation (présentation fonctionnelle de l'API Impôt particulier,
 * dernier chapitre).
 */
public enum Impot {
    /** Impôt sur le revenu et impôt sur la fortune : une taxation par an, en juillet ou en août. */
    REVENU,
    /** Taxe d'habitation : une taxation par an, fin septembre, jusqu'en 2022. */
    HABITATION
}
