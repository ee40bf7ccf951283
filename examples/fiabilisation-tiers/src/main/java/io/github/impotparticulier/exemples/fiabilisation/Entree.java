package io.github.impotparticulier.exemples.fiabilisation;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Le fichier des débiteurs, lu au fil de l'eau : une ligne en mémoire à la fois, quelle que soit sa taille. */
final class Entree implements AutoCloseable {
    private final CsvReader<CsvRecord> lecteur;
    private final CloseableIterator<CsvRecord> enregistrements;
    private final FormatCsv format;
    private final Entete entete;
    private final LectureEtatCivil lecture;
    private long derniere;
    private long plusLongue;

    private Entree(InputStream flux, FormatCsv format, Map<Champ, String> colonnes) throws IOException {
        this.format = format;
        lecteur = format.lecteur(sansMarque(flux, format));
        enregistrements = lecteur.iterator();
        CsvRecord premier = enregistrement();
        if (premier == null) {
            throw ArretException.aCorriger("Le fichier des débiteurs est vide : sa première ligne nomme les colonnes.");
        }
        entete = Entete.lire(premier.getFields(), colonnes);
        lecture = new LectureEtatCivil(entete);
    }

    /** Ferme le flux avec elle, ou si l'en-tête est refusé. */
    static Entree de(InputStream flux, FormatCsv format, Map<Champ, String> colonnes) throws IOException {
        try {
            return new Entree(new BufferedInputStream(flux), format, colonnes);
        } catch (IOException | RuntimeException e) {
            flux.close();
            throw e;
        }
    }

    Entete entete() {
        return entete;
    }

    /** La ligne suivante ; rien à la fin. Une ligne vide n'est pas une ligne. */
    @Nullable
    Ligne suivante() throws IOException {
        CsvRecord lu = enregistrement();
        return lu == null ? null : lecture.lire(lu.getStartingLineNumber(), lu.getFields());
    }

    /** Passe une ligne sans la comprendre ; faux à la fin. */
    boolean passer() throws IOException {
        return enregistrement() != null;
    }

    /** Les caractères de la plus longue ligne lue jusqu'ici. */
    long plusLongue() {
        return plusLongue;
    }

    private @Nullable CsvRecord enregistrement() throws IOException {
        try {
            if (!enregistrements.hasNext()) {
                return null;
            }
            CsvRecord lu = enregistrements.next();
            derniere = lu.getStartingLineNumber();
            plusLongue = Math.max(
                    plusLongue,
                    lu.getFields().stream().mapToLong(String::length).sum());
            return lu;
        } catch (CsvParseException e) {
            // Son message cite la ligne.
            throw ArretException.aCorriger((derniere == 0 ? "Dès la première ligne" : "Après la ligne " + derniere)
                    + " du fichier des débiteurs, un guillemet est mal placé ou n'est jamais refermé, ou un champ dépasse "
                    + Textes.entier(FormatCsv.CHAMP_MAX) + " caractères : corrigez-le.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw ArretException.aCorriger("Vers la ligne " + (derniere + 1)
                        + ", le fichier des débiteurs n'est pas en " + format.encodage()
                        + " : donnez son encodage (--encodage windows-1252, par exemple).");
            }
            throw e.getCause();
        }
    }

    /** La marque d'ordre des octets d'Excel n'est pas du nom de la première colonne. */
    private static InputStream sansMarque(InputStream flux, FormatCsv format) throws IOException {
        PushbackInputStream lu = new PushbackInputStream(flux, 3);
        byte[] debut = lu.readNBytes(3);
        boolean marque =
                debut.length == 3 && debut[0] == (byte) 0xEF && debut[1] == (byte) 0xBB && debut[2] == (byte) 0xBF;
        if (!marque) {
            lu.unread(debut);
        } else if (!format.encodage().equals(StandardCharsets.UTF_8)) {
            throw ArretException.aCorriger(
                    "Le fichier des débiteurs porte la marque de l'UTF-8 : donnez --encodage UTF-8.");
        }
        return lu;
    }

    @Override
    public void close() throws IOException {
        lecteur.close();
    }
}
