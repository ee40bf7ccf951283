package io.github.impotparticulier.appel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Une requête HTTP finie. Rien n'y est personnel, hormis ce que vous mettez dans {@link #reference()}.
 *
 * <p>Interface : vos tests peuvent en fournir une. Des méthodes pourront s'y ajouter, avec une valeur par défaut.
 */
public interface EssaiTermine {
    /** {@return l'opération du SDK, par exemple {@code irAssiette} ; {@code jeton} pour une demande de jeton} */
    String operation();

    /** {@return le gabarit de la route, où l'identifiant de la personne reste {@code {spi}}} */
    String route();

    /** {@return l'API appelée, telle que son quota la compte ; vide pour une demande de jeton} */
    Optional<Guichet> guichet();

    /** {@return l'année demandée, au sens de la ressource ; vide si l'opération n'en a pas} */
    OptionalInt annee();

    /** {@return le rang de cet essai dans l'appel, à partir de 1 ; toujours 1 pour une demande de jeton} */
    int numero();

    /** {@return l'instant de l'envoi, à l'horloge de la machine} */
    Instant debut();

    /** {@return la durée de l'essai, attente du quota et du jeton exclues} */
    Duration duree();

    /** {@return le statut HTTP ; vide si aucune réponse n'est venue} */
    OptionalInt statut();

    /** {@return la valeur de {@code X-Correlation-ID}, propre à cet essai ; vide pour une demande de jeton} */
    Optional<String> idCorrelation();

    /**
     * {@return la référence que votre programme a donnée à l'appel, telle quelle ; vide s'il n'en a pas donné, et pour une demande
     * de jeton, que plusieurs appels se partagent}
     *
     * @see io.github.impotparticulier.ImpotParticulierClient#avecReference(String)
     */
    Optional<String> reference();

    /** {@return la méthode HTTP, en majuscules ; {@code GET}, celle de toute lecture, si rien ne le dit} */
    default String methode() {
        return "GET";
    }

    /** {@return l'identifiant que le serveur a donné à la requête ({@code X-Request-ID}), que son support demande ; vide s'il n'en donne pas} */
    default Optional<String> idRequete() {
        return Optional.empty();
    }

    /** {@return ce que le serveur dit laisser de requêtes avant de les refuser ({@code RateLimit-Remaining}) ; vide s'il ne le dit pas} */
    default OptionalInt quotaRestant() {
        return OptionalInt.empty();
    }
}
