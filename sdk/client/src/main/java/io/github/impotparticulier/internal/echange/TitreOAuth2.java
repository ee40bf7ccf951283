package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Les jetons d'application d'un appel, ceux que le serveur refuse, et ce que le dernier refus veut dire. */
final class TitreOAuth2 implements Titres.Titre {
    /** Un jeton d'application accepté il y a moins que cela l'est sans doute encore : c'est celui de la personne qui est refusé. */
    private static final long NAGUERE = TimeUnit.SECONDS.toNanos(60);
    /** Celui de la personne vit une minute : il ne souffre pas qu'on attende. */
    private static final long ATTENTE_A_DEUX = TimeUnit.SECONDS.toNanos(1);

    private final Jetons jetons;
    private final Requete requete;
    private final Operation operation;
    private final String portee;
    private final boolean deux;
    private @Nullable Jeton employe;
    private boolean aPropager;
    private @Nullable Jeton dernierRefuse;
    private int fois;
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
        Issue<Jeton> issue = jetons.pour(portee, operation);
        if (!(issue instanceof Succes<Jeton> succes)) {
            return ((Echec<Jeton>) issue).autreType();
        }
        employe = succes.valeur();
        if (aPropager) {
            aPropager = false;
            long repos = jetons.avantPropagation(employe);
            if (repos > 0) {
                operation.seReposer(repos);
            }
        }
        return new Succes<>("Bearer " + employe.valeur());
    }

    @Override
    public void accepter() {
        Jeton accepte = employe;
        if (accepte != null) {
            jetons.accepter(portee, accepte);
        }
    }

    @Override
    public OptionalLong repos(Echec<Reponse> echec) {
        Jeton refuse = employe;
        Suite suite = refuse == null ? null : apres(refuse, echec, operation.reste());
        if (suite == null) {
            return OptionalLong.empty();
        }
        aPropager = suite.propage();
        return OptionalLong.of(suite.repos());
    }

    /** Comment reprendre après le refus de ce jeton ; {@code null} s'il est définitif. */
    @Nullable
    Suite apres(Jeton refuse, Echec<Reponse> echec, long reste) {
        fois = dernierRefuse == refuse ? fois + 1 : 1;
        dernierRefuse = refuse;
        refus++;
        if (deux
                && !requete.verdicts().titreDuClientNomme(echec)
                && jetons.accepteDepuisMoinsDe(NAGUERE, portee, refuse)) {
            return null;
        }
        return jetons.apresRefus(portee, refuse, fois, refus, deux ? Math.min(reste, ATTENTE_A_DEUX) : reste);
    }

    @Override
    public Echec<Reponse> conclure(Echec<Reponse> echec) {
        return requete.verdicts().refusDefinitif(requete, echec, jetons.confiance(portee));
    }
}
