package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.dgfip.VerdictsDgfip;
import okhttp3.HttpUrl;

/** Le raccord de la DGFiP, pour les essais du moteur. */
public final class RaccordDEssai {
    private RaccordDEssai() {}

    /** Des jetons demandés à la passerelle, ou à cette source. */
    public static Raccord oauth2(
            HttpUrl racine, String cle, String secret, SourceJetons source, Limite debit, Temps temps) {
        return new Raccord(
                racine,
                new Acces.OAuth2("/token", cle, secret, source, new VerdictsDgfip(Attente.LECTURE, temps.horloge())),
                debit);
    }
}
