package io.github.impotparticulier.appui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Les projets de {@code src/it}, construits à part contre l'artefact installé, et leurs programmes, dans une JVM de 64 Mio chacun. */
public final class ProjetsDEssai {
    public static final String CAS = "maries-deux-enfants";
    public static final String QUOTIENT = "16440.00";

    private static final Clock NOVEMBRE_2025 = Clock.fixed(Instant.parse("2025-11-15T09:00:00Z"), ZoneOffset.UTC);

    private ProjetsDEssai() {}

    /**
     * Ce qu'un programme a fait.
     *
     * @param code son code de sortie
     * @param texte tout ce qu'il a écrit
     */
    public record Sortie(int code, String texte) {}

    public static BacASable bac() {
        return BacASable.builder().horloge(NOVEMBRE_2025).demarrer();
    }

    public static Path projet(String nom) {
        return Path.of("target", "it", "editeur").resolve(nom);
    }

    /** Le jar d'un projet, puis ses bibliothèques. */
    public static List<Path> bibliotheques(String nom) throws IOException {
        return Stream.concat(Stream.of(programme(nom)), amenees(nom).stream()).toList();
    }

    public static Path programme(String nom) {
        return projet(nom).resolve(Path.of("target", "programme.jar"));
    }

    /** Les bibliothèques que Maven a choisies pour un projet. */
    public static List<Path> amenees(String nom) throws IOException {
        try (Stream<Path> fichiers = Files.list(projet(nom).resolve(Path.of("target", "lib")))) {
            return fichiers.sorted().toList();
        }
    }

    public static String chemin(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Lance {@code java}, qui doit réussir, et rend ce qu'il écrit sous la forme {@code nom=valeur}. */
    public static Map<String, String> lancer(Path sorties, Map<String, String> variables, String... arguments)
            throws Exception {
        Sortie sortie = executer(sorties, variables, arguments);
        assertThat(sortie.code()).as(sortie.texte()).isZero();
        return sortie.texte()
                .lines()
                .filter(ligne -> ligne.matches("[a-zA-Z]+=.*"))
                .collect(Collectors.toMap(
                        ligne -> ligne.substring(0, ligne.indexOf('=')),
                        ligne -> ligne.substring(ligne.indexOf('=') + 1)));
    }

    public static Sortie executer(Path sorties, Map<String, String> variables, String... arguments) throws Exception {
        List<String> commande = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        // La langue et le fuseau de cet essai, que l'appelant a pu choisir.
        Stream.of("user.language", "user.country", "user.timezone")
                .forEach(nom -> commande.add("-D" + nom + "=" + System.getProperty(nom, "")));
        commande.addAll(List.of(arguments));
        Path sortie = sorties.resolve("sortie");
        ProcessBuilder lanceur =
                new ProcessBuilder(commande).redirectErrorStream(true).redirectOutput(sortie.toFile());
        lanceur.environment().keySet().removeIf(nom -> nom.startsWith("DGFIP_"));
        lanceur.environment().putAll(variables);
        Process programme = lanceur.start();
        try {
            assertThat(programme.waitFor(50, TimeUnit.SECONDS))
                    .as("le programme finit, aucun fil ne le retient")
                    .isTrue();
        } finally {
            programme.destroyForcibly();
        }
        return new Sortie(programme.exitValue(), Files.readString(sortie));
    }
}
