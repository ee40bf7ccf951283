package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * Vos identifiants sont bons, mais la ressource ne vous est pas ouverte : portée (scope) non souscrite, année non contractée,
 * téléservice sans habilitation (HTTP 403, codes 4031, 900908, 900910), souscription fermée (900805, 900907, 900909), jeton FranceConnect
 * refusé (401 ou 403).
 */
public class AccesRefuseException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AccesRefuseException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
