package io.github.impotparticulier.exemples.fiabilisation;

import java.io.Serial;

/** Le traitement s'arrête, et voici pourquoi : une phrase à montrer telle quelle, sans rien de personnel. */
final class ArretException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CodeRetour code;

    private ArretException(String phrase, CodeRetour code) {
        super(phrase);
        this.code = code;
    }

    static ArretException aCorriger(String phrase) {
        return new ArretException(phrase, CodeRetour.A_CORRIGER);
    }

    static ArretException aRelancer(String phrase) {
        return new ArretException(phrase, CodeRetour.A_RELANCER);
    }

    static ArretException sansPreuve(String phrase) {
        return new ArretException(phrase, CodeRetour.SANS_PREUVE);
    }

    CodeRetour code() {
        return code;
    }
}
