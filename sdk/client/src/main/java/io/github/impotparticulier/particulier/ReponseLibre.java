package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;

/**
 * La réponse d'un chemin que le SDK ne connaît pas encore : ses champs se lisent par {@code champ(…)} et {@code champs()}.
 */
public final class ReponseLibre extends ReponseParticulier {
    /**
     * Pose ce visage sur une réponse déjà lue : pour le SDK, qui n'a pas à la copier.
     *
     * @hidden
     * @param reponse la réponse entière
     */
    public ReponseLibre(ObjetJson reponse) {
        super(reponse);
    }

    /**
     * Construit une réponse depuis le JSON de l'API Particulier, pour vos tests.
     *
     * @param json une réponse entière ({@code {"data": …, "links": …, "meta": …}})
     * @return la réponse
     * @throws io.github.impotparticulier.erreur.ReponseIllisibleException si le texte n'est pas un objet JSON strictement
     *     formé, ou s'il n'a pas de {@code data}
     */
    public static ReponseLibre depuisJson(String json) {
        return new ReponseLibre(ObjetJson.lire(json));
    }
}
