package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.Optional;

/**
 * Une ressource de la DGFiP : tout ce qui la distingue des autres.
 *
 * @param <T> ce qu'elle rend
 * @param operation le nom de l'opération, pour les journaux et les exceptions
 * @param service l'API
 * @param route le gabarit de la route, depuis la racine de l'API ou après la personne
 * @param portee la portée (scope) OAuth à contracter ; vide si le contrat n'en publie pas
 * @param typeMedia le type de média qu'elle rend
 * @param attente ce qu'elle attend de ses réponses
 * @param contenu ce que porte un corps
 * @param siVide ce que veut dire une réponse sans contenu, si c'en est une
 * @param siAucunResultat ce que veut dire « aucun résultat », si ce n'est pas un échec
 */
public record Ligne<T>(
        String operation,
        Service service,
        String route,
        String portee,
        String typeMedia,
        Attente attente,
        Contenu<T> contenu,
        Optional<T> siVide,
        Optional<T> siAucunResultat) {
    private static final String JSON_SFIP = "application/vnd.dgfip.sfip.v1.0+json";

    /** Une ressource de l'API Impôt particulier. */
    static <T> Ligne<T> impot(String operation, String route, String portee, String media, Contenu<T> contenu) {
        return new Ligne<>(
                operation,
                Service.IMPOT_PARTICULIER,
                route,
                portee,
                "application/prs.dgfip." + media + ".v1+json",
                Attente.LECTURE,
                contenu,
                Optional.empty(),
                Optional.empty());
    }

    static <T> Ligne<T> r2p(String operation, String route, String portee, Contenu<T> contenu) {
        return new Ligne<>(
                operation,
                Service.R2P,
                route,
                portee,
                "application/json",
                Attente.RECHERCHE,
                contenu,
                Optional.empty(),
                Optional.empty());
    }

    static <T> Ligne<T> sfip(String operation, Attente attente, String route, String portee, Contenu<T> contenu) {
        return new Ligne<>(
                operation,
                Service.SFIP,
                route,
                portee,
                JSON_SFIP,
                attente,
                contenu,
                Optional.empty(),
                Optional.empty());
    }

    /** La même, dont une réponse sans contenu (204) veut dire ceci. */
    Ligne<T> siVide(T valeur) {
        return new Ligne<>(
                operation,
                service,
                route,
                portee,
                typeMedia,
                Attente.LECTURE_PARFOIS_VIDE,
                contenu,
                Optional.of(valeur),
                siAucunResultat);
    }

    /** La même, où « aucun résultat », dit par la DGFiP, veut dire ceci. */
    Ligne<T> siAucunResultat(T valeur) {
        return new Ligne<>(operation, service, route, portee, typeMedia, attente, contenu, siVide, Optional.of(valeur));
    }

    boolean exigeTeleservice() {
        return service.teleservice() == Service.Teleservice.EXIGE && attente == Attente.RECHERCHE;
    }

    T lire(Reponse reponse, Demande demande) {
        return siVide.isPresent() && reponse.estVide()
                ? siVide.get()
                : contenu.lecture().lire(reponse.json(), demande);
    }

    /**
     * Ce que porte un corps.
     *
     * @param nom le même pour toutes les ressources qui peuvent rendre d'une personne le même corps
     * @param lecture ce qu'on en fait
     */
    record Contenu<T>(String nom, Lecture<T> lecture) {}

    /** Ce qu'on fait d'un corps : des données, refusées si elles ne répondent pas à la demande. */
    @FunctionalInterface
    interface Lecture<T> {
        T lire(ObjetJson json, Demande demande);
    }
}
