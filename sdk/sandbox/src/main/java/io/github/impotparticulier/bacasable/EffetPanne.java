package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.Panne.Genre;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une panne fait de la réponse : elle la remplace, ou dérange son envoi.
 *
 * @param genre ce qui va mal
 * @param duree un délai ; nul s'il n'y en a pas
 * @param statut le statut choisi ; 0 si la panne a le sien
 * @param code le code choisi ; 0 de même
 */
record EffetPanne(Genre genre, @Nullable Duration duree, int statut, int code) {
    /** Vrai si rien ne doit être fait de la requête : sa réponse ne partirait pas. */
    boolean avantReponse() {
        return genre == Genre.COUPURE;
    }

    /** La réponse que la passerelle donne à la place de l'API. */
    Reponse reponse(String motif, String typeErreur, Horloge horloge) {
        Reponse reponse = switch (genre) {
            case QUOTA_DEPASSE -> Reponse.refusPasserelle(429, 900804, "Message throttled out", "Le quota est dépassé");
            case INDISPONIBLE -> Reponse.refusPasserelle(503, 101503, "Runtime Error", "Le service est indisponible");
            case ERREUR_TECHNIQUE -> Reponse.refusSansCorps(500, motif);
            case ERREUR_TECHNIQUE_DGFIP ->
                Reponse.refusDgfip(500, typeErreur, code, "Erreur technique", horloge.horodatage());
            case JETON_PERIME ->
                Reponse.nonAuthentifie(900901, "Invalid Credentials", "Le jeton est inconnu ou expiré");
            case QUOTA_DANS_LE_CORPS ->
                Reponse.quotaRouvert(horloge.instant().plus(Objects.requireNonNull(duree)), "Le quota est dépassé");
            case CONTROLE_EN_PANNE ->
                Reponse.refusPasserelle(
                        500,
                        900900,
                        "Unclassified Authentication Failure",
                        "La passerelle n'a pas pu contrôler le jeton");
            case SOUSCRIPTION_INACTIVE ->
                Reponse.nonAuthentifie(
                        900909, "The subscription to the API is inactive", "La souscription est inactive");
            case APPLICATION_BLOQUEE ->
                Reponse.refusPasserelle(403, 900805, "Message blocked", "L'application est bloquée");
            case ERREUR_SOUS_200 ->
                Reponse.refusPasserelle(200, 303001, "Runtime Error", "Le service est indisponible");
            case ROUTE_NON_DEPLOYEE -> Reponse.statutRedit(404, "Not Found", "La route n'est pas déployée");
            case RESSOURCE_NON_DECLAREE ->
                Reponse.refusPasserelle(
                        403, 900906, "No matching resource found in the API", "La ressource n'est pas déclarée");
            case ERREUR_DE_LA_PASSERELLE ->
                Reponse.statutRedit(500, "Internal Server Error", "La passerelle est en erreur");
            case ARRIERE_MUET -> Reponse.refusPasserelle(401, 101503, "Runtime Error", "Le service est indisponible");
            case STATUT_NU -> Reponse.refusSansCorps(statut, motif);
            case OBJET_VIDE -> Reponse.servie(Reponse.JSON, CorpsJson.objet(Map.of()));
            case FAUTE ->
                statut == 401
                        ? Reponse.nonAuthentifie(code, "Invalid Credentials", "Une faute de la passerelle")
                        : Reponse.refusPasserelle(statut, code, "Runtime Error", "Une faute de la passerelle");
            case PAGE_HTML -> Reponse.page(statut, motif);
            case COUPURE, COUPURE_APRES, COUPURE_EN_COURS, LENTEUR, ANNEE_PAS_ENCORE_SORTIE ->
                throw new IllegalStateException("Cette panne ne remplace pas la réponse : " + genre.nom());
        };
        return duree == null || genre == Genre.QUOTA_DANS_LE_CORPS
                ? reponse
                : reponse.avec("Retry-After", Long.toString(duree.toSeconds()));
    }

    /** Dérange l'envoi d'une réponse, si c'est l'affaire de cette panne. */
    void deranger(MockResponse.Builder http, boolean avecCorps) {
        if (genre == Genre.COUPURE || genre == Genre.COUPURE_APRES || (genre == Genre.COUPURE_EN_COURS && !avecCorps)) {
            http.onResponseStart(new SocketEffect.CloseSocket());
        } else if (genre == Genre.COUPURE_EN_COURS) {
            http.onResponseBody(new SocketEffect.CloseSocket());
        } else if (genre == Genre.LENTEUR && duree != null) {
            http.headersDelay(duree.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
