package io.github.impotparticulier.mesures;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** D'une JVM qui n'existe pas encore à la première réponse lue, et ce qu'elle a dû charger de classes. */
final class Demarrage {
    private static final int PASSES = 11;

    private Demarrage() {}

    static void mesurer(Terrain terrain) throws Exception {
        Path jar = Files.createTempFile("client", ".jar");
        try {
            Files.write(jar, Taille.jarDuClient());
            // Un éditeur a un jar, pas un répertoire de classes.
            String chemin =
                    Enfants.cheminDeClasses().replace(Taille.classesDuClient().toString(), jar.toString());
            for (int passe = 0; passe < PASSES; passe++) {
                long[] notre = premiereReponse(terrain, chemin, "notre");
                long[] plancher = premiereReponse(terrain, chemin, "plancher");
                long[] soigneux = premiereReponse(terrain, chemin, "soigneux");
                long[] jdk = premiereReponse(terrain, chemin, "jdk");
                for (int i = 0; i < 2; i++) {
                    String quoi = i == 0 ? ".duree" : ".calcul";
                    terrain.dire("demarrage.plancher" + quoi, notre[i], plancher[i]);
                    terrain.dire("demarrage.soigneux" + quoi, notre[i], soigneux[i]);
                    terrain.dire("demarrage.jdk" + quoi, notre[i], jdk[i]);
                }
            }
            long siennes = classes(terrain, chemin, "plancher");
            terrain.dire("demarrage.classes", classes(terrain, chemin, "notre") - siennes, siennes);
        } finally {
            Files.delete(jar);
        }
    }

    /** La durée vue d'ici, et le temps de calcul du processus, en nanosecondes. */
    private static long[] premiereReponse(Terrain terrain, String chemin, String qui, String... options)
            throws IOException, InterruptedException {
        List<String> commande = new ArrayList<>(List.of(Enfants.java(Jdks.celuiCi())));
        commande.addAll(List.of(options));
        commande.addAll(List.of("-cp", chemin, PremiereReponse.class.getName(), qui, Integer.toString(terrain.port())));
        long depart = System.nanoTime();
        Process enfant = new ProcessBuilder(commande)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lecteur = enfant.inputReader()) {
            String rfr = lecteur.readLine();
            long duree = System.nanoTime() - depart;
            String calcul = lecteur.readLine();
            enfant.waitFor();
            if (!"48250".equals(rfr) || calcul == null) {
                throw new IOException("Le démarrage de " + qui + " a échoué : " + rfr);
            }
            return new long[] {duree, Long.parseLong(calcul)};
        }
    }

    private static long classes(Terrain terrain, String chemin, String qui) throws IOException, InterruptedException {
        Path journal = Files.createTempFile("classes", ".txt");
        try {
            premiereReponse(terrain, chemin, qui, "-Xlog:class+load=info:file=" + journal);
            try (Stream<String> lignes = Files.lines(journal)) {
                return lignes.filter(ligne -> ligne.contains(" source: ")).count();
            }
        } finally {
            Files.delete(journal);
        }
    }
}
