package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plusieurs limites à la fois : une requête a sa place dans toutes, ou dans aucune.
 *
 * @param toutes dans l'ordre où les places se prennent : la plus longue à attendre d'abord, qu'une place brève ne s'y perde pas
 */
public record Limites(List<Limite> toutes) implements Limite {
    @Override
    public @Nullable Echec<Reponse> prendre(Guichet guichet, Operation operation) {
        for (int i = 0; i < toutes.size(); i++) {
            Echec<Reponse> echec = toutes.get(i).prendre(guichet, operation);
            if (echec != null) {
                toutes.subList(0, i).forEach(prise -> prise.rendue(guichet));
                return echec;
            }
        }
        return null;
    }

    @Override
    public Limite sansQuota() {
        return new Limites(toutes.stream().map(Limite::sansQuota).toList());
    }

    @Override
    public void termine(Guichet guichet) {
        toutes.forEach(limite -> limite.termine(guichet));
    }

    @Override
    public void rendue(Guichet guichet) {
        toutes.forEach(limite -> limite.rendue(guichet));
    }

    @Override
    public void reponse(Guichet guichet, Reponse reponse) {
        toutes.forEach(limite -> limite.reponse(guichet, reponse));
    }
}
