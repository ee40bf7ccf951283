package io.github.impotparticulier.bacasable;

/** Interrompt les contrôles d'un appel au premier qui échoue ; sans pile, car le refus est un résultat. */
final class RefusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reponse reponse;

    RefusException(Reponse reponse) {
        super(reponse.motif(), null, false, false);
        this.reponse = reponse;
    }

    Reponse reponse() {
        return reponse;
    }
}
