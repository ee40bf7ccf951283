package io.github.impotparticulier.particulier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ce que le serveur sait de votre jeton, et ce que le jeton dit de lui-même. Le jeton n'y est pas.
 *
 * <p>Source : code publié du serveur de l'API Particulier, {@code /api/introspect} ; RFC 7519 pour l'échéance.
 *
 * @param identifiant l'identifiant de l'habilitation ; vide si absent
 * @param nom le nom de l'habilitation ; vide si absent
 * @param portees les portées accordées, qui disent quels champs seront fournis ; liste vide s'il n'y en a pas
 * @param expiration l'instant où il expire, lu dans le jeton même, sans en vérifier la signature ; vide s'il ne le dit pas
 */
public record JetonParticulier(
        Optional<String> identifiant, Optional<String> nom, List<String> portees, Optional<Instant> expiration) {
    /**
     * Compose ce que l'on sait d'un jeton, par exemple pour vos tests.
     *
     * @param identifiant l'identifiant de l'habilitation
     * @param nom le nom de l'habilitation
     * @param portees les portées
     * @param expiration l'instant où il expire
     */
    public JetonParticulier {
        portees = List.copyOf(portees);
    }

    /** {@return un texte fixe : l'habilitation nomme parfois quelqu'un} */
    @Override
    public String toString() {
        return "JetonParticulier[masqué]";
    }
}
