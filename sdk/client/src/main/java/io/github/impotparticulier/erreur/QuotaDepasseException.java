package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Le nombre d'appels contracté est dépassé (HTTP 429). Le délai éventuellement demandé par la passerelle se lit par
 * {@link #delai()}.
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
