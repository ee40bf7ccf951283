package io.github.impotparticulier.exemples.fiabilisation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/** Comment les deux fichiers s'écrivent : le séparateur et l'encodage. */
record FormatCsv(char separateur, Charset encodage) {
    /** La fin d'un enregistrement se cherche octet par octet : ceux-ci gardent les octets de l'ASCII. */
    private static final Set<String> ADMIS = Set.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15");

    /** Un champ plus long ne peut être qu'un guillemet oublié. */
    static final int CHAMP_MAX = 64 * 1024;

    static final FormatCsv PAR_DEFAUT = new FormatCsv(';', StandardCharsets.UTF_8);

    static FormatCsv de(String separateur, String encodage) {
        String signe = separateur.equals("\\t") ? "\t" : separateur;
        if (signe.length() != 1 || "\"\r\n".contains(signe) || signe.charAt(0) > 126) {
            throw ArretException.aCorriger("Séparateur : donnez un seul caractère ASCII, par exemple ; ou , ou \\t.");
        }
        return new FormatCsv(signe.charAt(0), charset(encodage));
    }

    private static Charset charset(String nom) {
        try {
            Charset charset = Charset.forName(nom);
            if (ADMIS.contains(charset.name())) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // La phrase ci-dessous le dit mieux.
        }
        throw ArretException.aCorriger("Encodage inconnu : donnez UTF-8, windows-1252, ISO-8859-1 ou ISO-8859-15.");
    }

    /** Un octet qui n'est pas de l'encodage arrête la lecture : mieux vaut aucun nom qu'un nom abîmé. */
    CsvReader<CsvRecord> lecteur(InputStream flux) {
        return lecteur(flux, CHAMP_MAX);
    }

    /** Un champ reporté y est plus long que chez les débiteurs : ses guillemets s'y doublent. */
    CsvReader<CsvRecord> lecteurDuResultat(InputStream flux) {
        return lecteur(flux, 3 * CHAMP_MAX);
    }

    private CsvReader<CsvRecord> lecteur(InputStream flux, int champMax) {
        return CsvReader.builder()
                .fieldSeparator(separateur)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(champMax)
                .ofCsvRecord(new InputStreamReader(
                        flux,
                        encodage.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Le texte, sans les caractères que l'encodage n'a pas : la lettre sans son accent ou, à défaut, « ? ». */
    String ecrivable(String texte) {
        CharsetEncoder encodeur = encodage.newEncoder();
        if (encodeur.canEncode(texte)) {
            return texte;
        }
        StringBuilder ecrit = new StringBuilder();
        texte.codePoints().forEach(point -> {
            String signe = Character.toString(point);
            String base = Character.toString(
                    Normalizer.normalize(signe, Normalizer.Form.NFD).codePointAt(0));
            ecrit.append(encodeur.canEncode(signe) ? signe : encodeur.canEncode(base) ? base : "?");
        });
        return ecrit.toString();
    }

    /** Les octets d'un enregistrement, fin de ligne comprise. */
    byte[] octets(List<String> champs) {
        StringWriter texte = new StringWriter();
        try (CsvWriter redacteur = CsvWriter.builder()
                .fieldSeparator(separateur)
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(texte)) {
            redacteur.writeRecord(champs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texte.toString().getBytes(encodage);
    }
}
