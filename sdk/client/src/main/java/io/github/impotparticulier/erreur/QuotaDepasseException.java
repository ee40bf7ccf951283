package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Le nombre d'appels contracté est dépassé (HTTP 429), ou le serait : le quota du client n'a pas de place avant l'échéance, et rien n'est
 * parti ({@link #statut()} vide). Le délai que le serveur demande, ou que ce quota impose, se lit par {@link #delai()}.
 */
public final class QuotaDepasseException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public QuotaDepasseException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
