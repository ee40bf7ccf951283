package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Refus;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Quand un jeton refusé d'une portée se remplace, et après quel repos. Un autre processus qui a la même clé peut le révoquer en en
 * demandant un : qui vient d'en remplacer un laisse à l'autre, au hasard, le temps de se servir du sien. Ce qui se décide se décide
 * sous le verrou de la case ; ce que l'on sait du jeton courant se lit sans lui.
 */
final class Remplacements {
    /** Ce qu'il faut à un jeton neuf, au plus, pour être connu de toutes les machines de la passerelle. */
    static final long PROPAGATION = TimeUnit.MILLISECONDS.toNanos(75);

    private static final long ECART_MIN = TimeUnit.SECONDS.toNanos(5);
    /** Combien de jetons neufs de suite peuvent se remplacer sans qu'un seul ait servi, avant un par {@link #ECART_MIN}. */
    private static final int STERILES_MAX = 4;

    private static final long REPOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int DOUBLEMENTS_MAX = 2;
    /** Deux remplacements plus proches que cela : quelqu'un d'autre se sert sans doute de la clé. */
    private static final long DISPUTE = TimeUnit.SECONDS.toNanos(1);

    private static final long CESSION = TimeUnit.MILLISECONDS.toNanos(150);
    /** Chacune double la cession de la suivante. */
    private static final int DISPUTES_MAX = 2;
    /** Combien de fois un même appel peut se voir refuser des jetons. */
    private static final int REFUS_MAX = 10;

    private final Temps temps;
    private final ConcurrentMap<String, Route> routes = new ConcurrentHashMap<>();
    /** Le jeton courant, si la passerelle l'a accepté, et l'envoi de la dernière demande où elle l'a fait. */
    private volatile @Nullable Jeton accepte;

    private volatile long accepteA;
    private volatile boolean confiance;
    private @Nullable Jeton remplace;
    private long dernier;
    private boolean premierNeuf;
    private int steriles;
    private int disputes;
    private boolean revoque;
    private long revoqueA;
    /** Celui dont le remplacement est prévu, et quand : tous ceux qui se le voient refuser attendent le même instant. */
    private @Nullable Jeton prevu;

    private long reprise;

    Remplacements(Temps temps) {
        this.temps = temps;
    }

    /** Le dernier jeton refusé et remplacé. */
    @Nullable
    Jeton remplace() {
        return remplace;
    }

    /** Vrai si la passerelle a accepté un jeton de cette portée, et n'en a pas refusé sans retour depuis. */
    boolean confiance() {
        return confiance;
    }

    boolean accepteDepuisMoinsDe(long duree, Jeton jeton) {
        return accepte == jeton && temps.maintenant() - accepteA < duree;
    }

    /** Vrai si l'on sait déjà que la passerelle accepte ce jeton sur cette route : rien d'autre à en retenir que l'heure. */
    boolean confirmer(Jeton jeton, String route, long envoi) {
        Route connue = routes.get(route);
        if (accepte != jeton || connue == null || connue.accepte != jeton) {
            return false;
        }
        if (envoi - accepteA > 0) {
            accepteA = envoi;
        }
        return true;
    }

    /** La passerelle a accepté le jeton courant. */
    void accepter(Jeton jeton, String route, long envoi) {
        if (accepte != jeton || envoi - accepteA > 0) {
            accepteA = envoi;
        }
        if (accepte != jeton) {
            accepte = jeton;
            prevu = null;
        }
        confiance = true;
        steriles = 0;
        laRoute(route).accepter(jeton);
    }

    /** Un jeton neuf est le jeton courant. */
    void recevoir(Jeton neuf) {
        accepte = null;
        if (premierNeuf) {
            premierNeuf = false;
            neuf.laisserSePropager();
        }
    }

    /** Comment reprendre ; {@code null} si le refus est définitif. */
    @Nullable
    Suite apres(Refus refus, @Nullable Jeton courant) {
        long maintenant = temps.maintenant();
        Jeton jeton = refus.jeton();
        boolean sert = accepte == jeton;
        if (refus.rang() > REFUS_MAX) {
            confiance = confiance && (sert || courant != jeton);
            return null;
        }
        if (courant != jeton) {
            return Suite.REJOUER;
        }
        Route route = laRoute(refus.route());
        boolean suspecte = confiance && route.suspecte(jeton, contestee(maintenant), maintenant);
        boolean peutSePropager = sert ? suspecte : confiance || jeton.sePropage();
        if (peutSePropager && refus.envoi() - jeton.recu() < PROPAGATION) {
            jeton.laisserSePropager();
            return jeton.recu() + PROPAGATION - maintenant < refus.reste() ? Suite.REJOUER : null;
        }
        if (suspecte) {
            return null;
        }
        return sert ? ceder(refus, maintenant) : insister(refus, maintenant);
    }

    /** Il a servi, et se remplace ; pas plus vite que l'autre processus, s'il y en a un, ne se sert du sien. */
    private Suite ceder(Refus refus, long maintenant) {
        long repos = recent(maintenant) ? prevoir(refus.jeton(), maintenant, CESSION << disputes) : 0;
        return new Suite(repos < refus.reste() ? repos : 0, true);
    }

    /** Il n'a jamais servi : révoqué avant, ou pas même connu. */
    private @Nullable Suite insister(Refus refus, long maintenant) {
        boolean premier = !confiance && steriles == 0;
        boolean vain = steriles >= STERILES_MAX || memeTexte(refus.jeton());
        if (refus.rang() > 1 && (refus.presse() || (vain && !confiance))) {
            return null;
        }
        long repos = 0;
        if (vain) {
            repos = dernier + ECART_MIN - maintenant;
            if (repos > 0 && !confiance) {
                return null;
            }
        } else if (!premier) {
            repos = prevoir(refus.jeton(), maintenant, REPOS << Math.min(steriles, DOUBLEMENTS_MAX));
        }
        return repos < refus.reste() ? new Suite(repos, true) : null;
    }

    /** Une passerelle qui rend le jeton refusé ne l'a pas révoqué. */
    private boolean memeTexte(Jeton jeton) {
        return remplace != null && remplace.valeur().equals(jeton.valeur());
    }

    /** Vrai si un jeton vient d'être refusé par la route même qui l'avait accepté : quelqu'un d'autre se sert de la clé. */
    private boolean contestee(long maintenant) {
        return revoque && maintenant - revoqueA < ECART_MIN;
    }

    private boolean recent(long maintenant) {
        return remplace != null && maintenant - dernier < DISPUTE;
    }

    private long prevoir(Jeton jeton, long maintenant, long borne) {
        if (prevu != jeton) {
            prevu = jeton;
            reprise = maintenant + (long) (temps.hasard().getAsDouble() * borne);
        }
        return reprise - maintenant;
    }

    /**
     * Le jeton courant va être remplacé. Faux s'il ne doit pas l'être : accepté d'une demande envoyée depuis ce refus, il n'est pas
     * révoqué.
     */
    boolean remplacer(Refus refus) {
        Jeton jeton = refus.jeton();
        boolean sert = accepte == jeton;
        boolean vivant = sert && accepteA - refus.recu() > 0;
        long maintenant = temps.maintenant();
        Route route = laRoute(refus.route());
        if (vivant ? prevu == jeton : route.doit(jeton, sert)) {
            route.endetter(maintenant);
        }
        prevu = null;
        if (vivant) {
            return false;
        }
        if (sert) {
            if (route.accepte == jeton) {
                revoque = true;
                revoqueA = maintenant;
            }
            disputes = recent(maintenant) ? Math.min(disputes + 1, DISPUTES_MAX) : 0;
        } else {
            premierNeuf = !confiance && steriles == 0;
            steriles++;
        }
        accepte = null;
        remplace = jeton;
        dernier = maintenant;
        return true;
    }

    private Route laRoute(String route) {
        return routes.computeIfAbsent(route, nouvelle -> new Route());
    }

    /**
     * Une route. Celle qui refuse ce que les autres acceptent peut n'avoir rien de bon à attendre d'un autre jeton : chaque remplacement
     * fait pour elle est une dette, qu'un jeton accepté efface.
     */
    private static final class Route {
        private static final int DETTES_MAX = 4;

        private volatile @Nullable Jeton accepte;
        private boolean connue;
        private int dettes;
        private long derniere;

        private void accepter(Jeton jeton) {
            accepte = jeton;
            connue = true;
            dettes = 0;
        }

        private boolean doit(Jeton jeton, boolean sert) {
            return dettes > 0 || (sert && accepte != jeton);
        }

        private void endetter(long maintenant) {
            accepte = null;
            dettes++;
            derniere = maintenant;
        }

        /** Vrai si rien ne doit plus se remplacer pour elle en ce moment. */
        private boolean suspecte(Jeton jeton, boolean contestee, long maintenant) {
            int permises = connue || contestee ? DETTES_MAX : 1;
            return accepte != jeton && dettes >= permises && maintenant - derniere < ECART_MIN;
        }
    }
}
