package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Une réponse est venue, mais ce n'est pas ce que le contrat promet : JSON mal formé, corps vide ou trop grand, champ qui ne
 * se lit pas comme son type.
 */
public final class ReponseIllisibleException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public ReponseIllisibleException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
