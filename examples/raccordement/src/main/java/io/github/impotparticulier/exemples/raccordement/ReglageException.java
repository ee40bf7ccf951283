package io.github.impotparticulier.exemples.raccordement;

import java.io.Serial;

/** Une ligne ne permet pas d'appeler ; les autres continuent. */
final class ReglageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Motif motif;

    ReglageException(Motif motif, String precision) {
        super(precision);
        this.motif = motif;
    }

    Constat constat() {
        return Constat.de(Verification.REGLAGES, motif, String.valueOf(getMessage()));
    }
}
