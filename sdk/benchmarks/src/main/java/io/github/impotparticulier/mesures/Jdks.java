package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Les JDK de cette machine : celui-ci et ses voisins, ceux que nomment des variables JAVA_HOME…, ceux de SDKMAN et d'IntelliJ. */
final class Jdks {
    private Jdks() {}

    /**
     * Un JDK.
     *
     * @param dossier où il est
     * @param version laquelle
     */
    record Jdk(Path dossier, Runtime.Version version) {}

    static Path celuiCi() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Le plus récent, s'il l'est assez. */
    static Optional<Jdk> plusRecent(int auMoins) {
        return dossiers()
                .flatMap(dossier -> lire(dossier).stream())
                .filter(jdk -> jdk.version().feature() >= auMoins)
                .max(Comparator.comparing(Jdk::version));
    }

    private static Stream<Path> dossiers() {
        Path foyer = Path.of(System.getProperty("user.home"));
        return Stream.of(
                        Stream.of(celuiCi()),
                        contenu(celuiCi().resolveSibling(".").normalize()),
                        System.getenv().entrySet().stream()
                                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                                .map(Map.Entry::getValue)
                                .map(Path::of),
                        contenu(foyer.resolve(".sdkman/candidates/java")),
                        contenu(foyer.resolve(".jdks")))
                .flatMap(dossiers -> dossiers);
    }

    private static Stream<Path> contenu(Path dossier) {
        try (Stream<Path> enfants = Files.list(dossier)) {
            return enfants.toList().stream();
        } catch (IOException e) {
            return Stream.empty(); // Il n'y a pas de tel dossier.
        }
    }

    private static Optional<Jdk> lire(Path dossier) {
        if (!Files.isExecutable(dossier.resolve("bin/java"))) {
            return Optional.empty();
        }
        try (Stream<String> lignes = Files.lines(dossier.resolve("release"))) {
            return lignes.filter(ligne -> ligne.startsWith("JAVA_VERSION=\""))
                    .map(ligne -> ligne.substring(ligne.indexOf('"') + 1, ligne.lastIndexOf('"')))
                    .filter(version -> version.matches("[1-9][0-9]+(\\.[0-9]+)*"))
                    .map(version -> new Jdk(dossier, Runtime.Version.parse(version)))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // Sans fichier release, ce n'est pas un JDK.
        }
    }
}
