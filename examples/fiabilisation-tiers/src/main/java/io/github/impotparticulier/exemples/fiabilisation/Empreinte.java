package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * De quoi un résultat est le résultat : le fichier des débiteurs, les réglages qui changent ce qu'on y lit ou écrit, la passerelle.
 * Gardée à côté du résultat, sans rien de personnel ; une reprise qui ne lui ressemble pas est refusée.
 */
record Empreinte(Map<String, String> valeurs) {
    private static final String FORMAT = "2";

    static Empreinte de(Examen examen, FormatCsv format, Map<Champ, String> colonnes, String passerelle) {
        Map<String, String> valeurs = new TreeMap<>();
        valeurs.put("format", FORMAT);
        valeurs.put("debiteurs", examen.empreinte());
        valeurs.put("separateur", Integer.toString(format.separateur()));
        valeurs.put("encodage", format.encodage().name());
        valeurs.put(
                "colonnes",
                colonnes.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(choix -> choix.getKey() + "=" + choix.getValue())
                        .collect(Collectors.joining(",")));
        valeurs.put("passerelle", passerelle);
        return new Empreinte(valeurs);
    }

    /** Le fichier qui la garde. */
    static Path chemin(Path resultat) {
        return resultat.resolveSibling(resultat.getFileName() + ".reprise");
    }

    static Empreinte lire(Path chemin) throws IOException {
        Map<String, String> valeurs = new TreeMap<>();
        for (String ligne : Files.readAllLines(chemin, StandardCharsets.UTF_8)) {
            int egal = ligne.indexOf('=');
            if (egal > 0) {
                valeurs.put(ligne.substring(0, egal), ligne.substring(egal + 1));
            }
        }
        return new Empreinte(valeurs);
    }

    void ecrire(Path chemin) throws IOException {
        String texte = valeurs.entrySet().stream()
                .map(valeur -> valeur.getKey() + "=" + valeur.getValue() + "\n")
                .collect(Collectors.joining());
        FichierPrive.remplacer(chemin, texte.getBytes(StandardCharsets.UTF_8));
    }

    /** Ce qui diffère de l'autre, en clair ; vide si rien. */
    List<String> differences(Empreinte autre) {
        List<String> differences = new ArrayList<>();
        Map<String, String> sens = new TreeMap<>(Map.of(
                "format", "la version de ce programme",
                "debiteurs", "le fichier des débiteurs",
                "separateur", "le séparateur",
                "encodage", "l'encodage",
                "colonnes", "le nom des colonnes",
                "passerelle", "la passerelle"));
        sens.forEach((cle, quoi) -> {
            if (!Objects.equals(valeurs.get(cle), autre.valeurs.get(cle))) {
                differences.add(quoi);
            }
        });
        return differences;
    }
}
