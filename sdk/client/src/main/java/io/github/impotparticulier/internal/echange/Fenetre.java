package io.github.impotparticulier.internal.echange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Des places dont chacune, prise, ne ressert qu'une minute après la fin de sa requête. Une requête arrive au serveur entre sa
 * prise de place et sa fin : quelles que soient les durées du réseau, il n'en reçoit donc jamais plus que de places dans une minute,
 * d'où qu'il la compte. Premier arrivé, premier servi.
 */
final class Fenetre {
    private static final long DUREE = TimeUnit.MINUTES.toNanos(1);

    private final int places;
    private final Temps temps;
    private final Set<CompletableFuture<Boolean>> file = new LinkedHashSet<>();
    private int occupees;
    /** Les places au repos, en anneau, par l'instant où chacune resservira. */
    private long[] retours = new long[0];

    private int premier;
    private int auRepos;
    private boolean reveilPrevu;

    Fenetre(int places, Temps temps) {
        this.places = places;
        this.temps = temps;
    }

    /** Prend une place, tout de suite ou plus tard ; répond faux s'il est sûr qu'il n'y en aura pas avant ce délai. */
    @SuppressWarnings("FutureReturnValueIgnored") // La suite ne fait que quitter la file.
    synchronized CompletableFuture<Boolean> demander(long attenteMax) {
        long maintenant = temps.maintenant();
        reposer(maintenant);
        if (file.isEmpty() && occupees + auRepos < places) {
            occupees++;
            return CompletableFuture.completedFuture(true);
        }
        if (attente(maintenant) > attenteMax) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> demande = new CompletableFuture<>();
        file.add(demande);
        demande.whenComplete((accordee, annulation) -> {
            if (annulation != null) {
                quitter(demande);
            }
        });
        prevoirReveil(maintenant);
        return demande;
    }

    /** Une requête est finie : sa place entre au repos. */
    synchronized void rendre() {
        long maintenant = temps.maintenant();
        occupees--;
        if (auRepos == retours.length) {
            agrandir();
        }
        retours[(premier + auRepos) % retours.length] = maintenant + DUREE;
        auRepos++;
        prevoirReveil(maintenant);
    }

    /** Au moins combien attendrait le prochain de la file : la place d'une requête encore en cours est à une minute, au mieux. */
    private long attente(long maintenant) {
        // Un réveil peut tarder : les places déjà libres serviront les premiers de la file.
        int rang = file.size() - (places - occupees - auRepos);
        if (rang < 0) {
            return 0;
        }
        return rang < auRepos
                ? retours[(premier + rang) % retours.length] - maintenant
                : DUREE * (1 + (rang - auRepos) / places);
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

    @SuppressWarnings("FutureReturnValueIgnored") // Le réveil ne s'annule pas : sans attente, il ne fait rien.
    private void prevoirReveil(long maintenant) {
        if (!reveilPrevu && !file.isEmpty() && auRepos > 0) {
            reveilPrevu = true;
            temps.repos().apply(retours[premier] - maintenant).thenRun(this::reveiller);
        }
    }

    private void reveiller() {
        for (CompletableFuture<Boolean> servie : servir()) {
            if (!servie.complete(true)) {
                renoncer();
            }
        }
    }

    private synchronized List<CompletableFuture<Boolean>> servir() {
        long maintenant = temps.maintenant();
        reveilPrevu = false;
        reposer(maintenant);
        List<CompletableFuture<Boolean>> servies = new ArrayList<>();
        while (!file.isEmpty() && occupees + auRepos < places) {
            Iterator<CompletableFuture<Boolean>> tete = file.iterator();
            servies.add(tete.next());
            tete.remove();
            occupees++;
        }
        prevoirReveil(maintenant);
        return servies;
    }

    /** Une place qui n'a pas servi : le suivant peut la prendre. */
    void renoncer() {
        synchronized (this) {
            occupees--;
        }
        reveiller();
    }

    @SuppressWarnings("CollectionUndefinedEquality") // C'est bien cette demande-là, pas une égale.
    private synchronized void quitter(CompletableFuture<Boolean> demande) {
        file.remove(demande);
    }
}
