package io.github.impotparticulier.bacasable.particulier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Les périmètres d'un jeton, posés sur des données : un champ qu'aucun ne montre est absent, et non nul. */
final class Masque {
    private final List<String> montres = new ArrayList<>();
    private final Map<String, Integer> depuis;
    private final int version;

    Masque(Ressource ressource, int version, Set<String> scopes) {
        this.depuis = ressource.depuis();
        this.version = version;
        ressource.masques().forEach((scope, champs) -> {
            if (scope.isEmpty() || scopes.contains(scope)) {
                montres.addAll(champs);
            }
        });
    }

    Map<String, @Nullable Object> poser(Map<String, @Nullable Object> donnees) {
        return poser(donnees, "");
    }

    private Map<String, @Nullable Object> poser(Map<String, @Nullable Object> objet, String prefixe) {
        Map<String, @Nullable Object> visibles = new LinkedHashMap<>();
        objet.forEach((nom, valeur) -> {
            String chemin = prefixe + nom;
            if (depuis.getOrDefault(chemin, 0) > version) {
                return;
            }
            if (montres.contains(chemin)) {
                visibles.put(nom, valeur);
            } else if (montres.stream().anyMatch(montre -> montre.startsWith(chemin + "."))) {
                visibles.put(nom, dedans(valeur, chemin + "."));
            }
        });
        return visibles;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object dedans(@Nullable Object valeur, String prefixe) {
        if (valeur instanceof List<?> liste) {
            List<@Nullable Object> visibles = new ArrayList<>();
            liste.forEach(element -> visibles.add(dedans(element, prefixe)));
            return visibles;
        }
        return valeur instanceof Map<?, ?> objet ? poser((Map<String, @Nullable Object>) objet, prefixe) : valeur;
    }
}
