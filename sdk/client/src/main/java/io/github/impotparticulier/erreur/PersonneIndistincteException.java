package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La recherche n'a pas désigné une personne et une seule : plusieurs répondent aux critères, ou le dossier n'est pas
 * communicable (R2P et SFiP, HTTP 403). Un état civil plus complet peut les départager ; rien d'autre ne distingue les deux
 * cas.
 */
public final class PersonneIndistincteException extends AccesRefuseException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public PersonneIndistincteException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
