package io.github.impotparticulier.erreur;

import java.io.Serial;

/**
 * La passerelle n'accepte pas vos identifiants, ou refuse le jeton qu'elle vient de donner. Vérifiez la clé et le secret
 * remis par le portail APIM, et l'environnement (bac à sable ou production) auquel ils appartiennent. Par FranceConnect, ce peut être le
 * jeton de la personne, tant que le client n'a rien obtenu avec le sien : le message dit alors les deux causes.
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
