package io.github.impotparticulier.internal.echange;

import org.jspecify.annotations.Nullable;

/**
 * Ce qu'il faut savoir pour lire une ressource, jeton d'application et en-têtes techniques exceptés.
 *
 * @param operation le nom de l'opération, pour les journaux et les exceptions
 * @param route le gabarit de la route, sans donnée personnelle
 * @param chemin le chemin réel, déjà encodé, depuis la racine de la passerelle
 * @param scope la portée OAuth exigée
 * @param typeMedia la valeur de l'en-tête Accept
 * @param avecTeleservice vrai si l'API connaît l'en-tête ID_Teleservice
 * @param jetonFranceConnect le jeton de la personne, en mode FranceConnect
 */
public record Requete(
        String operation,
        String route,
        String chemin,
        String scope,
        String typeMedia,
        boolean avecTeleservice,
        @Nullable String jetonFranceConnect) {
    /** L'opération et le gabarit : le chemin et le jeton sont personnels. */
    @Override
    public String toString() {
        return operation + " " + route;
    }
}
