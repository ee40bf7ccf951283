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

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String cheminDeClasses() {
        return System.getProperty("java.class.path");
    }

    static Process serveur() throws IOException {
        return new ProcessBuilder(java(), "-Xms256m", "-Xmx256m", "-cp", cheminDeClasses(), Serveur.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void mesurer(Mesure mesure, int port, Consumer<String> lignes) throws IOException, InterruptedException {
        List<String> commande = new ArrayList<>(List.of(java()));
        commande.addAll(mesure.options());
        commande.addAll(List.of(
                "-cp", cheminDeClasses(), Mesures.class.getName(), "--enfant", mesure.name(), Integer.toString(port)));
        Process enfant = new ProcessBuilder(commande)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lecteur = enfant.inputReader()) {
            lecteur.lines().forEach(lignes);
        }
        if (enfant.waitFor() != 0) {
            throw new IOException("La mesure " + mesure + " a échoué.");
        }
    }
}
