package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Les données d'une section pour une personne, par année : aucune situation, une le plus souvent, plusieurs après un
 * décès.
 */
record Situations(boolean reconduites, NavigableMap<Integer, List<Map<String, String>>> parAnnee) {
    List<Map<String, String>> pour(int annee) {
        return annee > parAnnee.lastKey() && reconduites
                ? parAnnee.lastEntry().getValue()
                : parAnnee.getOrDefault(annee, List.of());
    }

    @Override
    public String toString() {
        return "Situations" + parAnnee.keySet();
    }
}
