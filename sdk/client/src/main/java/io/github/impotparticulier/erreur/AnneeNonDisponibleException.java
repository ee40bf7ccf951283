package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Aucun résultat, et le calendrier de taxation l'explique : l'année demandée n'est pas encore taxée, ou n'est plus servie.
 * L'explication dit laquelle des deux, et si la date de taxation est publiée ou seulement estimée.
 */
public final class AnneeNonDisponibleException extends AucunResultatException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AnneeNonDisponibleException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
