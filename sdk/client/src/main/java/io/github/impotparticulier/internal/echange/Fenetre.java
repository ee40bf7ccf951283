package io.github.impotparticulier.internal.echange;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Des places dont chacune, prise puis rendue, ne ressert qu'après un repos. Premier arrivé, premier servi ; chacun attend dans son fil.
 *
 * <p>Avec un repos d'une minute, c'est un quota : une requête arrive au serveur entre sa prise de place et sa fin, et quelles que soient les
 * durées du réseau il n'en reçoit donc jamais plus que de places dans une minute, d'où qu'il la compte. Sans repos, c'est une borne
 * des échanges simultanés.
 */
final class Fenetre {
    private final int places;
    private final long repos;
    private final Temps temps;
    private final Set<Tour> file = new LinkedHashSet<>();
    private int occupees;
    /** Les places au repos, en anneau, par l'instant où chacune resservira. */
    private long[] retours = new long[0];

    private int premier;
    private int auRepos;

    Fenetre(int places, long repos, Temps temps) {
        this.places = places;
        this.repos = repos;
        this.temps = temps;
    }

    /**
     * Prend une place, tout de suite ou en attendant son tour.
     *
     * @return faux si rien n'est pris : il est sûr qu'il n'y aura pas de place avant l'échéance, ou elle est venue, ou un renoncement
     */
    boolean prendre(Operation operation) {
        Tour tour;
        synchronized (this) {
            long maintenant = maintenant();
            reposer(maintenant);
            if (file.isEmpty() && occupees + auRepos < places) {
                occupees++;
                return true;
            }
            if (attente(maintenant) > operation.reste()) {
                return false;
            }
            tour = new Tour(operation.fil());
            file.add(tour);
        }
        return attendre(tour, operation);
    }

    private boolean attendre(Tour tour, Operation operation) {
        while (!tour.servi) {
            long reste = operation.reste();
            if (reste <= 0 || operation.perdue()) {
                return quitter(tour);
            }
            long retour = avantRetour(tour);
            if (retour == SANS_RETOUR) {
                LockSupport.parkNanos(this, reste);
            } else {
                temps.sommeil().accept(Math.min(retour, operation.reste()));
                servir();
            }
        }
        return true;
    }

    private static final long SANS_RETOUR = -1;

    /** Dans combien de temps une place revient au premier de la file ; les autres attendent qu'on les réveille. */
    private synchronized long avantRetour(Tour tour) {
        boolean enTete = file.iterator().hasNext() && file.iterator().next() == tour;
        return enTete && auRepos > 0 ? Math.max(0, retours[premier] - maintenant()) : SANS_RETOUR;
    }

    /** Renonce à son tour, sauf s'il vient d'être servi : la place est alors pour le suivant. */
    private boolean quitter(Tour tour) {
        synchronized (this) {
            if (tour.servi) {
                occupees--;
            } else {
                file.remove(tour);
            }
        }
        servir();
        return false;
    }

    /** Une requête est finie : sa place entre au repos. */
    synchronized void rendre() {
        occupees--;
        if (repos > 0) {
            if (auRepos == retours.length) {
                agrandir();
            }
            retours[(premier + auRepos) % retours.length] = maintenant() + repos;
            auRepos++;
        }
        servir();
    }

    /** Une place qui n'a pas servi : le suivant peut la prendre. */
    synchronized void renoncer() {
        occupees--;
        servir();
    }

    /** Sert la file, et réveille son nouveau premier : c'est à lui de guetter le prochain retour. */
    private synchronized void servir() {
        if (file.isEmpty()) {
            return;
        }
        reposer(maintenant());
        Iterator<Tour> tours = file.iterator();
        while (tours.hasNext() && occupees + auRepos < places) {
            Tour tour = tours.next();
            tours.remove();
            occupees++;
            tour.servi = true;
            LockSupport.unpark(tour.fil);
        }
        if (tours.hasNext()) {
            Thread tete = tours.next().fil;
            // Pas soi-même : on ne s'endormirait plus.
            if (tete != Thread.currentThread()) {
                LockSupport.unpark(tete);
            }
        }
    }

    /** Au moins combien attendrait le prochain de la file : la place d'une requête encore en cours est à un repos, au mieux. */
    private long attente(long maintenant) {
        // Un réveil peut tarder : les places déjà libres serviront les premiers de la file.
        int rang = file.size() - (places - occupees - auRepos);
        if (rang < 0) {
            return 0;
        }
        return rang < auRepos
                ? retours[(premier + rang) % retours.length] - maintenant
                : repos * (1 + (rang - auRepos) / places);
    }

    /** Au moins combien attendrait qui arriverait maintenant, en nanosecondes ; zéro ou moins s'il passerait. */
    synchronized long delai() {
        long maintenant = maintenant();
        reposer(maintenant);
        return attente(maintenant);
    }

    private void reposer(long maintenant) {
        while (auRepos > 0 && retours[premier] - maintenant <= 0) {
            premier = (premier + 1) % retours.length;
            auRepos--;
        }
    }

    private void agrandir() {
        long[] agrandi = new long[Math.min(places, Math.max(8, auRepos * 2))];
        for (int i = 0; i < auRepos; i++) {
            agrandi[i] = retours[(premier + i) % retours.length];
        }
        retours = agrandi;
        premier = 0;
    }

    private long maintenant() {
        // Sans repos, rien ne se mesure.
        return repos == 0 ? 0 : temps.maintenant();
    }

    /** Un fil dans la file. */
    private static final class Tour {
        private final Thread fil;
        private volatile boolean servi;

        private Tour(Thread fil) {
            this.fil = fil;
        }
    }
}
