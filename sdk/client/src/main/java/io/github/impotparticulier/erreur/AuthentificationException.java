package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La passerelle n'accepte pas vos identifiants, ou refuse le jeton qu'elle vient de donner. Vérifiez la clé et le secret
 * remis par le portail APIM, et l'environnement (bac à sable ou production) auquel ils appartiennent.
 */
public final class AuthentificationException extends AppelException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Construit l'exception.
     *
     * @param explication ce qui s'est passé et ce qu'il y a à faire, sans donnée personnelle
     * @param circonstances l'appel concerné
     */
    public AuthentificationException(String explication, Circonstances circonstances) {
        super(explication, circonstances);
    }
}
