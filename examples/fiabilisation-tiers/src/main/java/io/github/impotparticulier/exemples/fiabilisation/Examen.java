package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.io.InputStream;
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
 */
record Examen(String empreinte, long lignes) {
    static Examen de(Path chemin, FormatCsv format, Map<Champ, String> colonnes) throws IOException {
        MessageDigest condensat = sha256();
        long lignes = 0;
        try (InputStream flux = new DigestInputStream(Files.newInputStream(chemin), condensat);
                Entree entree = Entree.de(flux, format, colonnes)) {
            while (entree.passer()) {
                lignes++;
            }
        }
        return new Examen(HexFormat.of().formatHex(condensat.digest()), lignes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Toute JVM a SHA-256", e);
        }
    }
}
