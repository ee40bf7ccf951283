package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Api;
import io.github.impotparticulier.appel.LimiteurAppels;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Le quota contracté, une fenêtre par API qui en a un. */
public final class Quota implements LimiteurAppels {
    private final Map<Api, Fenetre> fenetres = new EnumMap<>(Api.class);

    /**
     * Prépare un quota.
     *
     * @param parMinute le nombre de requêtes par minute de chaque API limitée
     * @param temps l'horloge et la minuterie
     */
    public Quota(Map<Api, Integer> parMinute, Temps temps) {
        parMinute.forEach((api, places) -> fenetres.put(api, new Fenetre(places, temps)));
    }

    @Override
    public CompletableFuture<Boolean> demander(Api api, Duration attenteMax) {
        Fenetre fenetre = fenetres.get(api);
        return fenetre == null ? CompletableFuture.completedFuture(true) : fenetre.demander(attenteMax.toNanos());
    }

    @Override
    public void rendue(Api api) {
        Fenetre fenetre = fenetres.get(api);
        if (fenetre != null) {
            fenetre.renoncer();
        }
    }

    @Override
    public void termine(Api api) {
        Fenetre fenetre = fenetres.get(api);
        if (fenetre != null) {
            fenetre.rendre();
        }
    }
}
