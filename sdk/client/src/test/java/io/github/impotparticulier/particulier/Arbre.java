package io.github.impotparticulier.particulier;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Une réponse que l'on change à un endroit. Un chemin s'écrit {@code a.b} ; {@code a[].b} passe par le premier élément de la liste. */
final class Arbre {
    private static final JsonAdapter<Object> ADAPTATEUR =
            new Moshi.Builder().build().adapter(Object.class).serializeNulls();
    private static final String REPERE = "@ici@";

    private final Map<Object, Object> racine;

    private Arbre(String json) {
        try {
            racine = table(ADAPTATEUR.fromJson(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** La réponse, inchangée mais écrite comme le seront les autres. */
    static String tel(String json) {
        return new Arbre(json).ecrit();
    }

    /** La réponse, où ce champ de {@code data} vaut ce texte JSON. */
    static String avec(String json, String chemin, String valeur) {
        Arbre arbre = new Arbre(json);
        arbre.parent(chemin).put(nom(chemin), REPERE);
        return arbre.ecrit().replace('"' + REPERE + '"', valeur);
    }

    /** La réponse, sans ce champ de {@code data}. */
    static String sans(String json, String chemin) {
        Arbre arbre = new Arbre(json);
        arbre.parent(chemin).remove(nom(chemin));
        return arbre.ecrit();
    }

    /** Les chemins des valeurs simples, des listes et des objets de {@code data}. */
    static Set<String> chemins(String json) {
        Set<String> chemins = new TreeSet<>();
        ajouter("", table(new Arbre(json).racine.get("data")), chemins);
        return chemins;
    }

    private static void ajouter(String devant, Map<Object, Object> table, Set<String> chemins) {
        table.forEach((nom, valeur) -> {
            String chemin = devant + nom;
            chemins.add(chemin);
            if (valeur instanceof Map) {
                ajouter(chemin + ".", table(valeur), chemins);
            } else if (valeur instanceof List<?> liste) {
                liste.stream()
                        .filter(Map.class::isInstance)
                        .forEach(element -> ajouter(chemin + "[].", table(element), chemins));
            }
        });
    }

    private Map<Object, Object> parent(String chemin) {
        Map<Object, Object> table = table(racine.get("data"));
        String[] noms = chemin.split("\\.", -1);
        for (int i = 0; i < noms.length - 1; i++) {
            Object valeur = table.get(noms[i].replace("[]", ""));
            table = table(valeur instanceof List<?> liste ? liste.get(0) : valeur);
        }
        return table;
    }

    private static String nom(String chemin) {
        return chemin.substring(chemin.lastIndexOf('.') + 1);
    }

    @SuppressWarnings("unchecked") // Un objet JSON lu par moshi.
    private static Map<Object, Object> table(Object valeur) {
        return (Map<Object, Object>) valeur;
    }

    private String ecrit() {
        return ADAPTATEUR.toJson(racine);
    }
}
