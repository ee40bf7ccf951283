package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La demande elle-même est mauvaise : numéro fiscal ou année mal formés, paramètre hors de ses valeurs. Recommencer à
 * l'identique donnera le même refus.
 *
 * <p>Levée par le SDK avant tout envoi quand il peut le voir (statut vide), sinon sur un refus de la DGFiP (HTTP 400,
 * codes 4001, 4002, 4003, 4007).
 */
public final class RequeteInvalideException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public RequeteInvalideException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
