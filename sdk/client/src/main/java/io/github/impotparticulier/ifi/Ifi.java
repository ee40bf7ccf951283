package io.github.impotparticulier.ifi;

import io.github.impotparticulier.RessourceAnnuelle;
import io.github.impotparticulier.Usager;

/**
 * ISF puis IFI. L'année est celle dont la situation au 31 décembre est visée : l'IFI de Y se demande avec Y-1.
 *
 * <p>La DGFiP répond « aucun résultat » d'un foyer qui n'est pas imposé, comme d'une année qui n'est pas encore sortie : seul le
 * calendrier les distingue. {@link #estImpose} fait cette distinction ; préférez-la.
 *
 * <p>Pour la même raison, {@code derniereAnnee} ne se replie jamais sur une année plus ancienne, et {@code dernieresAnnees} omet les
 * années sans imposition.
 *
 * <p>Portée (scope) à contracter : {@code RessourceIFI}. Interface : vos tests peuvent la remplacer.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier », {@code SituationIfiIsfV1}.
 */
public interface Ifi extends RessourceAnnuelle<SituationIfi> {
    /**
     * Dit si le foyer est imposé.
     *
     * @param usager la personne
     * @param annee l'année dont la situation au 31 décembre est visée
     * @return vrai si la DGFiP le dit imposé ; faux si elle n'a pas de résultat pour une année que le calendrier donne sortie
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année est antérieure à 2000 ou future
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si l'année n'est pas sortie, n'est plus servie, ou si
     *     sa sortie date de moins de 45 jours et n'est qu'estimée : jamais un « faux » silencieux
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si la réponse ne porte pas l'indicateur
     */
    boolean estImpose(Usager usager, int annee);
}
