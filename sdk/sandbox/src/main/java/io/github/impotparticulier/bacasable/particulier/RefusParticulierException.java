package io.github.impotparticulier.bacasable.particulier;

import java.util.List;

/** Interrompt un appel par ses erreurs ; sans pile, car le refus est un résultat. */
final class RefusParticulierException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReponseParticulier reponse;

    RefusParticulierException(List<Erreur> erreurs) {
        this(ReponseParticulier.refus(erreurs));
    }

    RefusParticulierException(ReponseParticulier reponse) {
        super(reponse.motif(), null, false, false);
        this.reponse = reponse;
    }

    ReponseParticulier reponse() {
        return reponse;
    }
}
