package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ce qui espace les requêtes : le quota du client, ou le limiteur confié. */
public interface Limite {
    /** Prend une place en l'attendant dans ce fil ; rend pourquoi il n'y en a pas, ou {@code null} si elle est prise. */
    @Nullable
    Echec<Reponse> prendre(Guichet guichet, Operation operation);

    /** La requête est finie. */
    void termine(Guichet guichet);

    /** Une réponse est venue : le serveur peut y dire ce qu'il laisse. */
    default void reponse(Guichet guichet, Reponse reponse) {}

    /** Rien n'est parti. */
    void rendue(Guichet guichet);

    /** Ce qu'il en reste quand l'utilisateur compte lui-même : les pauses que le serveur demande. */
    default Limite sansQuota() {
        return new Limites(List.of());
    }

    /**
     * Pourquoi une attente n'a rien donné : l'échéance ou un renoncement a pu venir pendant ce temps.
     *
     * @param delai dans combien de temps, au moins, il y aurait eu une place, en nanosecondes
     */
    static Echec<Reponse> apresAttente(Operation operation, long delai) {
        Echec<Reponse> fin = operation.fin();
        if (fin != null) {
            return fin;
        }
        Echec<Reponse> refus = sansPlace(operation);
        return delai > 0 ? refus.avec(refus.circonstances().avecDelai(Duration.ofNanos(delai))) : refus;
    }

    static Echec<Reponse> sansPlace(Operation operation) {
        return Issue.echec(
                Nature.QUOTA_DEPASSE,
                "Votre quota ne laisse pas de place avant l'échéance de l'appel : cette requête n'est pas"
                        + " partie. Espacez vos appels, ou allongez delaiAppel.",
                operation.circonstances());
    }
}
