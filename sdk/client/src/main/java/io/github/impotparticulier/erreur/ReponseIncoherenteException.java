package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La réponse se lit, mais n'est pas de la ressource, de la personne ou de l'année demandées. Elle est écartée : ne l'utilisez pas, signalez
 * l'identifiant de corrélation à la DGFiP.
 */
public final class ReponseIncoherenteException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public ReponseIncoherenteException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
