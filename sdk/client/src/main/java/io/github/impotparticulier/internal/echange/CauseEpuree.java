package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;

/** Le type, la pile et les causes d'une exception, sans leurs messages, qui cite souvent une adresse. */
final class CauseEpuree extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int PROFONDEUR_MAX = 8;

    CauseEpuree(Throwable origine) {
        this(origine, 0);
    }

    private CauseEpuree(Throwable origine, int profondeur) {
        super(
                origine instanceof CauseEpuree
                        ? origine.getMessage()
                        : origine.getClass().getName());
        setStackTrace(origine.getStackTrace());
        Throwable suivante = origine.getCause();
        if (suivante != null && profondeur < PROFONDEUR_MAX) {
            initCause(new CauseEpuree(suivante, profondeur + 1));
        }
    }
}
