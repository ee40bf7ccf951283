package io.github.impotparticulier.r2p;

import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.personne.Usager;

/**
 * Recherche des personnes physiques (R2P). Trois issues se distinguent : une personne, rendue ; aucune,
 * {@link io.github.impotparticulier.erreur.UsagerInconnuException} ; plusieurs, ou un dossier non communicable,
 * {@link io.github.impotparticulier.erreur.PersonneIndistincteException}.
 *
 * <p>Portées (scopes) à contracter : {@code api_r2p_resolution_spi} pour {@link #spi}, {@code api_r2p_recherche_personne_physique}
 * pour les deux autres. Interface : vos tests peuvent la remplacer.
 *
 * <p>Source : fichier OpenAPI R2P.
 */
public interface R2p {
    /**
     * Cherche un numéro fiscal par l'état civil.
     *
     * @param etatCivil l'état civil, aussi complet que possible
     * @return le numéro fiscal
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à cet état civil
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si plusieurs y répondent, ou si le dossier n'est pas
     *     communicable
     */
    Spi spi(EtatCivil etatCivil);

    /**
     * Cherche une personne par son état civil, pour lire ensuite ses données : l'enchaînement de R2P et de l'API Impôt particulier.
     *
     * @param etatCivil l'état civil, aussi complet que possible
     * @return la personne, désignée par son numéro fiscal
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à cet état civil
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si plusieurs y répondent, ou si le dossier n'est pas
     *     communicable
     */
    default Usager usager(EtatCivil etatCivil) {
        return Usager.parSpi(spi(etatCivil));
    }

    /**
     * Cherche l'état civil et l'adresse d'une personne par son numéro fiscal.
     *
     * @param spi le numéro fiscal
     * @return la personne
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si le numéro ne correspond à personne
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si le dossier n'est pas communicable
     * @throws io.github.impotparticulier.erreur.ReponseIncoherenteException si la réponse porte sur quelqu'un d'autre, ou ne dit pas sur
     *     qui
     */
    PersonnePhysique personne(Spi spi);

    /**
     * Cherche une personne par critères. La DGFiP rapproche les orthographes : {@link PersonnePhysique#correspondA} dit si le nom est bien
     * celui demandé.
     *
     * <p>Le contrat n'oblige R2P à rendre ni le sexe ni la date de naissance. Si la réponse ne les porte pas, ou si votre question ne les
     * donnait pas, rien n'a pu lui être opposé : voyez {@link PersonnePhysique#sexe()} et {@link PersonnePhysique#anneeNaissance()}, vides
     * alors, avant d'en tirer un droit.
     *
     * @param criteres l'état civil, et s'il le faut l'adresse
     * @return la personne
     * @throws io.github.impotparticulier.erreur.ReponseIncoherenteException si la personne rendue est d'un autre sexe, ou d'une autre
     *     date de naissance
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException s'il n'y a que le nom et les prénoms, ou si un critère n'est
     *     pas de ceux de R2P
     * @throws io.github.impotparticulier.erreur.UsagerInconnuException si personne ne répond à ces critères
     * @throws io.github.impotparticulier.erreur.PersonneIndistincteException si plusieurs y répondent, ou si le dossier n'est pas
     *     communicable
     */
    PersonnePhysique personne(CriteresPersonne criteres);
}
