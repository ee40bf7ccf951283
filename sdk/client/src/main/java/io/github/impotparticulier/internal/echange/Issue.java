package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** L'issue d'un essai ou d'un appel. Un échec ne devient une exception qu'à la fin. */
sealed interface Issue<T> {
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
        DgfipException exception() {
            DgfipException exception = nature.fabrique.apply(explication, circonstances);
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

    /** Ce qui a échoué, et l'exception publique qui le dit. */
    enum Nature {
        REQUETE_INVALIDE(RequeteInvalideException::new),
        AUTHENTIFICATION(AuthentificationException::new),
        ACCES_REFUSE(AccesRefuseException::new),
        PERSONNE_INDISTINCTE(PersonneIndistincteException::new),
        AUCUN_RESULTAT(AucunResultatException::new),
        USAGER_INCONNU(UsagerInconnuException::new),
        QUOTA_DEPASSE(QuotaDepasseException::new),
        SERVICE_INDISPONIBLE(ServiceIndisponibleException::new),
        REPONSE_ILLISIBLE(ReponseIllisibleException::new),
        INTERROMPU(AppelInterrompuException::new);

        @SuppressWarnings("ImmutableEnumChecker") // Un constructeur : il n'a pas d'état.
        private final BiFunction<String, Circonstances, DgfipException> fabrique;

        Nature(BiFunction<String, Circonstances, DgfipException> fabrique) {
            this.fabrique = fabrique;
        }
    }
}
