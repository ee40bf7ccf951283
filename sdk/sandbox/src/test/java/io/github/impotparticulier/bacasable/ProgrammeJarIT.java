package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Le jar du programme, lancé comme le lance une équipe qui n'a que {@code java}. */
@Timeout(60)
class ProgrammeJarIT {
    private static final String JAR = System.getProperty("bac.programme");
    private static final Pattern ADRESSE = Pattern.compile("Adresse +(http://127\\.0\\.0\\.1:([0-9]+))");

    private final List<Process> lances = new ArrayList<>();

    @BeforeEach
    void exigerLeJar() {
        assumeTrue(JAR != null, "Ce test se lance après la phase package");
    }

    @AfterEach
    void arreter() {
        lances.forEach(Process::destroyForcibly);
    }

    @Test
    void le_guide_se_colle_dans_un_terminal_et_l_arret_est_net() throws IOException, InterruptedException {
        Process programme = java("--port", "0");
        try (BufferedReader sortie = programme.inputReader(StandardCharsets.UTF_8)) {
            String guide = guide(sortie);
            Matcher adresse = ADRESSE.matcher(guide);
            assertThat(adresse.find()).isTrue();
            int port = Integer.parseInt(adresse.group(2));

            if (aCurl()) {
                assertThat(coller(guide))
                        .contains(
                                "\"rfr\":",
                                "{\"panne\":\"quota-depasse\",\"fois\":2}",
                                "{\"panne\":\"aucune\"}",
                                "\"quotient_familial\":{\"fournisseur\":\"CNAF\"");
            }
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            // Process.destroy() fermerait aussi la sortie, que la suite lit.
            programme.toHandle().destroy();

            assertThat(programme.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(sortie.lines()).endsWith("Bac à sable arrêté.");
            assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        }
    }

    @Test
    void une_option_inconnue_vaut_le_code_2() throws IOException, InterruptedException {
        Process programme = java("--inconnue");
        try (BufferedReader erreurs = programme.errorReader(StandardCharsets.UTF_8)) {
            assertThat(erreurs.lines()).startsWith("Option inconnue : --inconnue");
        }
        assertThat(programme.waitFor()).isEqualTo(2);
    }

    @Test
    void le_jar_porte_ses_licences_et_rien_de_junit() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            assertThat(jar.stream().map(Object::toString))
                    .contains(
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "okhttp3/internal/publicsuffix/PublicSuffixDatabase.list")
                    .noneMatch(nom -> nom.contains("junit") || nom.endsWith("module-info.class"));
        }
    }

    private static boolean aCurl() throws IOException, InterruptedException {
        return !File.separator.equals("\\")
                && sh("command -v curl && command -v sed").waitFor() == 0;
    }

    private static String coller(String guide) throws IOException {
        String lignes = guide.lines()
                .filter(ligne -> ligne.startsWith("JETON=") || ligne.startsWith("curl "))
                .collect(Collectors.joining("\n"));
        assertThat(lignes).hasLineCount(4);
        try (BufferedReader rendu = sh(lignes).inputReader(StandardCharsets.UTF_8)) {
            return rendu.lines().collect(Collectors.joining("\n"));
        }
    }

    private static Process sh(String lignes) throws IOException {
        return new ProcessBuilder("sh", "-c", lignes).start();
    }

    /** Les lignes jusqu'à la dernière du guide. */
    private static String guide(BufferedReader sortie) throws IOException {
        StringBuilder guide = new StringBuilder();
        String ligne = sortie.readLine();
        while (ligne != null && !ligne.contains("raison des refus")) {
            guide.append(ligne).append('\n');
            ligne = sortie.readLine();
        }
        return guide.toString();
    }

    private Process java(String... arguments) throws IOException {
        List<String> commande = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        commande.addAll(List.of(arguments));
        Process lance = new ProcessBuilder(commande).start();
        lances.add(lance);
        return lance;
    }
}
