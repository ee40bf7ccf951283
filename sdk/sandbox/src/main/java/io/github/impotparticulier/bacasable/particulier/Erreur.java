package io.github.impotparticulier.bacasable.particulier;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Une entrée du tableau {@code errors}, et le statut qu'elle emporte. */
record Erreur(
        String code,
        int statut,
        String titre,
        String detail,
        @Nullable String parametre,
        Map<String, Object> meta) {
    Erreur avec(String nom, Object valeur) {
        Map<String, Object> complete = new LinkedHashMap<>(meta);
        complete.put(nom, valeur);
        return new Erreur(code, statut, titre, detail, parametre, complete);
    }

    Erreur surParametre(String nom) {
        return new Erreur(code, statut, titre, detail, nom, meta);
    }

    Map<String, @Nullable Object> enJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("title", titre);
        json.put("detail", detail);
        json.put("source", parametre == null ? null : Map.of("parameter", parametre));
        json.put("meta", meta);
        return json;
    }
}
