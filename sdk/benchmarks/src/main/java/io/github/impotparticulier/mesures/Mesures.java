package io.github.impotparticulier.mesures;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Mesure, et écrit le tableau. */
final class Mesures {
    private final int port;
    private final int forks;
    private final double minutes;
    private final StringBuilder tableau = new StringBuilder();
    private final List<Dessin.Barre> barres = new ArrayList<>();
    private boolean echec;

    private Mesures(int port, int forks, double minutes) {
        this.port = port;
        this.forks = forks;
        this.minutes = minutes;
    }

    /**
     * Mesure ce qui est demandé. Finit par 1 si une mesure a échoué ; un but manqué n'est pas un échec.
     *
     * @param arguments les noms des mesures, séparés par des virgules, ou {@code toutes} ; combien de JVM pour chaque duel ; combien de
     *     minutes d'endurance ; où publier
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("--enfant")) {
            mesurerIci(arguments);
        }
        List<Mesure> mesures = Mesure.choisies(arguments[0]);
        Process serveur = Enfants.serveur();
        try (BufferedReader lecteur = serveur.inputReader()) {
            Mesures tout = new Mesures(
                    Integer.parseInt(lecteur.readLine()),
                    Integer.parseInt(arguments[1]),
                    Double.parseDouble(arguments[2]));
            tout.ecrire(tout.entete());
            for (Mesure mesure : mesures) {
                tout.mesurer(mesure);
            }
            new Publication(Path.of(arguments[3])).publier(tout.tableau.toString(), tout.barres);
            if (tout.echec) {
                System.exit(1);
            }
        } finally {
            serveur.destroy();
        }
    }

    /** Dans la JVM d'une mesure. Elle s'arrête sans attendre les fils des étalons, qui la retiendraient une minute, ou plus. */
    private static void mesurerIci(String[] arguments) {
        int fin = 0;
        try {
            Mesure.valueOf(arguments[1])
                    .mesurer(new Terrain(Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]), System.out));
        } catch (Exception e) {
            e.printStackTrace();
            fin = 1;
        }
        System.out.flush();
        Runtime.getRuntime().halt(fin);
    }

    private void mesurer(Mesure mesure) throws IOException, InterruptedException {
        Releves releves = new Releves();
        String empechement = mesure.cadre().empechement().orElse("");
        if (empechement.isEmpty()) {
            boolean menee = true;
            for (int fork = 0; fork < mesure.cadre().forks(forks) && menee; fork++) {
                menee = Enfants.mesurer(mesure, port, minutes, ligne -> {
                    if (!releves.garder(ligne)) {
                        System.err.println(ligne);
                    }
                });
            }
            empechement = menee ? "rien n'a été dit" : "échec";
            echec |= !menee;
        }
        for (But but : mesure.buts()) {
            ecrire(but.ligne(releves, empechement));
            but.barre(releves).ifPresent(barres::add);
        }
    }

    private void ecrire(String ligne) {
        System.out.println(ligne);
        tableau.append(ligne).append('\n');
    }

    private String entete() throws IOException {
        return "Machine : " + Runtime.getRuntime().availableProcessors() + " cœurs, " + processeur() + " ; JDK "
                + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")"
                + Cadre.jdkAFilsVirtuels()
                        .map(jdk -> ", et JDK " + jdk.version() + " pour les fils virtuels")
                        .orElse("")
                + " ; " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ".\n"
                + String.format(
                        Locale.FRANCE,
                        "Réponses : %,d et %,d octets. %d JVM par duel ; rapports : médiane et quartiles.\n",
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
