package io.github.impotparticulier;

import io.github.impotparticulier.internal.echange.Temps;

/** Pour les essais : des réglages dont le temps est donné, ce que la façade publique ne permet pas. */
public final class AuTemps {
    private AuTemps() {}

    /** Ceux d'un client de la DGFiP. */
    public static ImpotParticulierClient.Builder dgfip(Temps temps) {
        return ImpotParticulierClient.builder().temps(temps);
    }

    /** Ceux d'un client de l'API Particulier. */
    public static ApiParticulierClient.Builder particulier(Temps temps) {
        return ApiParticulierClient.builder().temps(temps);
    }
}
