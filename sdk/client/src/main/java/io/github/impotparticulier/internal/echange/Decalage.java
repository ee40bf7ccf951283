package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;

/** Une connexion reprise portait des octets d'avance : la réponse qu'elle donnerait n'est peut-être pas celle de cette demande. */
final class Decalage extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    Decalage() {
        super("des octets d'avance");
    }
}
