package io.github.impotparticulier.ifi;

import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import java.util.List;

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
     * Lit la dernière année que le calendrier dit sortie, sans jamais se replier sur une plus ancienne, ni essayer la suivante.
     *
     * @param usager la personne
     * @return l'indicateur du foyer, s'il est imposé
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si la sortie de cette année n'est pas sûre
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.AucunResultatException si le foyer n'est pas imposé pour cette année
     */
    @Override
    DonneesAnnuelles<SituationIfi> derniereAnnee(Usager usager);

    /**
     * Lit les dernières années où le foyer est imposé ; celles où il ne l'est pas, ou que votre contrat n'ouvre pas, sont omises.
     *
     * @param usager la personne
     * @param nombre de 1 à 3
     * @return de zéro à {@code nombre} éléments, le plus récent d'abord
     * @throws IllegalArgumentException si {@code nombre} n'est pas entre 1 et 3
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si la sortie de la dernière année n'est pas sûre
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     */
    @Override
    List<DonneesAnnuelles<SituationIfi>> dernieresAnnees(Usager usager, int nombre);

    /**
     * Dit si le foyer est imposé.
     *
     * @param usager la personne
     * @param annee l'année dont la situation au 31 décembre est visée
     * @return vrai si la DGFiP le dit imposé ; faux si elle n'a pas de résultat pour une année que le calendrier donne sortie
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année est antérieure à 2000 ou future
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si, d'après le calendrier de taxation, l'année n'est pas
     *     sortie, n'est plus servie, ou si
     *     sa sortie date de moins de 45 jours et n'est qu'estimée : jamais un « faux » silencieux
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si la réponse ne porte pas l'indicateur
     */
    boolean estImpose(Usager usager, int annee);
}
