package io.github.impotparticulier.exemples.raccordement;

import java.io.Serial;

/** Le fichier, ou la commande, ne permet rien ; le message dit quoi corriger, et ne cite aucune valeur. */
final class FichierException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FichierException(String message) {
        super(message);
    }
}
