package io.github.impotparticulier.exemples.fiabilisation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Ce que fait le programme lancé sans rien : un lot de débiteurs fictifs, interrompu, puis repris. */
final class Demonstration {
    private static final int DEBITEURS = 60;
    private static final int INTERROMPU_APRES = 25;
    private static final int MONTREES = 4;
    private static final int MOTIF = 5;

    private final PrintStream sortie;
    private final LongSupplier nanos;

    Demonstration(PrintStream sortie, LongSupplier nanos) {
        this.sortie = sortie;
        this.nanos = nanos;
    }

    void montrer() throws IOException, InterruptedException {
        Path dossier = Files.createTempDirectory("fiabilisation-tiers");
        try (BacASable bac = BacASable.demarrer()) {
            Lot lot = new Lot(
                    dossier.resolve("debiteurs.csv"),
                    dossier.resolve("resultat.csv"),
                    FormatCsv.PAR_DEFAUT,
                    Map.of(),
                    FiabilisationTiers.BAC_A_SABLE,
                    new Allure(8, Duration.ZERO, Duration.ZERO, false));
            new Generateur(bac, lot.format()).ecrire(lot.debiteurs(), DEBITEURS);
            sortie.println("Fiabilisation de tiers, sur le bac à sable embarqué (personnes fictives)");
            sortie.println();
            sortie.println("Premier lancement, interrompu par Ctrl-C à la " + INTERROMPU_APRES + "e ligne :");
            lancer(bac, lot, INTERROMPU_APRES);
            sortie.println("Même commande, relancée :");
            lancer(bac, lot, DEBITEURS);
            montrerResultat(lot);
            long demandes = bac.journal().stream()
                    .filter(echange -> echange.route().contains("/personne"))
                    .count();
            sortie.println("Le bac à sable a reçu " + demandes
                    + " recherches en tout : une par ligne bien formée, aucune deux fois.");
            sortie.println();
            sortie.println("À essayer : --generer 1000 debiteurs.csv, puis --bac-a-sable debiteurs.csv resultat.csv");
        } finally {
            effacer(dossier);
        }
    }

    private void lancer(BacASable bac, Lot lot, int jusqua) throws IOException, InterruptedException {
        try (Acces acces = new Acces(Acces.vers(bac), null);
                Jusqua suivi = new Jusqua(jusqua)) {
            Bilan bilan = new Bilan(acces.requetes(), nanos);
            lot.executer(acces.recherche(), suivi, suivi, bilan, nanos);
            sortie.println(bilan.texte().indent(2));
        }
    }

    private void montrerResultat(Lot lot) throws IOException {
        sortie.println("Du résultat, sans l'état civil ni l'adresse : les premières lignes, puis une par motif.");
        Set<String> motifs = new HashSet<>();
        try (InputStream flux = Files.newInputStream(lot.resultat());
                CsvReader<CsvRecord> lignes = lot.format().lecteur(flux)) {
            for (CsvRecord ligne : lignes) {
                String motif = ligne.getField(MOTIF);
                if (ligne.getStartingLineNumber() <= MONTREES || motifs.add(motif)) {
                    String texte = String.format(
                            Locale.ROOT,
                            "  %-12s  %-9s  %-11s  %-14s  %s",
                            ligne.getField(0),
                            ligne.getField(3),
                            ligne.getField(4),
                            masque(ligne.getField(MOTIF + 1)),
                            motif);
                    sortie.println(texte.stripTrailing());
                }
            }
        }
        sortie.println("  …");
        sortie.println();
    }

    /** Même fictif, un numéro fiscal ne s'affiche pas. */
    private static String masque(String valeur) {
        return valeur.matches("[0-9]{13}") ? "numéro trouvé" : valeur;
    }

    private static void effacer(Path dossier) throws IOException {
        try (Stream<Path> fichiers = Files.walk(dossier)) {
            for (Path fichier : fichiers.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(fichier);
            }
        }
    }

    /** Un Ctrl-C à une ligne choisie. */
    private static final class Jusqua implements Interruption, Avancement {
        private final long lignes;
        private long ecrites;

        Jusqua(long lignes) {
            this.lignes = lignes;
        }

        @Override
        public boolean demandee() {
            return ecrites >= lignes;
        }

        @Override
        public boolean attendre(Duration duree) {
            return true;
        }

        @Override
        public void commencer(long total, long deja) {
            ecrites = deja;
        }

        @Override
        public void avancer(long nombre) {
            ecrites = nombre;
        }

        @Override
        public void dire(String phrase) {}

        @Override
        public void close() {}
    }
}
