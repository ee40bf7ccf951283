package io.github.impotparticulier.exemples.quota;

import java.io.IOException;

/** La passerelle refuse la clé, le secret ou la portée : redemander n'y changera rien avant que vous les changiez. */
public final class IdentifiantsRefusesException extends IOException {
    private static final long serialVersionUID = 1L;

    IdentifiantsRefusesException(String code) {
        super("La passerelle refuse la clé, le secret ou la portée (" + code + ").");
    }
}
