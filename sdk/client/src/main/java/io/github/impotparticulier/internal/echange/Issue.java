package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import org.jspecify.annotations.Nullable;

/** L'issue d'un essai ou d'un appel. Un échec ne devient une exception qu'à la fin. */
public sealed interface Issue<T> {
    record Succes<T>(T valeur) implements Issue<T> {}

    /**
     * Un échec.
     *
     * @param nature sa nature, qui décide de l'exception
     * @param explication ce qui s'est passé et ce qu'il y a à faire
     * @param circonstances l'appel
     * @param cause ce qui l'a causé, qui sera épuré de son message
     * @param passager vrai si le même appel, refait, a des chances d'aboutir
     */
    record Echec<T>(
            Nature nature,
            String explication,
            Circonstances circonstances,
            @Nullable Throwable cause,
            boolean passager) implements Issue<T> {
        AppelException exception() {
            AppelException exception = Erreurs.exception(nature, explication, circonstances);
            if (cause != null) {
                exception.initCause(new CauseEpuree(cause));
            }
            return exception;
        }

        /** Sans la cause, dont le message n'est pas encore épuré. */
        @Override
        public String toString() {
            return "Echec[" + nature + "]";
        }

        Echec<T> definitif() {
            return new Echec<>(nature, explication, circonstances, cause, false);
        }

        Echec<T> expliquer(String suite) {
            return new Echec<>(nature, explication + suite, circonstances, cause, passager);
        }

        Echec<T> avec(Circonstances nouvelles) {
            return new Echec<>(nature, explication, nouvelles, cause, passager);
        }

        <U> Echec<U> autreType() {
            return new Echec<>(nature, explication, circonstances, cause, passager);
        }
    }

    static <T> Echec<T> echec(Nature nature, String explication, Circonstances circonstances) {
        return new Echec<>(nature, explication, circonstances, null, false);
    }

    static <T> Echec<T> passager(Nature nature, String explication, Circonstances circonstances) {
        return new Echec<>(nature, explication, circonstances, null, true);
    }

    /** Ce qui a échoué. */
    enum Nature {
        REQUETE_INVALIDE,
        AUTHENTIFICATION,
        ACCES_REFUSE,
        PERSONNE_INDISTINCTE,
        AUCUN_RESULTAT,
        USAGER_INCONNU,
        NON_ELIGIBLE,
        QUOTA_DEPASSE,
        SERVICE_INDISPONIBLE,
        REPONSE_ILLISIBLE,
        INTERROMPU
    }
}
