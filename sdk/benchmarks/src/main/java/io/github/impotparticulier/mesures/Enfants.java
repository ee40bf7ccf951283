package io.github.impotparticulier.mesures;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Les JVM que l'on lance : chaque mesure a la sienne, que rien de ce que d'autres ont compilé ou chargé ne trouble. */
final class Enfants {
    private Enfants() {}

    static String java(Path jdk) {
        return jdk.resolve("bin/java").toString();
    }

    static String cheminDeClasses() {
        return System.getProperty("java.class.path");
    }

    static Process serveur() throws IOException {
        return new ProcessBuilder(
                        java(Jdks.celuiCi()), "-Xms256m", "-Xmx256m", "-cp", cheminDeClasses(), Serveur.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Mesure dans une JVM neuve, et rend si elle a fini bien. */
    static boolean mesurer(Mesure mesure, int port, double minutes, Consumer<String> lignes)
            throws IOException, InterruptedException {
        List<String> commande = new ArrayList<>(List.of(java(mesure.cadre().jdk())));
        commande.addAll(mesure.cadre().options());
        commande.addAll(List.of(
                "-cp",
                cheminDeClasses(),
                Mesures.class.getName(),
                "--enfant",
                mesure.name(),
                Integer.toString(port),
                Double.toString(minutes)));
        Process enfant = new ProcessBuilder(commande)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lecteur = enfant.inputReader()) {
            lecteur.lines().forEach(lignes);
        }
        return enfant.waitFor() == 0;
    }
}
