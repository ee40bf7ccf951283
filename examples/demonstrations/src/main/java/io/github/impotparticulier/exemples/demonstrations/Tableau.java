package io.github.impotparticulier.exemples.demonstrations;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Un tableau de texte aux colonnes alignées, montants à la française. */
final class Tableau {
    private final List<List<String>> lignes = new ArrayList<>();
    private final Set<Integer> nombres;

    /** Les colonnes de nombres, comptées depuis zéro, s'alignent à droite. */
    Tableau(List<String> entetes, Integer... nombres) {
        lignes.add(entetes);
        this.nombres = Set.of(nombres);
    }

    void ajouter(List<String> ligne) {
        lignes.add(ligne);
    }

    /** Une ligne sans chiffres : de qui il s'agit, et pourquoi. */
    void ajouterRemarque(String nom, String remarque) {
        List<String> ligne = new ArrayList<>(Collections.nCopies(lignes.get(0).size(), ""));
        ligne.set(0, nom);
        ligne.set(ligne.size() - 1, remarque);
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
                rangee.append(nombres.contains(i) ? blancs + ligne.get(i) : ligne.get(i) + blancs)
                        .append("  ");
            }
            texte.append(rangee.toString().stripTrailing()).append('\n');
        }
        return texte.toString();
    }

    static String euros(long montant) {
        return format("#,##0").format(montant) + " €";
    }

    /** « ? » pour un montant absent, qui n'est pas zéro. */
    static String euros(OptionalLong montant) {
        return montant.isPresent() ? euros(montant.getAsLong()) : "?";
    }

    static String euros(BigDecimal montant) {
        return format("#,##0.00").format(montant) + " €";
    }

    /** Tous ses chiffres : un taux arrondi n'est plus le taux. */
    static String decimal(BigDecimal nombre) {
        return nombre.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static DecimalFormat format(String motif) {
        DecimalFormatSymbols symboles = DecimalFormatSymbols.getInstance(Locale.FRANCE);
        // L'espace fine insécable de la typographie française s'affiche mal dans bien des consoles.
        symboles.setGroupingSeparator(' ');
        return new DecimalFormat(motif, symboles);
    }
}
