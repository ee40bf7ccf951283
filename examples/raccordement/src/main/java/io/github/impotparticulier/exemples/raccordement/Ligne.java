package io.github.impotparticulier.exemples.raccordement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ce que l'on sait d'une administration, tel qu'écrit : ses secrets ne sont pas encore lus.
 *
 * @param nom comment l'afficher
 * @param valeurs ce que chaque colonne dit ; sans celles qui sont vides
 */
record Ligne(String nom, Map<Colonne, String> valeurs) {
    /** Les variables que les builders du SDK lisent, désignées et non lues. */
    static Ligne desVariables(Map<Colonne, String> complements) {
        Map<Colonne, String> valeurs = new EnumMap<>(complements);
        valeurs.put(Colonne.PASSERELLE, "env:DGFIP_PASSERELLE");
        valeurs.put(Colonne.CLE, "env:DGFIP_CLE");
        valeurs.put(Colonne.SECRET, "env:DGFIP_SECRET");
        valeurs.put(Colonne.TELESERVICE, "env:DGFIP_ID_TELESERVICE");
        valeurs.put(Colonne.JETON, "env:API_PARTICULIER_TOKEN");
        return new Ligne("Variables d'environnement", valeurs);
    }

    /** Cette ligne, sans ce que désigne une variable qui n'existe pas. */
    Ligne sansVariablesAbsentes(Map<String, String> variables) {
        Map<Colonne, String> presentes = new EnumMap<>(valeurs);
        presentes.values().removeIf(ecrit -> ecrit.startsWith("env:") && !variables.containsKey(ecrit.substring(4)));
        return new Ligne(nom, presentes);
    }

    String valeur(Colonne colonne) {
        return valeurs.getOrDefault(colonne, "");
    }

    /** Les API que cette ligne emploie ; une au moins, celle de la DGFiP, où l'on dira ce qui manque. */
    List<Api> apis() {
        List<Api> apis = new ArrayList<>();
        boolean dgfip =
                Stream.of(Colonne.PASSERELLE, Colonne.CLE, Colonne.SECRET).anyMatch(valeurs::containsKey);
        boolean particulier = valeurs.containsKey(Colonne.JETON);
        if (dgfip || !particulier) {
            apis.add(Api.DGFIP);
        }
        if (particulier) {
            apis.add(Api.PARTICULIER);
        }
        return apis;
    }

    /** Les valeurs peuvent être des secrets. */
    @Override
    public String toString() {
        return "Ligne[" + nom + "]";
    }
}
