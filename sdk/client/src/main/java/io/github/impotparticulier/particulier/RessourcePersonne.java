package io.github.impotparticulier.particulier;

import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.JetonFranceConnect;

/**
 * Une ressource de l'API Particulier, qui se lit pour une personne désignée par son état civil, ou par le jeton FranceConnect qu'elle vient
 * d'obtenir.
 *
 * <p>Toutes les méthodes lèvent une {@link io.github.impotparticulier.erreur.AppelException}, dont la classe dit quoi faire :
 * {@link io.github.impotparticulier.erreur.AucunResultatException} (pas de dossier ; {@code fournisseur()} dit chez qui),
 * {@link io.github.impotparticulier.erreur.UsagerInconnuException} (identité non reconnue),
 * {@link io.github.impotparticulier.erreur.NonEligibleException},
 * {@link io.github.impotparticulier.erreur.PersonneIndistincteException} (plusieurs personnes),
 * {@link io.github.impotparticulier.erreur.AccesRefuseException} (portée, adresse IP, délégation, jeton FranceConnect expiré),
 * {@link io.github.impotparticulier.erreur.ServiceIndisponibleException} (panne ou maintenance d'un fournisseur, {@code delai()} s'il est
 * dit), {@link io.github.impotparticulier.erreur.QuotaDepasseException},
 * {@link io.github.impotparticulier.erreur.RequeteInvalideException} (refusée, le plus souvent avant tout envoi).
 *
 * <p>Source : fichier OpenAPI de l'API Particulier, version 3.
 *
 * @param <T> ce qu'elle rend
 */
public interface RessourcePersonne<T> {
    /**
     * Lit la ressource d'une personne.
     *
     * @param etatCivil son état civil ; le sexe est exigé, et le lieu de naissance par les prestations familiales et sociales
     * @return les données
     */
    T pour(EtatCivil etatCivil);

    /**
     * Lit la ressource de la personne qui vient de s'authentifier. Le jeton autorise l'appel à la place de celui de l'API, avec les portées
     * qu'elle a accordées ; il est le même pour tous les essais.
     *
     * @param jeton le jeton d'accès, qui vit environ une minute
     * @return les données
     */
    T pour(JetonFranceConnect jeton);

    /**
     * {@return cette ressource, dans une version choisie ; par défaut la plus récente}
     *
     * <p>Une version dépréciée est dite au journal, en DEBUG, à chaque appel.
     *
     * @param version le numéro, celui de l'adresse
     * @throws io.github.impotparticulier.erreur.RequeteInvalideException si la ressource n'a pas cette version
     */
    RessourcePersonne<T> version(int version);
}
