package io.github.impotparticulier.mesures;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Les rapports aux étalons, en barres : les coûts, puis les débits. */
final class Dessin {
    private static final int LARGEUR = 900;
    private static final int DEBUT = 470;
    private static final int FIN = 830;
    private static final int LIGNE = 20;

    private final StringBuilder svg = new StringBuilder();
    private int y = 10;

    private Dessin() {}

    /**
     * Une barre.
     *
     * @param libelle ce qu'elle compare
     * @param rapport sa longueur
     * @param texte le rapport, écrit
     * @param but jusqu'où, ou d'où, c'est tenu
     * @param court si la plus courte est la meilleure
     * @param tenu si elle l'est
     */
    record Barre(String libelle, double rapport, String texte, double but, boolean court, boolean tenu) {}

    /** Le dessin entier, le même pour les mêmes barres. */
    static String svg(List<Barre> barres) {
        Dessin dessin = new Dessin();
        dessin.groupe(
                "Ce que le client coûte, étalon = 1 (court, c'est mieux)",
                barres.stream().filter(Barre::court).toList());
        dessin.groupe(
                "Ce que le client rend, étalon = 1 (long, c'est mieux)",
                barres.stream().filter(barre -> !barre.court()).toList());
        dessin.y += LIGNE;
        dessin.texte(
                10, "start", " fill=\"#606060\"", "trait noir : le but ; pointillé : l'étalon ; rouge : but manqué");
        dessin.y += 10;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + LARGEUR + " " + dessin.y
                + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + dessin.svg + "</svg>\n";
    }

    private void groupe(String titre, List<Barre> barres) {
        if (barres.isEmpty()) {
            return;
        }
        double echelle = (FIN - DEBUT)
                / barres.stream()
                        .flatMap(barre -> Stream.of(1.1, barre.rapport(), barre.but()))
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow();
        y += LIGNE;
        texte(10, "start", " font-weight=\"bold\"", titre);
        int haut = y + 6;
        for (Barre barre : barres) {
            y += LIGNE;
            texte(DEBUT - 8, "end", "", barre.libelle());
            String couleur = barre.tenu() ? "#2f7d4f" : "#b5482f";
            double longueur = barre.rapport() * echelle;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>\n",
                    DEBUT,
                    y - 10,
                    longueur,
                    couleur));
            trait(DEBUT + barre.but() * echelle, y - 13, y + 5, "#000000", "");
            texte(DEBUT + Math.max(longueur, barre.but() * echelle) + 6, "start", "", barre.texte());
        }
        trait(DEBUT + echelle, haut, y + 6, "#808080", " stroke-dasharray=\"3 3\"");
        y += 10;
    }

    private void trait(double x, int haut, int bas, String couleur, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"%4$s\"%5$s/>\n",
                x,
                haut,
                bas,
                couleur,
                style));
    }

    private void texte(double x, String ancre, String style, String texte) {
        String propre = texte.replace("&", "&amp;").replace("<", "&lt;");
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\"%s>%s</text>\n", x, y, ancre, style, propre));
    }
}
