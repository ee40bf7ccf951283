package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;

/** Le type et la pile d'une exception d'entrée-sortie, sans son message, qui cite souvent une adresse. */
final class CauseEpuree extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    CauseEpuree(Throwable origine) {
        super(
                origine instanceof CauseEpuree
                        ? origine.getMessage()
                        : origine.getClass().getName());
        setStackTrace(origine.getStackTrace());
    }
}
