package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * La source de jetons que l'utilisateur confie, et qui peut bloquer : elle occupe au plus un fil par portée, que ceux qui en attendent
 * un jeton attendent ensemble, et que la fermeture du client interrompt.
 */
final class SourceConfiee {
    /** Elle ne dit pas jusqu'à quand vaut son jeton : le refus de la passerelle le dira. */
    private static final long DUREE = TimeUnit.DAYS.toNanos(1);

    private final SourceJetons source;
    private final Executor fils;
    private final Temps temps;
    private final ConcurrentMap<String, Recherche> enCours = new ConcurrentHashMap<>();
    private volatile boolean fermee;

    /**
     * Prépare une source.
     *
     * @param source celle de l'utilisateur
     * @param fils où l'appeler
     * @param temps l'horloge
     */
    SourceConfiee(SourceJetons source, Executor fils, Temps temps) {
        this.source = source;
        this.fils = fils;
        this.temps = temps;
    }

    /** Lui demande un jeton de cette portée, autre que celui qui a été refusé, en l'attendant dans ce fil. */
    Issue<Jeton> demander(String scope, Optional<String> refuse, Operation operation) {
        while (true) {
            Recherche neuve = new Recherche(scope, refuse);
            Recherche deja = enCours.putIfAbsent(scope, neuve);
            Recherche recherche = deja == null ? neuve : deja;
            if (deja == null) {
                Fils.ailleurs(fils, neuve);
            }
            Trouvaille trouvaille = recherche.rendezVous.attendre(operation);
            if (trouvaille == null) {
                return operation.perdue()
                        ? operation.renoncement()
                        : Issue.passager(
                                Nature.SERVICE_INDISPONIBLE,
                                "Votre source de jetons n'a pas répondu à temps.",
                                operation.circonstances());
            }
            // Une recherche commencée pour un autre refus peut rendre celui-ci sans savoir qu'il l'est.
            if (deja == null || !trouvaille.est(refuse)) {
                return issue(trouvaille, refuse, operation);
            }
        }
    }

    private Issue<Jeton> issue(Trouvaille trouvaille, Optional<String> refuse, Operation operation) {
        Throwable panne = trouvaille.panne();
        if (panne != null) {
            return new Echec<>(
                    Nature.SERVICE_INDISPONIBLE,
                    "Votre source de jetons a échoué : voyez la cause.",
                    operation.circonstances(),
                    panne,
                    true);
        }
        String valeur = trouvaille.valeur();
        if (valeur == null || !Verifications.estVisible(valeur)) {
            return Issue.echec(
                    Nature.AUTHENTIFICATION,
                    "Votre source de jetons a rendu autre chose qu'un jeton : des caractères ASCII visibles, sans espace.",
                    operation.circonstances());
        }
        if (trouvaille.est(refuse)) {
            return Issue.echec(
                    Nature.AUTHENTIFICATION,
                    "Votre source de jetons n'en a pas d'autre que celui que la passerelle refuse.",
                    operation.circonstances());
        }
        long maintenant = temps.maintenant();
        return new Succes<>(new Jeton(valeur, maintenant + DUREE, maintenant));
    }

    /** Interrompt ce qu'elle fait en ce moment. */
    void fermer() {
        fermee = true;
        enCours.values().forEach(Recherche::interrompre);
    }

    /** Ce qu'elle a rendu, ou levé. */
    private record Trouvaille(
            @Nullable String valeur, @Nullable Throwable panne) {
        private boolean est(Optional<String> refuse) {
            return valeur != null && refuse.filter(valeur::equals).isPresent();
        }

        /** Un texte fixe : le jeton ne se montre pas. */
        @Override
        public String toString() {
            return "Trouvaille";
        }
    }

    private final class Recherche implements Runnable {
        private final RendezVous<Trouvaille> rendezVous = new RendezVous<>();
        private final String scope;
        private final Optional<String> refuse;
        private @Nullable Thread fil;
        private boolean interrompue;

        private Recherche(String scope, Optional<String> refuse) {
            this.scope = scope;
            this.refuse = refuse;
        }

        @Override
        public void run() {
            commencer();
            Trouvaille trouvaille = chercher();
            finir();
            enCours.remove(scope, this);
            rendezVous.apporter(trouvaille);
        }

        private Trouvaille chercher() {
            try {
                return new Trouvaille(source.jeton(scope, refuse), null);
            } catch (Throwable e) {
                return new Trouvaille(null, e);
            }
        }

        private synchronized void commencer() {
            fil = Thread.currentThread();
            if (fermee) {
                interrompre();
            }
        }

        /** Ce fil servira à d'autres, qui n'ont pas à être interrompus ; si ce n'est pas d'ici, à lui de le savoir. */
        private synchronized void finir() {
            fil = null;
            if (interrompue) {
                Thread.interrupted();
            }
        }

        private synchronized void interrompre() {
            if (fil != null) {
                interrompue = true;
                fil.interrupt();
            }
        }
    }
}
