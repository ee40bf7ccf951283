package io.github.impotparticulier.ir;

import io.github.impotparticulier.RessourceAnnuelleAsync;
import io.github.impotparticulier.Usager;
import java.util.concurrent.CompletableFuture;

/** IR assiette sans bloquer : le jumeau de {@link IrAssiette}. */
public interface IrAssietteAsync extends RessourceAnnuelleAsync<SituationIr> {
    /**
     * Lit la dernière période d'imposition d'une année.
     *
     * @param usager la personne
     * @param annee l'année des revenus
     * @return la situation de cette période, à venir
     * @see IrAssiette#derniereSituation
     */
    CompletableFuture<SituationIr> derniereSituation(Usager usager, int annee);

    /**
     * Lit la dernière période d'imposition de la plus récente des deux dernières années.
     *
     * @param usager la personne
     * @return la situation de cette période, à venir
     * @see IrAssiette#derniereSituationDeuxAns
     */
    CompletableFuture<SituationIr> derniereSituationDeuxAns(Usager usager);

    /**
     * Lit toutes les périodes d'imposition d'une année.
     *
     * @param usager la personne
     * @param annee l'année des revenus
     * @return les périodes, à venir
     * @see IrAssiette#situationsMultiples
     */
    CompletableFuture<SituationsMultiples> situationsMultiples(Usager usager, int annee);
}
