package io.github.impotparticulier.ir;

import io.github.impotparticulier.RessourceAnnuelle;

/**
 * Impôt sur le revenu, données de la déclaration (« IR assiette ») : revenu fiscal de référence, parts, foyer, adresse,
 * revenus déclarés. L'année est celle des revenus.
 *
 * <p>Portée (scope) à contracter : {@code RessourceIR}. Interface : vos tests peuvent la remplacer.
 *
 * <p>L'année du décès d'un conjoint, deux avis existent et cette ressource répond « aucun résultat ».
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsIrAssiettesV1}.
 */
public interface IrAssiette extends RessourceAnnuelle<SituationIr> {}
