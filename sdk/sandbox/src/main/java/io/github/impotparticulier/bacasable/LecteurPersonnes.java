package io.github.impotparticulier.bacasable;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.bacasable.PersonneFictive.Fiche;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okio.BufferedSource;

/**
 * Lit le fichier des personnes. Les champs d'une réponse n'y sont jamais interprétés : leur texte JSON part tel quel
 * sur le réseau, guillemets et espaces compris.
 */
final class LecteurPersonnes {
    private final JsonReader json;

    private LecteurPersonnes(JsonReader json) {
        this.json = json;
    }

    static List<PersonneFictive> lire(BufferedSource source) throws IOException {
        List<PersonneFictive> personnes = new ArrayList<>();
        try (JsonReader json = JsonReader.of(source)) {
            LecteurPersonnes lecteur = new LecteurPersonnes(json);
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "modeDEmploi" -> json.skipValue();
                    case "personnes" -> lecteur.liste(personnes);
                    default -> throw lecteur.inattendu();
                }
            }
            json.endObject();
        }
        return personnes;
    }

    private void liste(List<PersonneFictive> personnes) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            personnes.add(personne());
        }
        json.endArray();
    }

    private PersonneFictive personne() throws IOException {
        Map<String, String> textes = new HashMap<>();
        Map<String, Situations> sections = new HashMap<>();
        Integer deces = null;
        json.beginObject();
        while (json.hasNext()) {
            String nom = json.nextName();
            switch (nom) {
                case "cas", "description", "spi", "spiDeclarant2", "nom", "prenoms" ->
                    textes.put(nom, json.nextString());
                case "decesDeclarant1" -> deces = json.nextInt();
                case "reponses" -> sections(sections);
                default -> throw inattendu();
            }
        }
        json.endObject();
        return new PersonneFictive(
                new Fiche(
                        requis(textes, "cas"),
                        requis(textes, "description"),
                        requis(textes, "spi"),
                        textes.get("spiDeclarant2"),
                        deces,
                        requis(textes, "nom"),
                        requis(textes, "prenoms")),
                sections);
    }

    private void sections(Map<String, Situations> sections) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            sections.put(json.nextName(), situations());
        }
        json.endObject();
    }

    private Situations situations() throws IOException {
        boolean reconduites = true;
        Map<String, String> commun = Map.of();
        NavigableMap<Integer, Optional<Map<String, String>>> annees = new TreeMap<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "reconduit" -> reconduites = json.nextBoolean();
                case "commun" -> commun = champs();
                case "annees" -> annees(annees);
                default -> throw inattendu();
            }
        }
        json.endObject();
        NavigableMap<Integer, Optional<String>> reponses = new TreeMap<>();
        for (Map.Entry<Integer, Optional<Map<String, String>>> annee : annees.entrySet()) {
            reponses.put(annee.getKey(), reponse(commun, annee.getValue()));
        }
        return new Situations(reconduites, reponses);
    }

    private void annees(Map<Integer, Optional<Map<String, String>>> annees) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            int annee = Integer.parseInt(json.nextName());
            boolean sansAvis = json.peek() == JsonReader.Token.NULL;
            annees.put(annee, sansAvis ? Optional.ofNullable(json.nextNull()) : Optional.of(champs()));
        }
        json.endObject();
    }

    private Map<String, String> champs() throws IOException {
        Map<String, String> champs = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String nom = json.nextName();
            try (BufferedSource valeur = json.nextSource()) {
                champs.put(nom, valeur.readUtf8().strip());
            }
        }
        json.endObject();
        return champs;
    }

    private static Optional<String> reponse(Map<String, String> commun, Optional<Map<String, String>> propres) {
        return propres.map(champs -> {
            Map<String, String> tous = new LinkedHashMap<>(commun);
            tous.putAll(champs);
            return tous.entrySet().stream()
                    .map(champ -> '"' + champ.getKey() + "\":" + champ.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        });
    }

    private static String requis(Map<String, String> textes, String nom) {
        String texte = textes.get(nom);
        if (texte == null) {
            throw new JsonDataException("Une personne n'a pas de champ " + nom);
        }
        return texte;
    }

    private JsonDataException inattendu() {
        return new JsonDataException("Nom inattendu dans les données, en " + json.getPath());
    }
}
