package io.github.impotparticulier.sfip;

import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.concurrent.CompletableFuture;

/** SFiP sans bloquer : le jumeau de {@link Sfip}. */
public interface SfipAsync {
    /**
     * Demande si le courtier est disponible.
     *
     * @return la phrase par laquelle le courtier se décrit, à venir
     * @see Sfip#information
     */
    CompletableFuture<String> information();

    /**
     * Demande l'éligibilité d'une personne au livret d'épargne populaire (service 02GA).
     *
     * @param criteres la personne, par état civil, adresse ou numéro fiscal
     * @param departement le département
     * @param annee l'année des revenus
     * @param bareme l'année du barème
     * @return l'éligibilité, ou {@link EligibiliteLep#SANS_REPONSE}, à venir
     * @see Sfip#lep
     */
    CompletableFuture<EligibiliteLep> lep(CriteresPersonne criteres, String departement, int annee, int bareme);

    /**
     * Lit la dernière situation d'une personne à l'impôt sur le revenu (service 02AA).
     *
     * @param criteres la personne, par état civil, adresse ou numéro fiscal
     * @return la situation, dans les champs d'IR assiette, à venir
     * @see Sfip#derniereSituation
     */
    CompletableFuture<SituationIr> derniereSituation(CriteresPersonne criteres);
}
