package io.github.impotparticulier.ir;

import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;

/**
 * Impôt sur le revenu, données de la déclaration (« IR assiette ») : revenu fiscal de référence, parts, foyer, adresse,
 * revenus déclarés. L'année est celle des revenus.
 *
 * <p>Portée (scope) à contracter : {@code RessourceIR} ; les trois autres méthodes ont chacune la leur. Interface : vos tests
 * peuvent la remplacer.
 *
 * <p>L'année du décès d'un conjoint, deux avis existent et {@code pour} répond « aucun résultat » : voyez
 * {@link #derniereSituation} et {@link #situationsMultiples}.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationsIrAssiettesV1}, {@code derniereSituationIR},
 * {@code derniereSituationIRdernierMillesime} et {@code SituationsIrAssiettesMultipleV1}.
 */
public interface IrAssiette extends RessourceAnnuelle<SituationIr> {
    /**
     * Lit la dernière période d'imposition d'une année : l'année d'un décès, celle du survivant ; d'ordinaire, l'année entière.
     * Portée : {@code RessourceIRDerniere}.
     *
     * @param usager la personne
     * @param annee l'année des revenus
     * @return la situation de cette période
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année est antérieure à 2000 ou future
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si l'année n'est pas encore taxée, ou n'est plus
     *     servie
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la personne n'a pas de données pour cette année
     */
    SituationIr derniereSituation(Usager usager, int annee);

    /**
     * Lit la dernière période d'imposition de la plus récente des deux dernières années ; le serveur choisit l'année, que
     * {@link SituationIr#annRevenu()} donne si elle est contractée. Portée : {@code RessourceIRDerniere2}.
     *
     * @param usager la personne
     * @return la situation de cette période
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la personne n'a de données pour aucune des deux
     */
    SituationIr derniereSituationDeuxAns(Usager usager);

    /**
     * Lit toutes les périodes d'imposition d'une année : deux l'année d'un décès. Portée : {@code RessourceIRMultiple}.
     *
     * @param usager la personne
     * @param annee l'année des revenus
     * @return les périodes
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année est antérieure à 2000 ou future
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si l'année n'est pas encore taxée, ou n'est plus
     *     servie
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la personne n'a pas de données pour cette année
     * @throws io.github.impotparticulier.erreur.ReponseIncoherenteException si la réponse porte sur quelqu'un d'autre
     */
    SituationsMultiples situationsMultiples(Usager usager, int annee);
}
