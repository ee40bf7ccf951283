package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Le numéro fiscal ne correspond à personne (HTTP 410, code 4102).
 */
public final class UsagerInconnuException extends AucunResultatException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public UsagerInconnuException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
