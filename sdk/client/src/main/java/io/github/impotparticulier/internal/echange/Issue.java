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
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** L'issue d'un essai ou d'un appel. L'exception n'est créée que dans le fil de l'appelant, avec sa pile. */
sealed interface Issue<T> {
    record Succes<T>(T valeur) implements Issue<T> {}

    record Echec<T>(
            Nature nature,
            String explication,
            Circonstances circonstances,
            @Nullable Throwable cause) implements Issue<T> {
        DgfipException exception() {
            DgfipException exception = nature.fabrique.apply(explication, circonstances);
            if (cause != null) {
                exception.initCause(new CauseEpuree(cause));
            }
            return exception;
        }

        /**
         * Vrai si la liaison s'est rompue en route, souvent parce que la passerelle avait fermé une connexion au repos. Une
         * connexion refusée, une réponse hors délai ou mal formée n'en sont pas : les reprendre multiplierait une panne.
         */
        boolean liaisonRompue() {
            return nature == Nature.SERVICE_INDISPONIBLE
                    && cause != null
                    && !(cause instanceof InterruptedIOException)
                    && (coupure(cause) || (cause.getCause() != null && coupure(cause.getCause())));
        }

        private static boolean coupure(Throwable panne) {
            return panne instanceof EOFException
                    || (panne instanceof SocketException && !(panne instanceof ConnectException));
        }

        <U> Echec<U> autreType() {
            return new Echec<>(nature, explication, circonstances, cause);
        }
    }

    static <T> Echec<T> echec(Nature nature, String explication, Circonstances circonstances) {
        return new Echec<>(nature, explication, circonstances, null);
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
