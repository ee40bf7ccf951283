package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.EcouteurAppels;
import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ce que l'on dit d'une requête finie : une ligne en DEBUG, et la même chose à l'écouteur. */
final class Journal {
    private static final Logger JOURNAL = LoggerFactory.getLogger("io.github.impotparticulier");

    private final @Nullable EcouteurAppels ecouteur;
    private final Temps temps;

    Journal(@Nullable EcouteurAppels ecouteur, Temps temps) {
        this.ecouteur = ecouteur;
        this.temps = temps;
    }

    /**
     * Commence une ligne, que sa fin écrira.
     *
     * @param requete ce qui est demandé ; {@code null} si c'est un jeton
     */
    Ligne essai(Circonstances circonstances, @Nullable Requete requete, int numero, @Nullable String reference) {
        return new Ligne(
                circonstances, requete, numero, reference, temps.horloge().instant(), temps.maintenant());
    }

    /** Dit qu'un objet confié a échoué ; pas son message, qui peut être personnel. */
    void defaut(String quoi, Throwable panne) {
        JOURNAL.warn("{} a levé {} ; l'appel continue.", quoi, panne.getClass().getName(), new CauseEpuree(panne));
    }

    /** Une requête en cours. */
    final class Ligne {
        private final Circonstances circonstances;
        private final @Nullable Requete requete;
        private final int numero;
        private final @Nullable String reference;
        private final Instant debut;
        private final long depart;

        private Ligne(
                Circonstances circonstances,
                @Nullable Requete requete,
                int numero,
                @Nullable String reference,
                Instant debut,
                long depart) {
            this.circonstances = circonstances;
            this.requete = requete;
            this.numero = numero;
            this.reference = reference;
            this.debut = debut;
            this.depart = depart;
        }

        /**
         * Écrit la ligne.
         *
         * @param issue ce que la requête est devenue ; {@code null} si elle n'a pu partir
         */
        void fin(@Nullable Issue<Reponse> issue) {
            EcouteurAppels auditeur = ecouteur;
            if (auditeur == null && !JOURNAL.isDebugEnabled()) {
                return;
            }
            Circonstances finales = finales(issue);
            Fait fait = new Fait(
                    circonstances.operation().orElse(""),
                    requete == null ? "POST" : requete.methode(),
                    circonstances.route().orElse(""),
                    Optional.ofNullable(requete).map(Requete::guichet),
                    requete == null ? OptionalInt.empty() : requete.sujet().annee(),
                    numero,
                    debut,
                    Duration.ofNanos(temps.maintenant() - depart),
                    finales.statut(),
                    circonstances.idCorrelation(),
                    Optional.ofNullable(reference),
                    finales.idRequete(),
                    finales.quotaRestant());
            JOURNAL.debug("{}", fait);
            if (auditeur != null) {
                try {
                    auditeur.essaiTermine(fait);
                } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
                    defaut("L'écouteur d'appels", e);
                }
            }
        }

        private Circonstances finales(@Nullable Issue<Reponse> issue) {
            if (issue instanceof Succes<Reponse> succes) {
                return succes.valeur().circonstances();
            }
            return issue instanceof Echec<Reponse> echec ? echec.circonstances() : circonstances;
        }
    }

    /** Une requête finie, telle que l'écouteur la reçoit. */
    private record Fait(
            String operation,
            String methode,
            String route,
            Optional<Guichet> guichet,
            OptionalInt annee,
            int numero,
            Instant debut,
            Duration duree,
            OptionalInt statut,
            Optional<String> idCorrelation,
            Optional<String> reference,
            Optional<String> idRequete,
            OptionalInt quotaRestant)
            implements EssaiTermine {
        /** Sans la référence, qui peut être personnelle. */
        @Override
        public String toString() {
            return operation + " " + methode + " " + route + " : essai " + numero + ", "
                    + (statut.isPresent() ? "HTTP " + statut.getAsInt() : "sans réponse") + ", " + duree.toMillis()
                    + " ms" + idCorrelation.map(id -> ", corrélation " + id).orElse("")
                    + idRequete.map(id -> ", requête " + id).orElse("")
                    + (quotaRestant.isPresent() ? ", reste " + quotaRestant.getAsInt() : "");
        }
    }
}
