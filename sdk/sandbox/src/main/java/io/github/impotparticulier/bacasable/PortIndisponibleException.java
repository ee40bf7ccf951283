package io.github.impotparticulier.bacasable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Un port de la boucle locale n'a pas pu être ouvert. */
final class PortIndisponibleException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortIndisponibleException(int port, IOException cause) {
        super(
                "Le bac à sable n'a pas pu ouvrir " + (port == 0 ? "de port" : "le port " + port)
                        + " sur la boucle locale",
                cause);
        this.port = port;
    }

    int port() {
        return port;
    }
}
