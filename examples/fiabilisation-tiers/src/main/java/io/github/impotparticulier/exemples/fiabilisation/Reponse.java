package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.erreur.Circonstances;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ce qu'on sait d'une ligne après l'avoir demandée. */
sealed interface Reponse {
    /**
     * De quoi écrire la ligne.
     *
     * @param issue l'issue
     * @param motif pourquoi il n'y a personne ; vide s'il y a quelqu'un
     * @param fiche qui a été demandé et qui a été trouvé, une valeur par colonne de la {@link Fiche}
     * @param doute les circonstances d'un refus que R2P n'est pas seul à savoir dire ; vide si la réponse est sûre
     */
    record Definitive(Issue issue, String motif, List<String> fiche, String doute) implements Reponse {
        static Definitive trouvee(List<String> fiche) {
            return new Definitive(Issue.TROUVEE, "", fiche, "");
        }

        static Definitive sans(Ligne ligne, Issue issue, String motif) {
            return new Definitive(issue, motif, Fiche.sansPersonne(ligne), "");
        }

        static Definitive douteuse(Ligne ligne, Issue issue, String motif, Circonstances circonstances) {
            return new Definitive(issue, motif, Fiche.sansPersonne(ligne), circonstances.toString());
        }

        boolean douteuse() {
            return !doute.isEmpty();
        }

        @Override
        public String toString() {
            return "Definitive[" + issue + "]";
        }
    }

    /**
     * Rien de sûr : la ligne est à redemander.
     *
     * @param siLaLigneEnEstCause ce qu'il faudra écrire si les autres lignes aboutissent et pas celle-ci
     * @param motif ce que le SDK en dit
     * @param delai ce que la passerelle demande d'attendre
     */
    record Panne(Issue siLaLigneEnEstCause, String motif, Optional<Duration> delai) implements Reponse {}

    /**
     * Toutes les lignes échoueraient de même.
     *
     * @param phrase pourquoi, et que corriger
     */
    record Refus(String phrase) implements Reponse {}
}
