package io.github.impotparticulier.exemples.quota;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un serveur de l'éditeur, lancé dans sa propre JVM, qui ne survit pas à ce programme, même tué, et rend compte sur une ligne. */
final class Jvm implements AutoCloseable {
    private final String nom;
    private final Process processus;

    private Jvm(String nom, Process processus) {
        this.nom = nom;
        this.processus = processus;
    }

    /**
     * Lance un serveur.
     *
     * @param programme sa classe, qui appelle {@link #finirAvecLePere}
     * @param passerelle l'adresse de la passerelle, qu'il lit dans {@code DGFIP_PASSERELLE}
     * @param cle la clé de l'application, qu'il lit dans {@code DGFIP_CLE}
     */
    static Jvm lancer(String nom, Class<?> programme, String passerelle, String cle, List<String> arguments)
            throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-classpath",
                System.getProperty("java.class.path"),
                programme.getName()));
        commande.addAll(arguments);
        ProcessBuilder jvm = new ProcessBuilder(commande).redirectError(ProcessBuilder.Redirect.INHERIT);
        jvm.environment().put("DGFIP_PASSERELLE", passerelle);
        jvm.environment().put("DGFIP_CLE", cle);
        jvm.environment().put("DGFIP_SECRET", "secret-fictif");
        return new Jvm(nom, jvm.start());
    }

    String nom() {
        return nom;
    }

    /** Attend la fin du serveur, et rend son bilan : un nombre par groupe de ce motif. */
    List<Integer> bilan(Pattern motif) throws IOException {
        Matcher bilan = motif.matcher(new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        if (!bilan.find()) {
            throw new IOException(nom + " n'a pas rendu son bilan.");
        }
        List<Integer> nombres = new ArrayList<>();
        for (int groupe = 1; groupe <= bilan.groupCount(); groupe++) {
            nombres.add(Integer.valueOf(bilan.group(groupe)));
        }
        return nombres;
    }

    @Override
    public void close() {
        processus.destroyForcibly();
    }

    /** À appeler dans la JVM lancée : même tué, le programme qui l'a lancée ferme son entrée. */
    static void finirAvecLePere() {
        Thread veilleur = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            Thread.onSpinWait();
                        }
                    } catch (IOException e) {
                        // Fermée aussi.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "veilleur");
        veilleur.setDaemon(true);
        veilleur.start();
    }
}
