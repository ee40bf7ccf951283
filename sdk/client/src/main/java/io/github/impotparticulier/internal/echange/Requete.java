package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Une demande à une API, titre du client et en-têtes techniques exceptés.
 *
 * @param operation le nom de l'opération, pour les journaux et les exceptions
 * @param cible où elle va
 * @param sujet de qui elle parle
 * @param guichet celui dont le quota la compte
 * @param portee la portée OAuth exigée ; vide s'il n'en faut pas
 * @param entetes les en-têtes que l'API attend, {@code Accept} compris
 * @param titre ce qui l'autorise, si ce n'est le titre du client
 * @param verdicts ce que veulent dire les réponses
 * @param message ce qu'elle envoie, si ce n'est pas la simple lecture d'une ressource
 */
public record Requete(
        String operation,
        Cible cible,
        Sujet sujet,
        Guichet guichet,
        String portee,
        Map<String, String> entetes,
        @Nullable String titre,
        Verdicts verdicts,
        @Nullable Message message) {
    /** La lecture d'une ressource. */
    public Requete(
            String operation,
            Cible cible,
            Sujet sujet,
            Guichet guichet,
            String portee,
            Map<String, String> entetes,
            @Nullable String titre,
            Verdicts verdicts) {
        this(operation, cible, sujet, guichet, portee, entetes, titre, verdicts, null);
    }

    /** Vrai si elle ne part qu'une fois : refaite, elle ferait peut-être deux fois la même chose. */
    boolean unique() {
        return message != null && message.unique();
    }

    /** Vrai si sa réponse se rend telle quelle, quel qu'en soit le statut. */
    boolean brute() {
        return message != null;
    }

    String methode() {
        return message == null ? Message.LECTURE : message.methode();
    }

    String route() {
        return cible.route();
    }

    boolean nommeDans(ByteString corps) {
        return cible.nommeDans(corps);
    }

    /** L'opération et le gabarit : le reste est personnel. */
    @Override
    public String toString() {
        return operation + " " + cible;
    }
}
