package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Jamais plus d'un nombre de requêtes dans une durée, et une pause, la même pour tous les appels d'un compte, quand une réponse la demande.
 */
public final class Cadence implements Limite {
    /** Ceux que la même pause a retenus ne repartent pas au même instant. */
    private static final long GIGUE_MAX = TimeUnit.MILLISECONDS.toNanos(500);

    private final int places;
    private final long duree;
    private final Function<Guichet, Object> compte;
    private final Function<Reponse, @Nullable Duration> pause;
    private final Temps temps;
    private final ConcurrentMap<Object, Compte> comptes = new ConcurrentHashMap<>();

    /**
     * Prépare une cadence.
     *
     * @param places le nombre de requêtes
     * @param duree la durée où il se compte
     * @param compte ce que le serveur compte ensemble
     * @param pause la pause que demande une réponse ; {@code null} si elle n'en demande pas
     * @param temps l'horloge
     */
    public Cadence(
            int places,
            Duration duree,
            Function<Guichet, Object> compte,
            Function<Reponse, @Nullable Duration> pause,
            Temps temps) {
        this.places = places;
        this.duree = duree.toNanos();
        this.compte = compte;
        this.pause = pause;
        this.temps = temps;
    }

    private Compte compte(Guichet guichet) {
        return comptes.computeIfAbsent(compte.apply(guichet), nouveau -> new Compte());
    }

    @Override
    public @Nullable Echec<Reponse> prendre(Guichet guichet, Operation operation) {
        Compte duGuichet = compte(guichet);
        while (true) {
            Echec<Reponse> echec = duGuichet.passer(operation);
            if (echec != null) {
                return echec;
            }
            if (!duGuichet.fenetre.prendre(operation)) {
                return Limite.apresAttente(operation, duGuichet.fenetre.delai());
            }
            if (duGuichet.reste() <= 0) {
                return null;
            }
            // La pause est venue pendant l'attente d'une place.
            duGuichet.fenetre.renoncer();
        }
    }

    @Override
    public void termine(Guichet guichet) {
        compte(guichet).fenetre.rendre();
    }

    @Override
    public void rendue(Guichet guichet) {
        compte(guichet).fenetre.renoncer();
    }

    @Override
    public void reponse(Guichet guichet, Reponse reponse) {
        Duration demandee = pause.apply(reponse);
        if (demandee != null) {
            compte(guichet).suspendre(demandee);
        }
    }

    @Override
    public Limite sansQuota() {
        return new Cadence(Integer.MAX_VALUE, Duration.ZERO, compte, pause, temps);
    }

    /** Ce que le serveur compte ensemble. */
    private final class Compte {
        private final Fenetre fenetre = new Fenetre(places, duree, temps);
        private boolean suspendu;
        private long reprise;

        synchronized void suspendre(Duration demandee) {
            long nouvelle = temps.maintenant() + demandee.toNanos();
            if (!suspendu || nouvelle - reprise > 0) {
                suspendu = true;
                reprise = nouvelle;
            }
        }

        /** Ce qui reste de la pause, en nanosecondes ; zéro ou moins s'il n'y en a pas. */
        synchronized long reste() {
            return suspendu ? reprise - temps.maintenant() : 0;
        }

        /** Laisse passer la pause ; rend pourquoi il ne faut pas l'attendre. */
        @Nullable
        Echec<Reponse> passer(Operation operation) {
            long reste = reste();
            while (reste > 0) {
                Echec<Reponse> fin = operation.fin();
                if (fin != null) {
                    return fin;
                }
                long marge = operation.reste() - reste;
                if (marge <= 0) {
                    return Issue.echec(
                            Nature.QUOTA_DEPASSE,
                            "Le serveur demande une pause plus longue que ce qui reste à l'appel : cette requête n'est pas partie."
                                    + " Réessayez après le délai indiqué, ou allongez delaiAppel.",
                            operation.circonstances().avecDelai(Duration.ofNanos(reste)));
                }
                operation.seReposer(reste + (long) (temps.hasard().getAsDouble() * Math.min(GIGUE_MAX, marge / 2)));
                reste = reste();
            }
            return null;
        }
    }
}
