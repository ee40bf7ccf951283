package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Ce que le client pèse, et ce qu'il amène. */
final class Taille {
    /** Ce que les mesures ajoutent au chemin de classes ; le reste est la fermeture du client. */
    private static final List<String> DES_MESURES = List.of(
            "classes",
            "jackson-",
            "jmh-",
            "jopt-simple",
            "commons-math3",
            "slf4j-nop",
            "okhttp-tls",
            "logging-interceptor",
            "gson-",
            "error_prone_annotations-",
            "jakarta.annotation-api",
            "impot-particulier-");

    private static final List<String> PERMIS =
            List.of("okhttp-jvm-", "okio-jvm-", "kotlin-stdlib-2", "annotations-", "moshi-", "slf4j-api-");

    private Taille() {}

    static void mesurer(Terrain terrain) throws Exception {
        terrain.dire("taille.jar", jarDuClient().length);
        int hors = 0;
        long octets = 0;
        for (String entree : Enfants.cheminDeClasses().split(File.pathSeparator, -1)) {
            Path fichier = Path.of(entree);
            String nom = String.valueOf(fichier.getFileName());
            if (DES_MESURES.stream().noneMatch(nom::startsWith)) {
                octets += Files.size(fichier);
                if (PERMIS.stream().noneMatch(nom::startsWith)) {
                    System.err.println("Hors de la fermeture voulue : " + nom);
                    hors++;
                }
            }
        }
        terrain.dire("taille.fermeture", octets);
        terrain.dire("taille.hors", hors);
    }

    static Path classesDuClient() throws URISyntaxException {
        return Path.of(ImpotParticulierClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Le jar tel que Maven le fait, au pom près ; s'il existe déjà, lui-même. */
    static byte[] jarDuClient() throws IOException, URISyntaxException {
        Path classes = classesDuClient();
        if (Files.isRegularFile(classes)) {
            return Files.readAllBytes(classes);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(octets);
                Stream<Path> fichiers = Files.walk(classes)) {
            for (Path fichier : fichiers.sorted().toList()) {
                if (Files.isRegularFile(fichier)) {
                    jar.putNextEntry(
                            new JarEntry(classes.relativize(fichier).toString().replace(File.separatorChar, '/')));
                    Files.copy(fichier, jar);
                    jar.closeEntry();
                }
            }
        }
        return octets.toByteArray();
    }
}
