package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Le quota contracté, une fenêtre d'une minute par guichet qui en a un. */
public final class Quota implements Limite {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Map<Guichet, Fenetre> fenetres = new HashMap<>();

    /**
     * Prépare un quota.
     *
     * @param parMinute le nombre de requêtes par minute de chaque guichet limité
     * @param temps l'horloge
     */
    public Quota(Map<Guichet, Integer> parMinute, Temps temps) {
        parMinute.forEach((guichet, places) -> fenetres.put(guichet, new Fenetre(places, MINUTE, temps)));
    }

    @Override
    public @Nullable Echec<Reponse> prendre(Guichet guichet, Operation operation) {
        Fenetre fenetre = fenetres.get(guichet);
        if (fenetre == null || fenetre.prendre(operation)) {
            return null;
        }
        return Limite.apresAttente(operation, fenetre.delai());
    }

    @Override
    public void rendue(Guichet guichet) {
        Fenetre fenetre = fenetres.get(guichet);
        if (fenetre != null) {
            fenetre.renoncer();
        }
    }

    @Override
    public void termine(Guichet guichet) {
        Fenetre fenetre = fenetres.get(guichet);
        if (fenetre != null) {
            fenetre.rendre();
        }
    }
}
