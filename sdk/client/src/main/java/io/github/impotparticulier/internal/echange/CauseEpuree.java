package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;

/** Le type, la pile et les causes d'une exception, sans leurs messages, qui cite souvent une adresse. */
final class CauseEpuree extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int PROFONDEUR_MAX = 8;

    private final boolean deLiaison;

    CauseEpuree(Throwable origine) {
        this(origine, 0);
    }

    private CauseEpuree(Throwable origine, int profondeur) {
        super(
                origine instanceof CauseEpuree
                        ? origine.getMessage()
                        : origine.getClass().getName());
        deLiaison = origine instanceof LinkageError || (origine instanceof CauseEpuree e && e.deLiaison);
        setStackTrace(origine.getStackTrace());
        Throwable suivante = origine.getCause();
        if (suivante != null && profondeur < PROFONDEUR_MAX) {
            initCause(new CauseEpuree(suivante, profondeur + 1));
        }
    }

    /** Vrai si une classe ou une méthode ne se trouve pas : une bibliothèque d'une autre version que celle attendue. */
    boolean deLiaison() {
        return deLiaison;
    }
}
