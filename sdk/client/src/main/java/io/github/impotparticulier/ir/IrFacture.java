package io.github.impotparticulier.ir;

import io.github.impotparticulier.millesime.RessourceAnnuelle;

/**
 * Impôt sur le revenu, avis (« IR facture ») : le foyer et les lignes de l'avis. L'année est celle des revenus.
 *
 * <p>Portée (scope) à contracter : {@code RessourceIRFacture}. Interface : vos tests peuvent la remplacer.
 *
 * <p>L'année du décès d'un conjoint, deux avis existent et cette ressource répond « aucun résultat ».
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsIrFacturesV1}.
 */
public interface IrFacture extends RessourceAnnuelle<AvisIr> {}
