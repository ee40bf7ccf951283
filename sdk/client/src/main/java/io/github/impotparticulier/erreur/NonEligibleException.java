package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La personne est connue, mais ce qui est demandé n'existe que pour d'autres : une participation familiale sans enfant de moins de sept
 * ans (HTTP 404, code 37003 de l'API Particulier).
 *
 * <p>Source : code publié du serveur de l'API Particulier, {@code participation_familiale_eaje}.
 */
public final class NonEligibleException extends AucunResultatException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public NonEligibleException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
