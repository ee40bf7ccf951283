package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Ce qui reste d'une mesure : un dessin, et le tableau à sa place dans un README. */
final class Publication {
    private static final String DEBUT = "<!-- mesures : début -->\n";
    private static final String FIN = "<!-- mesures : fin -->";
    private static final String DESSIN = "mesures.svg";

    private final Path dossier;

    /** Dans ce dossier : le dessin y naît, et le {@code README.md} qui s'y trouve reçoit l'un et l'autre. */
    Publication(Path dossier) {
        this.dossier = dossier;
    }

    void publier(String tableau, List<Dessin.Barre> barres) throws IOException {
        Files.createDirectories(dossier);
        Path lisezMoi = dossier.resolve("README.md");
        if (Files.exists(lisezMoi)) {
            String entre = "![Les rapports aux étalons](" + DESSIN + ")\n\n" + tableau;
            Files.writeString(lisezMoi, remplacer(Files.readString(lisezMoi), entre));
        }
        Files.writeString(dossier.resolve(DESSIN), Dessin.svg(barres));
    }

    /** Le texte, celui-ci au lieu de celui que ses deux marques entourent. */
    static String remplacer(String texte, String entre) {
        int debut = texte.indexOf(DEBUT);
        int fin = texte.indexOf(FIN);
        if (debut < 0 || fin < debut) {
            throw new IllegalArgumentException("Le README n'a plus ses deux marques : " + DEBUT + FIN);
        }
        return texte.substring(0, debut + DEBUT.length()) + entre + texte.substring(fin);
    }
}
