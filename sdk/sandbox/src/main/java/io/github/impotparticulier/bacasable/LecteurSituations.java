package io.github.impotparticulier.bacasable;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import okio.BufferedSource;

/**
 * Lit une section des données d'une personne. Les champs n'y sont jamais interprétés : leur texte JSON part tel quel sur
 * le réseau, guillemets et espaces compris.
 */
final class LecteurSituations {
    private static final List<String> CHAMPS_DE_LIGNE =
            List.of("codeLigne", "libelleLigne", "colonne1", "colonne2", "colonne3", "colonne4");

    private final JsonReader json;

    LecteurSituations(JsonReader json) {
        this.json = json;
    }

    Situations lire() throws IOException {
        boolean reconduites = true;
        Map<String, String> commun = Map.of();
        NavigableMap<Integer, List<Map<String, String>>> annees = new TreeMap<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "reconduit" -> reconduites = json.nextBoolean();
                case "commun" -> commun = champs();
                case "annees" -> annees(commun, annees);
                default -> throw new JsonDataException("Nom inattendu dans les données, en " + json.getPath());
            }
        }
        json.endObject();
        return new Situations(reconduites, annees);
    }

    private void annees(Map<String, String> commun, Map<Integer, List<Map<String, String>>> annees) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            int annee = Integer.parseInt(json.nextName());
            List<Map<String, String>> situations = new ArrayList<>();
            for (Map<String, String> propres : annee()) {
                Map<String, String> tous = new LinkedHashMap<>(commun);
                tous.putAll(propres);
                situations.add(tous);
            }
            annees.put(annee, situations);
        }
        json.endObject();
    }

    private List<Map<String, String>> annee() throws IOException {
        return switch (json.peek()) {
            case NULL -> {
                json.skipValue();
                yield List.of();
            }
            case BEGIN_ARRAY -> liste();
            default -> List.of(champs());
        };
    }

    /** Des avis successifs, ou les lignes d'une facture. */
    private List<Map<String, String>> liste() throws IOException {
        List<Map<String, String>> avis = new ArrayList<>();
        List<String> lignes = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonReader.Token.BEGIN_ARRAY) {
                lignes.add(ligne(lignes.size() + 1));
            } else {
                avis.add(champs());
            }
        }
        json.endArray();
        return lignes.isEmpty() ? avis : List.of(Map.of("facture", "[" + String.join(",", lignes) + "]"));
    }

    private String ligne(int numero) throws IOException {
        Map<String, String> ligne = new LinkedHashMap<>();
        ligne.put("numLigne", Integer.toString(numero));
        json.beginArray();
        for (int i = 0; json.hasNext(); i++) {
            ligne.put(CHAMPS_DE_LIGNE.get(i), brut());
        }
        json.endArray();
        return CorpsJson.objet(ligne);
    }

    private Map<String, String> champs() throws IOException {
        Map<String, String> champs = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            champs.put(json.nextName(), brut());
        }
        json.endObject();
        return champs;
    }

    private String brut() throws IOException {
        try (BufferedSource valeur = json.nextSource()) {
            return valeur.readUtf8().strip();
        }
    }
}
