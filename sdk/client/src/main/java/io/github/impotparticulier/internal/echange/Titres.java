package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.util.OptionalLong;

/** Ce qui autorise les requêtes d'un client. */
interface Titres {
    /** De quoi autoriser les requêtes d'un appel. */
    Titre titre(Requete requete, Operation operation);

    /** Coupe ce qui est demandé en ce moment : le client se ferme. */
    default void abandonner() {}

    /** Ce qui autorise les requêtes d'un appel, l'une après l'autre, dans son fil. */
    interface Titre {
        /** L'en-tête {@code Authorization} de la requête suivante, en l'attendant s'il faut demander un jeton. */
        Issue<String> autorisation();

        /** Le serveur a accepté celui de la requête. */
        default void accepter() {}

        /** Le serveur l'a refusé : le repos avant de reprendre, en nanosecondes ; vide si le refus est définitif. */
        default OptionalLong repos(Echec<Reponse> refus) {
            return OptionalLong.empty();
        }

        /** Ce qui devait se faire avant de reprendre se fait, bien que l'on ne reprenne pas : l'appel suivant aura un autre titre. */
        default void oublier() {}

        /** Ce que veut dire le refus définitif. */
        default Echec<Reponse> conclure(Echec<Reponse> refus) {
            return refus;
        }
    }

    /** Un même titre pour toutes les requêtes, sauf celles qui portent le leur. */
    static Titres fixe(String jeton) {
        return (requete, operation) -> {
            String propre = requete.titre();
            return seul(propre == null ? jeton : propre, operation);
        };
    }

    /** Un titre qui vaut pour un appel, et dont le refus est définitif. */
    static Titre seul(String jeton, Operation operation) {
        Issue<String> autorisation = new Succes<>("Bearer " + jeton);
        return () -> {
            Echec<String> fin = operation.fin();
            return fin != null ? fin : autorisation;
        };
    }
}
