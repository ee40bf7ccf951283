package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'il faut savoir pour lire une ressource, jeton d'application et en-têtes techniques exceptés.
 *
 * @param operation le nom de l'opération, pour les journaux et les exceptions
 * @param route le gabarit de la route, sans donnée personnelle
 * @param chemin le chemin réel, depuis la racine de la passerelle
 * @param parametres les paramètres de l'adresse, non encodés
 * @param annee l'année demandée, pour le journal des accès
 * @param scope la portée OAuth exigée ; vide s'il n'en faut pas
 * @param typeMedia la valeur de l'en-tête Accept
 * @param usage ce que l'API attend et répond de particulier
 * @param jetonFranceConnect le jeton de la personne, en mode FranceConnect
 */
public record Requete(
        String operation,
        String route,
        String chemin,
        Map<String, String> parametres,
        OptionalInt annee,
        String scope,
        String typeMedia,
        Usage usage,
        @Nullable String jetonFranceConnect) {
    /** L'opération et le gabarit : le chemin, les paramètres et le jeton sont personnels. */
    @Override
    public String toString() {
        return operation + " " + route;
    }

    /**
     * Les usages d'une API, là où elles diffèrent.
     *
     * @param guichet l'API, telle que son quota la compte
     * @param avecTeleservice l'en-tête ID_Teleservice lui est envoyé
     * @param recherche elle cherche une personne : 404 veut dire « personne », 403 peut vouloir dire « plusieurs »
     * @param videPermis une réponse sans contenu (204) est une réponse
     */
    public record Usage(Guichet guichet, boolean avecTeleservice, boolean recherche, boolean videPermis) {}
}
