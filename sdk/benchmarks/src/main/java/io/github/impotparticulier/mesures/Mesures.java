package io.github.impotparticulier.mesures;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Mesure, et écrit le tableau. */
final class Mesures {
    private Mesures() {}

    /**
     * Mesure ce qui est demandé.
     *
     * @param arguments les noms des mesures, séparés par des virgules, ou {@code toutes} ; combien de JVM pour chaque duel
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("--enfant")) {
            Mesure.valueOf(arguments[1]).mesurer(new Terrain(Integer.parseInt(arguments[2]), System.out));
            System.out.flush();
            // Des fils confiés aux étalons retiendraient la JVM une minute.
            Runtime.getRuntime().halt(0);
        }
        List<Mesure> mesures = choisies(arguments.length > 0 ? arguments[0] : "toutes");
        int forks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        Process serveur = Enfants.serveur();
        try (BufferedReader lecteur = serveur.inputReader()) {
            int port = Integer.parseInt(lecteur.readLine());
            System.out.println(entete(forks));
            for (Mesure mesure : mesures) {
                Releves releves = new Releves();
                for (int fork = 0; fork < mesure.forks(forks); fork++) {
                    Enfants.mesurer(mesure, port, ligne -> {
                        if (!releves.garder(ligne)) {
                            System.err.println(ligne);
                        }
                    });
                }
                for (But but : mesure.buts()) {
                    System.out.println(but.ligne(releves));
                }
            }
        } finally {
            serveur.destroy();
        }
    }

    private static List<Mesure> choisies(String noms) {
        if (noms.equals("toutes")) {
            return List.of(Mesure.values());
        }
        return Stream.of(noms.split(",", -1))
                .map(nom -> Arrays.stream(Mesure.values())
                        .filter(mesure -> mesure.nom().equals(nom.strip()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Mesure inconnue : " + nom + ". Il y a "
                                + Stream.of(Mesure.values()).map(Mesure::nom).toList() + ".")))
                .toList();
    }

    private static String entete(int forks) throws IOException {
        return "Machine : " + Runtime.getRuntime().availableProcessors() + " cœurs, " + processeur() + " ; JDK "
                + Runtime.version() + " (" + System.getProperty("java.vm.name") + ") ; " + System.getProperty("os.name")
                + " " + System.getProperty("os.arch") + ".\n"
                + String.format(
                        Locale.FRANCE,
                        "Réponses : %,d et %,d octets. %d JVM par duel ; rapports : médiane et quartiles.%n",
                        Corps.de(Charge.PETITE).length,
                        Corps.de(Charge.GRANDE).length,
                        forks)
                + "\n| mesure | client | étalon | rapport | but | |\n| --- | --- | --- | --- | --- | --- |";
    }

    private static String processeur() throws IOException {
        Path infos = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(infos)) {
            return "processeur inconnu";
        }
        try (Stream<String> lignes = Files.lines(infos)) {
            return lignes.filter(ligne -> ligne.startsWith("model name"))
                    .findFirst()
                    .map(ligne -> ligne.substring(ligne.indexOf(':') + 1).strip())
                    .orElse("processeur inconnu");
        }
    }
}
