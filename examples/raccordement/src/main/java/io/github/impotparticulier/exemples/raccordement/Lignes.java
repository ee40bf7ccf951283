package io.github.impotparticulier.exemples.raccordement;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Les lignes d'un fichier CSV, dont la première nomme les colonnes. */
final class Lignes {
    private static final String MARQUE = "\uFEFF";

    private Lignes() {}

    /**
     * Lit un fichier.
     *
     * @throws FichierException s'il ne se lit pas ; le message ne cite aucune valeur
     */
    static List<Ligne> lire(Path fichier, char separateur, Charset encodage) throws IOException {
        String texte = new String(Files.readAllBytes(fichier), encodage);
        return lire(texte.startsWith(MARQUE) ? texte.substring(1) : texte, separateur);
    }

    private static List<Ligne> lire(String texte, char separateur) throws IOException {
        List<CsvRecord> enregistrements;
        try (CsvReader<CsvRecord> lecteur = CsvReader.builder()
                .fieldSeparator(separateur)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new StringReader(texte))) {
            enregistrements = lecteur.stream().toList();
        } catch (CsvParseException e) {
            throw new FichierException("Un guillemet est mal placé dans le fichier, ou n'est jamais refermé.");
        }
        if (enregistrements.size() < 2) {
            throw new FichierException(
                    "Le fichier n'a pas de ligne : la première nomme les colonnes, chaque autre est un raccordement.");
        }
        List<Optional<Colonne>> colonnes =
                enregistrements.get(0).getFields().stream().map(Colonne::nommee).toList();
        exiger(colonnes);
        return enregistrements.stream()
                .skip(1)
                .map(enregistrement -> ligne(enregistrement, colonnes))
                .toList();
    }

    /** L'en-tête n'est pas cité : dans un fichier sans en-tête, ce serait un secret. */
    private static void exiger(List<Optional<Colonne>> colonnes) {
        List<Colonne> connues = new ArrayList<>();
        for (int i = 0; i < colonnes.size(); i++) {
            if (colonnes.get(i).isEmpty()) {
                throw new FichierException(
                        "La " + (i + 1) + "e colonne n'est pas de celles que l'outil connaît (--help) :"
                                + " vérifiez aussi le séparateur (--separateur), et que la première ligne nomme les colonnes.");
            }
            if (connues.contains(colonnes.get(i).get())) {
                throw new FichierException("La " + (i + 1) + "e colonne porte le nom d'une autre.");
            }
            connues.add(colonnes.get(i).get());
        }
    }

    private static Ligne ligne(CsvRecord enregistrement, List<Optional<Colonne>> colonnes) {
        Map<Colonne, String> valeurs = new EnumMap<>(Colonne.class);
        int nombre = Math.min(enregistrement.getFieldCount(), colonnes.size());
        if (enregistrement.getFields().stream().skip(nombre).anyMatch(champ -> !champ.isBlank())) {
            // Coupée au séparateur, une valeur serait éprouvée à moitié, et sa suite dans la colonne d'à côté.
            throw new FichierException(
                    "La ligne " + enregistrement.getStartingLineNumber()
                            + " a plus de champs que de colonnes : mettez entre guillemets une valeur qui porte le séparateur.");
        }
        for (int i = 0; i < nombre; i++) {
            String valeur = enregistrement.getField(i).strip();
            if (!valeur.isEmpty()) {
                colonnes.get(i).ifPresent(colonne -> valeurs.put(colonne, valeur));
            }
        }
        return new Ligne(valeurs.getOrDefault(Colonne.NOM, "Ligne " + enregistrement.getStartingLineNumber()), valeurs);
    }
}
