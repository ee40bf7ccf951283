package io.github.impotparticulier.bacasable.particulier;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Du JSON en objets, listes, textes, nombres exacts et booléens, dans les deux sens. */
final class Arbre {
    private Arbre() {}

    static Map<String, @Nullable Object> lire(BufferedSource source) throws IOException {
        try (JsonReader json = JsonReader.of(source)) {
            return objet(json);
        }
    }

    static String ecrire(Object valeur) {
        Buffer tampon = new Buffer();
        try (JsonWriter json = JsonWriter.of(tampon)) {
            json.setSerializeNulls(true);
            json.jsonValue(valeur);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tampon.readUtf8();
    }

    /** Le champ, qui doit être un objet ; vide s'il n'y est pas. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> objet(Map<String, ? extends @Nullable Object> parent, String nom) {
        Object valeur = parent.get(nom);
        return valeur == null ? Map.of() : (Map<String, @Nullable Object>) valeur;
    }

    /** Le champ, qui doit être une liste d'objets ; vide s'il n'y est pas. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objets(Map<String, ? extends @Nullable Object> parent, String nom) {
        Object valeur = parent.get(nom);
        return valeur == null ? List.of() : (List<Map<String, @Nullable Object>>) valeur;
    }

    @SuppressWarnings("unchecked")
    static List<String> textes(Map<String, ? extends @Nullable Object> parent, String nom) {
        Object valeur = parent.get(nom);
        return valeur == null ? List.of() : (List<String>) valeur;
    }

    static @Nullable String texteOuNul(Map<String, ? extends @Nullable Object> parent, String nom) {
        return (String) parent.get(nom);
    }

    static String texte(Map<String, ? extends @Nullable Object> parent, String nom) {
        return Objects.requireNonNull(texteOuNul(parent, nom), nom);
    }

    static int nombre(Map<String, ? extends @Nullable Object> parent, String nom) {
        Object valeur = parent.get(nom);
        return valeur == null ? 0 : ((Number) valeur).intValue();
    }

    private static Map<String, @Nullable Object> objet(JsonReader json) throws IOException {
        Map<String, @Nullable Object> objet = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            objet.put(json.nextName(), valeur(json));
        }
        json.endObject();
        return objet;
    }

    private static @Nullable Object valeur(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> objet(json);
            case BEGIN_ARRAY -> liste(json);
            case BOOLEAN -> json.nextBoolean();
            case NUMBER -> nombre(json.nextString());
            case NULL -> json.nextNull();
            default -> json.nextString();
        };
    }

    private static Object nombre(String texte) {
        return texte.matches("-?[0-9]+") ? Long.valueOf(texte) : (Object) new BigDecimal(texte);
    }

    private static List<@Nullable Object> liste(JsonReader json) throws IOException {
        List<@Nullable Object> liste = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            liste.add(valeur(json));
        }
        json.endArray();
        return liste;
    }
}
