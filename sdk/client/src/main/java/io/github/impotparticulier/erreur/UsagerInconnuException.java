package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Le numéro fiscal ou l'état civil ne correspond à personne (HTTP 410, code 4102 ; pour une recherche, HTTP 404).
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
