package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Les refus de jeton d'un appel : s'il se reprend, et ce que le dernier veut dire. */
final class RefusDeJeton {
    /** Un jeton d'application accepté il y a moins que cela l'est sans doute encore : c'est l'autre qui est refusé. */
    private static final long NAGUERE = TimeUnit.SECONDS.toNanos(60);
    /** Un jeton FranceConnect vit une minute : il ne souffre pas qu'on attende. */
    private static final long ATTENTE_FRANCE_CONNECT = TimeUnit.SECONDS.toNanos(1);

    private final Jetons jetons;
    private final String scope;
    private final boolean franceConnect;
    private @Nullable Jeton dernier;
    private int fois;
    private int refus;

    RefusDeJeton(Jetons jetons, Requete requete) {
        this.jetons = jetons;
        this.scope = requete.scope();
        this.franceConnect = requete.jetonFranceConnect() != null;
    }

    /** Vrai si la réponse refuse un jeton : 407 parle d'un proxy. */
    static boolean en(Echec<Reponse> echec) {
        return echec.nature() == Nature.AUTHENTIFICATION
                && echec.circonstances().statut().orElse(407) != 407;
    }

    /** Comment reprendre ; {@code null} si ce refus est définitif. */
    @Nullable
    Suite apres(Jeton refuse, Echec<Reponse> echec, long reste) {
        fois = dernier == refuse ? fois + 1 : 1;
        dernier = refuse;
        refus++;
        if (franceConnect
                && !Verdicts.jetonDApplicationNomme(echec)
                && jetons.accepteDepuisMoinsDe(NAGUERE, scope, refuse)) {
            return null;
        }
        return jetons.apresRefus(
                scope, refuse, fois, refus, franceConnect ? Math.min(reste, ATTENTE_FRANCE_CONNECT) : reste);
    }

    /** Ce que veut dire le refus définitif. */
    Echec<Reponse> conclure(Echec<Reponse> echec) {
        return franceConnect ? Verdicts.deFranceConnect(echec, jetons.confiance(scope)) : echec;
    }
}
