package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Ce qu'une première lecture, entière, apprend du fichier des débiteurs avant toute demande : qu'il se lit dans son encodage, que ses
 * guillemets se referment, ce qui le distingue de tout autre, et combien il a de lignes.
 *
 * @param empreinte le SHA-256 de ses octets
 * @param lignes le nombre de débiteurs
 * @param plusLongue les caractères de la plus longue ligne
 */
record Examen(String empreinte, long lignes, long plusLongue) {
    static Examen de(Path chemin, FormatCsv format, Map<Champ, String> colonnes) throws IOException {
        long lignes = 0;
        long plusLongue;
        DigestInputStream flux = condenser(chemin);
        try (Entree entree = Entree.de(flux, format, colonnes)) {
            while (entree.passer()) {
                lignes++;
            }
            plusLongue = entree.plusLongue();
        }
        return new Examen(empreinte(flux), lignes, plusLongue);
    }

    /** Le fichier, et au fur et à mesure l'empreinte de ce qui en est lu. */
    static DigestInputStream condenser(Path chemin) throws IOException {
        return new DigestInputStream(Files.newInputStream(chemin), sha256());
    }

    /** Lit ce qui en reste ; vrai si le tout est ce qui a été examiné. */
    boolean estCeluiDe(DigestInputStream lu) throws IOException {
        lu.transferTo(OutputStream.nullOutputStream());
        return empreinte.equals(empreinte(lu));
    }

    private static String empreinte(DigestInputStream lu) {
        return HexFormat.of().formatHex(lu.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Toute JVM a SHA-256", e);
        }
    }
}
