package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.ProgrammeDeCouts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que le SDK coûte, là où cela se compte : des octets alloués, des classes chargées. Une durée dirait la machine, pas le SDK. */
class CoutsTest {
    @Test
    void decoder_et_lire_allouent_peu(@TempDir Path dossier) throws Exception {
        Path sortie = lancer(dossier, List.of(), "octets", "");
        List<Long> octets = Files.readAllLines(sortie).stream()
                .filter(ligne -> ligne.matches("[0-9]+"))
                .map(Long::valueOf)
                .toList();

        // 10 144 et 22 864 octets quand ces bornes ont été posées.
        assertThat(octets).hasSize(6);
        assertThat(octets.get(1))
                .as("décoder un foyer de %d octets", octets.get(0))
                .isBetween(1_000L, 11_000L);
        assertThat(octets.get(3))
                .as("décoder un avis de %d octets", octets.get(2))
                .isBetween(1_000L, 25_000L);
        assertThat(octets.get(4)).as("lire cinq champs").isBetween(1L, 500L);
        assertThat(octets.get(5)).as("dire la dernière année").isLessThanOrEqualTo(24);
    }

    @Test
    void la_premiere_reponse_charge_moins_de_deux_cent_soixante_classes_de_plus_qu_OkHttp(@TempDir Path dossier)
            throws Exception {
        Set<String> avecLeSdk;
        Set<String> sansLui;
        try (FausseDgfip dgfip = new FausseDgfip()) {
            dgfip.repond(200, "{\"rfr\":48250,\"nbPart\":\"3.00\",\"spiDec1\":\"" + SPI + "\"}");
            avecLeSdk = classes(dossier, "sdk", dgfip.passerelle());
            dgfip.repond(200, "{}");
            sansLui = classes(dossier, "okhttp", dgfip.passerelle());
        }

        assertThat(sansLui).hasSizeGreaterThan(500);
        assertThat(avecLeSdk.size() - sansLui.size()).isBetween(100, 260);
        assertThat(avecLeSdk)
                .as("ce qu'un appel qui aboutit n'a pas à charger")
                .noneMatch(nom -> nom.startsWith("java.time.format.")
                        || nom.startsWith("kotlin.reflect.")
                        || nom.equals("java.util.concurrent.ScheduledThreadPoolExecutor")
                        || nom.equals("java.lang.runtime.ObjectMethods"));
    }

    /** Les classes que charge {@link ProgrammeDeCouts}, sans celles que la JVM fabrique, dont le nom change. */
    private static Set<String> classes(Path dossier, String quoi, String passerelle) throws Exception {
        Path journal = dossier.resolve(quoi + ".txt");
        lancer(dossier, List.of("-Xlog:class+load=info:file=" + journal), quoi, passerelle);
        try (Stream<String> lignes = Files.lines(journal)) {
            return lignes.filter(ligne -> ligne.contains(" source: "))
                    .map(ligne -> ligne.replaceFirst("^(\\[[^]]*\\])+ *", "").split(" ", 2)[0])
                    .filter(nom -> !nom.contains("/0x") && !nom.contains("$$Lambda"))
                    .collect(Collectors.toSet());
        }
    }

    /** Une JVM à elle seule : d'autres tests auraient déjà chargé les classes, et appris au SDK d'autres noms de champs. */
    private static Path lancer(Path dossier, List<String> options, String... arguments) throws Exception {
        Path sortie = dossier.resolve(arguments[0] + ".sortie");
        List<String> commande = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        commande.addAll(options);
        commande.addAll(List.of(
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entree -> !entree.contains("logback"))
                        .collect(Collectors.joining(File.pathSeparator)),
                ProgrammeDeCouts.class.getName()));
        commande.addAll(List.of(arguments));
        int code = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(sortie.toFile())
                .start()
                .waitFor();
        assertThat(code).as(() -> lire(sortie)).isZero();
        return sortie;
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
