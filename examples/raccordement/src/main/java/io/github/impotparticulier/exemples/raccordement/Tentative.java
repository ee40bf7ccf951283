package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.erreur.AppelException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ce qu'un appel a donné.
 *
 * @param essai ce qui a été appelé
 * @param attendue vrai si la ressource doit être ouverte ; faux si rien ne le dit
 * @param faite faux si ce qui précède l'a empêché
 * @param envoyee vrai si la requête de la ressource est partie, donc avec un jeton
 * @param refus ce que le SDK a levé, s'il a levé quelque chose
 * @param quotaRestant ce que le serveur dit laisser de requêtes
 * @param references ce que le support demandera
 */
record Tentative(
        Essai<?> essai,
        boolean attendue,
        boolean faite,
        boolean envoyee,
        Optional<AppelException> refus,
        OptionalInt quotaRestant,
        Map<String, String> references) {
    static Tentative nonFaite(Essai<?> essai, boolean attendue) {
        return new Tentative(essai, attendue, false, false, Optional.empty(), OptionalInt.empty(), Map.of());
    }
}
