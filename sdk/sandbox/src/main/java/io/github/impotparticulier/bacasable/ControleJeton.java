package io.github.impotparticulier.bacasable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Le contrôle du jeton d'application, le même devant toute API. */
final class ControleJeton {
    private static final String BEARER = "Bearer ";

    private ControleJeton() {}

    /**
     * Refuse un appel sans jeton valide, ou dont le jeton n'ouvre pas tous ces périmètres.
     *
     * @param autorisations les en-têtes {@code Authorization}, dont le dernier compte
     */
    static void exiger(List<String> autorisations, Collection<String> perimetres, Jetons jetons) throws RefusException {
        String autorisation = autorisations.isEmpty() ? "" : autorisations.get(autorisations.size() - 1);
        if (!autorisation.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw nonAuthentifie(
                    900902, "Missing Credentials", "L'appel ne porte pas de jeton (Authorization: Bearer)");
        }
        Optional<Jeton> jeton =
                jetons.valide(autorisation.substring(BEARER.length()).strip());
        if (jeton.isEmpty()) {
            throw nonAuthentifie(900901, "Invalid Credentials", "Le jeton est inconnu ou expiré");
        }
        for (String perimetre : perimetres) {
            if (!jeton.get().ouvre(perimetre)) {
                throw new RefusException(Reponse.refusPasserelle(
                        403, 900910, "Insufficient Scope", "Le jeton ne porte pas le périmètre " + perimetre));
            }
        }
    }

    private static RefusException nonAuthentifie(int code, String message, String motif) {
        return new RefusException(Reponse.nonAuthentifie(code, message, motif));
    }
}
