package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * L'appel n'est pas allé à son terme parce que votre programme l'a voulu : fil interrompu, appel annulé, client fermé.
 * L'indicateur d'interruption du fil est conservé.
 */
public final class AppelInterrompuException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AppelInterrompuException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
