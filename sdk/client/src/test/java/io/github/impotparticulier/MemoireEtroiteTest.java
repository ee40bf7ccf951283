package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cas 61 : seize fils, un mébioctet de longs noms de champs, et 64 Mio de mémoire en tout. */
@Timeout(180)
class MemoireEtroiteTest {
    private static final int APPELS = 160;
    private static final int UN_MEBIOCTET = 1024 * 1024;

    @ParameterizedTest(name = "{0} noms, lettre {1} : {2}")
    @CsvSource({
        "1, x, ReponseIllisibleException",
        "16, x, ReponseIllisibleException",
        "16, é, ReponseIllisibleException",
        "16, \\u00e9, ReponseIllisibleException",
        "1000, x, ReponseIllisibleException",
        "4000, x, SituationIr"
    })
    void cas_61_de_longs_noms_sont_refuses_et_n_epuisent_pas_la_memoire(
            int noms, String lettre, String issue, @TempDir Path dossier) throws Exception {
        String corps = corps(noms, lettre);
        assertThat(corps.getBytes(UTF_8)).hasSizeBetween(UN_MEBIOCTET - 100_000, UN_MEBIOCTET);
        Path sortie = dossier.resolve("sortie.txt");
        try (ServeurDirect serveur = new ServeurDirect()) {
            serveur.lecture((demande, liaison) -> liaison.ecrire(ServeurDirect.reponse(200, corps)));

            assertThat(lancer(serveur.passerelle(), sortie)).isZero();
        }
        assertThat(Files.readAllLines(sortie))
                .filteredOn(ligne -> !ligne.startsWith("SLF4J"))
                .containsExactly(issue + " " + APPELS);
    }

    private static String corps(int noms, String lettre) {
        int parNom = (UN_MEBIOCTET / noms - 20) / lettre.getBytes(UTF_8).length;
        return IntStream.range(0, noms)
                .mapToObj(i -> "\"" + lettre.repeat(parNom) + i + "\":" + i)
                .collect(Collectors.joining(",", "{\"rfr\":1,", "}"));
    }

    private static int lancer(String passerelle, Path sortie) throws Exception {
        List<String> commande = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entree -> !entree.contains("logback"))
                        .collect(Collectors.joining(File.pathSeparator)),
                ProgrammeEtroit.class.getName(),
                passerelle,
                Integer.toString(APPELS));
        return new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(sortie.toFile())
                .start()
                .waitFor();
    }
}
