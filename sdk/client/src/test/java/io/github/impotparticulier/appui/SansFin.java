package io.github.impotparticulier.appui;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.impotparticulier.appui.ServeurDirect.Liaison;
import java.io.IOException;

/** Les endroits d'une réponse où un serveur peut écrire sans fin. */
public enum SansFin {
    LIGNE_DE_STATUT("HTTP/1.1 200 ", "x".repeat(1024)),
    UN_EN_TETE("HTTP/1.1 200 X\r\nX-Grand: ", "x".repeat(1024)),
    EN_TETES_D_UNE_LETTRE("HTTP/1.1 200 X\r\n", "x\n".repeat(512)),
    REPONSES_PROVISOIRES("", "HTTP/1.1 103 X\r\n\r\n".repeat(50)),
    TAILLE_D_UN_MORCEAU(Debut.MORCEAUX, "0".repeat(1024)),
    EXTENSION_D_UN_MORCEAU(Debut.MORCEAUX + "2;", "x".repeat(1024)),
    FIN_D_UN_MORCEAU(Debut.MORCEAUX + "2\r\n{}", "x".repeat(1024)),
    MORCEAUX_D_UN_OCTET(Debut.MORCEAUX, ("1;" + "x".repeat(1024) + "\r\n \r\n").repeat(4)),
    MORCEAUX(Debut.MORCEAUX, "400\r\n" + "x".repeat(1024) + "\r\n"),
    APRES_LE_DERNIER_MORCEAU(Debut.MORCEAUX + "2\r\n{}\r\n0\r\nX-Grand: ", "x".repeat(1024)),
    LIGNES_D_UNE_LETTRE_APRES_LE_DERNIER_MORCEAU(Debut.MORCEAUX + "2\r\n{}\r\n0\r\n", "x\n".repeat(512)),
    NOM_DU_FICHIER_COMPRESSE(Debut.GZIP + Debut.gzip(8), "x".repeat(1024)),
    COMMENTAIRE_DU_FICHIER_COMPRESSE(Debut.GZIP + Debut.gzip(16), "x".repeat(1024)),
    NOM_DU_FICHIER_COMPRESSE_PAR_MORCEAUX(Debut.GZIP_PAR_MORCEAUX, "400\r\n" + "x".repeat(1024) + "\r\n"),
    BLOCS_COMPRESSES_SANS_RIEN(Debut.GZIP + Debut.gzip(0), "\0\0\0\u00ff\u00ff".repeat(200));

    private final String debut;
    private final String suite;

    SansFin(String debut, String suite) {
        this.debut = debut;
        this.suite = suite;
    }

    /** Écrit jusqu'à ce que le client raccroche. */
    public void repondre(Liaison liaison) throws IOException {
        liaison.ecrire(debut.getBytes(ISO_8859_1));
        byte[] octets = suite.getBytes(ISO_8859_1);
        while (true) {
            liaison.ecrire(octets);
        }
    }

    /** Avant les constantes, qui s'en servent. */
    private static final class Debut {
        private static final String MORCEAUX = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n";
        private static final String GZIP = "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\n\r\n";
        private static final String GZIP_PAR_MORCEAUX =
                "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\na\r\n" + gzip(8)
                        + "\r\n";

        /** L'en-tête d'un fichier gzip, avec cet indicateur. */
        private static String gzip(int indicateur) {
            return "\u001f\u008b\u0008" + (char) indicateur + "\0\0\0\0\0\u0003";
        }
    }
}
