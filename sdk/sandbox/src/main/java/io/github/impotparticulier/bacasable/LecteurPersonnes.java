package io.github.impotparticulier.bacasable;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.impotparticulier.bacasable.PersonneFictive.Fiche;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.BufferedSource;

/** Lit le fichier des personnes. */
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
        Map<String, Map<String, String>> registre = new HashMap<>();
        Map<String, Situations> sections = new HashMap<>();
        Integer deces = null;
        boolean communicable = true;
        json.beginObject();
        while (json.hasNext()) {
            String nom = json.nextName();
            switch (nom) {
                case "cas", "description", "spi", "spiDeclarant2", "nom", "prenoms", "lep" ->
                    textes.put(nom, json.nextString());
                case "etatCivil", "etatCivilDeclarant2", "adresse" -> registre.put(nom, textes());
                case "nonCommunicable" -> communicable = !json.nextBoolean();
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
                        requis(textes, "prenoms"),
                        textes.get("lep")),
                inscriptions(textes, registre, communicable),
                sections);
    }

    private static List<PersonnePhysique> inscriptions(
            Map<String, String> textes, Map<String, Map<String, String>> registre, boolean communicable) {
        Map<String, String> adresse = requis(registre, "adresse");
        List<PersonnePhysique> inscriptions = new ArrayList<>();
        inscriptions.add(
                PersonnePhysique.inscrire(requis(textes, "spi"), communicable, requis(registre, "etatCivil"), adresse));
        String second = textes.get("spiDeclarant2");
        if (second != null) {
            inscriptions.add(
                    PersonnePhysique.inscrire(second, communicable, requis(registre, "etatCivilDeclarant2"), adresse));
        }
        return inscriptions;
    }

    private void sections(Map<String, Situations> sections) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            sections.put(json.nextName(), new LecteurSituations(json).lire());
        }
        json.endObject();
    }

    private Map<String, String> textes() throws IOException {
        Map<String, String> textes = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            textes.put(json.nextName(), json.nextString());
        }
        json.endObject();
        return Map.copyOf(textes);
    }

    private static <T> T requis(Map<String, T> valeurs, String nom) {
        T valeur = valeurs.get(nom);
        if (valeur == null) {
            throw new JsonDataException("Une personne n'a pas de champ " + nom);
        }
        return valeur;
    }

    private JsonDataException inattendu() {
        return new JsonDataException("Nom inattendu dans les données, en " + json.getPath());
    }
}
