package io.github.impotparticulier.exemples;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Un tableau de texte aux colonnes alignées, montants à la française. */
final class Tableau {
    private final List<List<String>> lignes = new ArrayList<>();

    Tableau(List<String> entetes) {
        lignes.add(entetes);
    }

    void ajouter(List<String> ligne) {
        lignes.add(ligne);
    }

    String texte() {
        int[] largeurs = new int[lignes.get(0).size()];
        for (List<String> ligne : lignes) {
            for (int i = 0; i < largeurs.length; i++) {
                largeurs[i] = Math.max(largeurs[i], ligne.get(i).length());
            }
        }
        StringBuilder texte = new StringBuilder();
        for (List<String> ligne : lignes) {
            StringBuilder rangee = new StringBuilder();
            for (int i = 0; i < largeurs.length; i++) {
                String blancs = " ".repeat(largeurs[i] - ligne.get(i).length());
                boolean nombre = i >= 3 && i < largeurs.length - 1;
                rangee.append(nombre ? blancs + ligne.get(i) : ligne.get(i) + blancs)
                        .append("  ");
            }
            texte.append(rangee.toString().stripTrailing()).append('\n');
        }
        return texte.toString();
    }

    static String euros(long montant) {
        return format("#,##0").format(montant) + " €";
    }

    static String euros(BigDecimal montant) {
        return format("#,##0.00").format(montant) + " €";
    }

    static String decimal(BigDecimal nombre) {
        return format("0.##").format(nombre);
    }

    private static DecimalFormat format(String motif) {
        DecimalFormatSymbols symboles = DecimalFormatSymbols.getInstance(Locale.FRANCE);
        // L'espace fine insécable de la typographie française s'affiche mal dans bien des consoles.
        symboles.setGroupingSeparator(' ');
        return new DecimalFormat(motif, symboles);
    }
}
