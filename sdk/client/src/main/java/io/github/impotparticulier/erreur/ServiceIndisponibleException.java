package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La DGFiP ou sa passerelle ne répond pas : réseau, échéance dépassée, erreur technique (HTTP 408, 500 à 504). Un nouvel
 * appel, plus tard, peut réussir.
 */
public final class ServiceIndisponibleException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public ServiceIndisponibleException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
