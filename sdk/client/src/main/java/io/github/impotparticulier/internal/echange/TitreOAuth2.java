package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Les jetons d'application d'un appel, ceux que le serveur refuse, et ce que le dernier refus veut dire. */
final class TitreOAuth2 implements Titres.Titre {
    /** Un jeton d'application accepté il y a moins que cela l'est sans doute encore : c'est celui de la personne qui est refusé. */
    private static final long NAGUERE = TimeUnit.SECONDS.toNanos(60);

    private final Jetons jetons;
    private final Requete requete;
    private final Operation operation;
    private final String portee;
    /** Celui de la personne, qui vit une minute, est plus souvent en cause : on n'insiste pas. */
    private final boolean deux;

    private @Nullable Jeton employe;
    private long envoi;
    private @Nullable Refus aRemplacer;
    private int refus;

    TitreOAuth2(Jetons jetons, Requete requete, Operation operation) {
        this.jetons = jetons;
        this.requete = requete;
        this.operation = operation;
        this.portee = requete.portee();
        this.deux = requete.verdicts().porteDeuxTitres(requete);
    }

    @Override
    public Issue<String> autorisation() {
        Echec<String> fin = operation.fin();
        if (fin != null) {
            return fin;
        }
        oublier();
        Issue<Jeton> issue = jetons.pour(portee, operation);
        if (!(issue instanceof Succes<Jeton> succes)) {
            return ((Echec<Jeton>) issue).autreType();
        }
        Jeton jeton = succes.valeur();
        long repos = Math.min(jetons.avantUsage(jeton), operation.reste());
        if (repos > 0) {
            operation.seReposer(repos);
        }
        employe = jeton;
        envoi = jetons.maintenant();
        return new Succes<>("Bearer " + jeton.valeur());
    }

    @Override
    public void oublier() {
        Refus aOublier = aRemplacer;
        if (aOublier != null) {
            aRemplacer = null;
            jetons.remplacer(portee, aOublier);
        }
    }

    @Override
    public void accepter() {
        Jeton accepte = employe;
        if (accepte != null) {
            jetons.accepter(portee, accepte, requete.route(), envoi);
        }
    }

    @Override
    public OptionalLong repos(Echec<Reponse> echec) {
        Jeton refuse = employe;
        if (refuse == null) {
            return OptionalLong.empty();
        }
        refus++;
        Refus vu = new Refus(refuse, requete.route(), envoi, jetons.maintenant(), refus, deux, operation.reste());
        Suite suite = celuiDeLaPersonne(vu, echec) ? null : jetons.apresRefus(portee, vu);
        if (suite == null) {
            return OptionalLong.empty();
        }
        aRemplacer = suite.remplace() ? vu : null;
        return OptionalLong.of(suite.repos());
    }

    /** Vrai si le jeton refusé est celui de la personne. */
    private boolean celuiDeLaPersonne(Refus vu, Echec<Reponse> echec) {
        return deux
                && !requete.verdicts().titreDuClientNomme(echec)
                && jetons.accepteDepuisMoinsDe(NAGUERE, portee, vu.jeton());
    }

    @Override
    public Echec<Reponse> conclure(Echec<Reponse> echec) {
        return requete.verdicts().refusDefinitif(requete, echec, jetons.confiance(portee));
    }
}
