package io.github.impotparticulier.bacasable;

import java.util.NavigableMap;
import java.util.Optional;

/** Les réponses d'une ressource pour une personne, par année ; une année présente mais vide n'a pas d'avis unique. */
record Situations(boolean reconduites, NavigableMap<Integer, Optional<String>> parAnnee) {
    Optional<String> pour(int annee) {
        return annee > parAnnee.lastKey() && reconduites
                ? parAnnee.lastEntry().getValue()
                : parAnnee.getOrDefault(annee, Optional.empty());
    }

    @Override
    public String toString() {
        return "Situations" + parAnnee.keySet();
    }
}
