package io.github.impotparticulier.exemples.fiabilisation;

import java.io.Serial;

/** Le traitement s'arrête, et voici pourquoi : une phrase à montrer telle quelle, sans rien de personnel. */
final class ArretException extends RuntimeException {
    /** Rien ne peut aboutir sans une correction. */
    static final int A_CORRIGER = 1;

    /** Relancer la même commande continue. */
    static final int A_RELANCER = 2;

    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;

    private ArretException(String phrase, int code) {
        super(phrase);
        this.code = code;
    }

    static ArretException aCorriger(String phrase) {
        return new ArretException(phrase, A_CORRIGER);
    }

    static ArretException aRelancer(String phrase) {
        return new ArretException(phrase, A_RELANCER);
    }

    int code() {
        return code;
    }
}
