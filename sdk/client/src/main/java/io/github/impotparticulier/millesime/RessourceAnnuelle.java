package io.github.impotparticulier.millesime;

import io.github.impotparticulier.personne.Usager;
import java.util.List;

/**
 * Une ressource de la DGFiP qui se lit par personne et par année.
 *
 * <p>Chaque méthode peut lever, outre ce qu'elle annonce, {@link io.github.impotparticulier.erreur.AppelException} sous ses
 * autres formes : accès refusé, quota dépassé, service indisponible, réponse illisible.
 *
 * @param <T> les données d'une année
 */
public interface RessourceAnnuelle<T> {
    /**
     * Lit une année précise.
     *
     * @param usager la personne
     * @param annee l'année de revenus (IR), de l'avis (TH), ou celle du 31 décembre visé (IFI)
     * @return les données de cette année
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si l'année est antérieure à 2000 ou future
     * @throws io.github.impotparticulier.erreur.AnneeNonDisponibleException si l'année n'est pas encore taxée, ou n'est plus
     *     servie
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.AucunResultatException si la personne n'a pas de données pour cette année
     */
    T pour(Usager usager, int annee);

    /**
     * Lit la dernière année disponible, d'après le calendrier de taxation ; si la DGFiP n'a pas de résultat pour elle,
     * demande l'année précédente, comme sa documentation le prescrit. Le résultat dit quelle année a été servie.
     *
     * <p>L'année du décès d'un conjoint n'a pas de résultat en IR assiette ni en IR facture : ce sont alors les données de l'année
     * précédente, celles du couple, qui reviennent, et {@link DonneesAnnuelles#repli()} est vrai.
     *
     * <p>Dans une campagne dont la date de taxation n'est pas publiée, l'année la plus récente est essayée dès le
     * 1<sup>er</sup> juillet.
     *
     * @param usager la personne
     * @return les données, leur année et la base de ce choix
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.AucunResultatException si aucune des deux années n'a de données
     */
    DonneesAnnuelles<T> derniereAnnee(Usager usager);

    /**
     * Lit les dernières années, de la plus récente à la plus ancienne. La plus récente est celle de
     * {@link #derniereAnnee(Usager)} ; une année antérieure sans résultat, ou que votre contrat n'ouvre pas, est omise. Une panne
     * au milieu est une exception : rien n'est rendu. En mode FranceConnect, un refus au milieu l'est aussi : le jeton a pu expirer.
     *
     * @param usager la personne
     * @param nombre de 1 à 3 : la DGFiP ne tient pas plus de trois années à disposition
     * @return de 1 à {@code nombre} éléments
     * @throws IllegalArgumentException si {@code nombre} n'est pas entre 1 et 3
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro fiscal ne correspond à personne
     * @throws io.github.impotparticulier.erreur.AucunResultatException si aucune des deux plus récentes n'a de données
     */
    List<DonneesAnnuelles<T>> dernieresAnnees(Usager usager, int nombre);
}
