package io.github.impotparticulier.sfip;

import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;

/**
 * Le courtier « Service Finances Publiques » (SFiP) : la recherche d'une personne et la lecture de ses données en un appel. C'est
 * vers lui que la DGFiP oriente les nouveaux partenaires depuis 2023.
 *
 * <p>Un identifiant de téléservice est exigé, sauf pour {@link #information()}. Interface : vos tests peuvent la remplacer.
 *
 * <p>Source : fichier OpenAPI SFiP.
 */
public interface Sfip {
    /**
     * Demande si le courtier est disponible. Les sources publiques ne donnent pas de portée à cet appel : le jeton est demandé sans
     * portée.
     *
     * @return la phrase par laquelle le courtier se décrit
     * @throws io.github.impotparticulier.erreur.ServiceIndisponibleException si le courtier se dit indisponible (40401, même sous 400)
     */
    String information();

    /**
     * Demande l'éligibilité d'une personne au livret d'épargne populaire (service 02GA). Portée : {@code sfip_lep}.
     *
     * @param criteres la personne, par état civil, adresse ou numéro fiscal
     * @param departement le département, par exemple {@code 13}, {@code 2A} ou {@code 974} ; mis à la forme de SFiP, ou déjà sous
     *     cette forme ({@code 010} est l'Ain)
     * @param annee l'année des revenus
     * @param bareme l'année du barème
     * @return l'éligibilité, ou {@link EligibiliteLep#SANS_REPONSE} si la DGFiP n'a pas de résultat (410, code 4101)
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si un paramètre n'a pas sa forme, ou sans téléservice
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à ces critères
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si plusieurs y répondent, ou si le dossier n'est pas
     *     communicable
     */
    EligibiliteLep lep(CriteresPersonne criteres, String departement, int annee, int bareme);

    /**
     * Lit la dernière situation d'une personne à l'impôt sur le revenu (service 02AA). Le serveur choisit l'année ; rien, dans le contrat
     * publié, ne promet que la réponse la dise. Portée : {@code sfip_donnees_fiscales_usagers}.
     *
     * @param criteres la personne, par état civil, adresse ou numéro fiscal
     * @return la situation, dans les champs d'IR assiette
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si un critère n'est pas de ceux de SFiP, ou sans téléservice
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à ces critères
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si plusieurs y répondent, ou si le dossier n'est pas
     *     communicable
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la DGFiP n'a pas de données
     */
    SituationIr derniereSituation(CriteresPersonne criteres);
}
