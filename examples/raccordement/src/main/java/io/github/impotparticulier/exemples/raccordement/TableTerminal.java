package io.github.impotparticulier.exemples.raccordement;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Le rapport sur un terminal : tout d'une seule ligne ; de plusieurs, ce qui est à lire, puis une ligne chacune. La page a tout.
 */
final class TableTerminal {
    private static final int LARGEUR = 110;

    private final PrintStream sortie;

    TableTerminal(PrintStream sortie) {
        this.sortie = sortie;
    }

    void ecrire(Rapport rapport) {
        boolean unSeul = rapport.bilans().size() == 1;
        for (Bilan bilan : rapport.bilans()) {
            if (unSeul || bilan.etat().aLire()) {
                detailler(bilan, unSeul);
            }
        }
        if (!unSeul) {
            resumer(rapport.bilans());
        }
    }

    /**
     * Une ligne par constat, et ce qu'il y a à faire dessous.
     *
     * @param tout vrai pour ceux aussi dont il n'y a rien à faire, ou que d'autres expliquent
     */
    void detailler(Bilan bilan, boolean tout) {
        sortie.println(Stream.of(bilan.nom(), bilan.api().nom(), bilan.adresse())
                .filter(texte -> !texte.isEmpty())
                .reduce((avant, apres) -> avant + " · " + apres)
                .orElse(""));
        List<Constat> montres = bilan.constats().stream()
                .filter(constat -> tout || !constat.aFaire().isEmpty())
                .toList();
        int objets = montres.stream()
                .mapToInt(constat -> constat.objet().length())
                .max()
                .orElse(0);
        for (Constat constat : montres) {
            String debut = String.format(
                    Locale.ROOT,
                    "  %-16s  %-27s  %-" + Math.max(objets, 1) + "s  ",
                    constat.etat().nom(),
                    constat.verification().nom(),
                    constat.objet());
            ecrire(debut, constat.texte());
            if (!constat.aFaire().isEmpty()) {
                String aQui = constat.aQui(bilan.api());
                ecrire(" ".repeat(18) + "  → ", constat.aFaire() + " À voir avec : " + aQui + ".");
            }
            if (constat.etat().aLire() && !constat.references().isEmpty()) {
                ecrire(" ".repeat(18) + "    ", "(" + constat.referencesEnTexte() + ")");
            }
        }
        if (!tout) {
            sortie.println("  " + compte(bilan));
        }
        sortie.println();
    }

    private static String compte(Bilan bilan) {
        return Textes.combien(bilan.nombre(Etat.BON), "bon") + ", " + bilan.nombre(Etat.A_CORRIGER) + " à corriger, "
                + bilan.nombre(Etat.INCONNU) + " dont on ne peut dire.";
    }

    private void resumer(List<Bilan> bilans) {
        int noms = Math.max(
                "Ligne".length(),
                bilans.stream().mapToInt(bilan -> bilan.nom().length()).max().orElse(0));
        String forme = "%-" + noms + "s  %-15s  %-16s  %5s  %10s  %8s";
        sortie.println(String.format(Locale.ROOT, forme, "Ligne", "API", "État", "Bons", "À corriger", "Inconnus")
                .stripTrailing());
        for (Bilan bilan : bilans) {
            sortie.println(String.format(
                            Locale.ROOT,
                            forme,
                            bilan.nom(),
                            bilan.api().nom(),
                            bilan.etat().nom(),
                            bilan.nombre(Etat.BON),
                            bilan.nombre(Etat.A_CORRIGER),
                            bilan.nombre(Etat.INCONNU))
                    .stripTrailing());
        }
        sortie.println();
    }

    /** Coupe le texte aux mots, sous son début ; jamais avant un signe double. */
    private void ecrire(String debut, String texte) {
        int place = Math.max(LARGEUR - debut.length(), 40);
        String marge = " ".repeat(debut.length());
        StringBuilder ligne = new StringBuilder();
        String avant = debut;
        for (String mot : texte.split(" (?![:;!?])", -1)) {
            if (ligne.length() > 0 && ligne.length() + 1 + mot.length() > place) {
                sortie.println((avant + ligne).stripTrailing());
                avant = marge;
                ligne.setLength(0);
            }
            ligne.append(ligne.length() == 0 ? "" : " ").append(mot);
        }
        sortie.println((avant + ligne).stripTrailing());
    }
}
