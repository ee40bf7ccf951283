package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Certificats;
import io.github.impotparticulier.appui.ProgrammeEtroit;
import io.github.impotparticulier.appui.SansFin;
import io.github.impotparticulier.appui.ServeurDirect;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cas 22 et 61 : seize fils, des réponses longues ou sans fin, et 64 Mio de mémoire en tout. */
@Timeout(180)
class MemoireEtroiteTest {
    private static final int APPELS = 160;
    private static final int APPELS_SANS_FIN = 32;
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

            exiger(issue, APPELS, lancer(serveur.passerelle(), APPELS, sortie, List.of()), sortie);
        }
    }

    /** Un octet de windows-1252 en vaut jusqu'à trois en UTF-8. */
    @Test
    void cas_61_un_long_corps_d_un_autre_jeu_de_caracteres_n_epuise_pas_la_memoire(@TempDir Path dossier)
            throws Exception {
        byte[] corps = ("{\"rfr\":1,\"x\":\"" + "€".repeat(UN_MEBIOCTET - 100) + "\"}").getBytes("windows-1252");
        Path sortie = dossier.resolve("sortie.txt");
        try (ServeurDirect serveur = new ServeurDirect()) {
            serveur.lecture((demande, liaison) -> {
                liaison.ecrire(
                        "HTTP/1.1 200 X\r\nContent-Type: application/json; charset=windows-1252\r\nContent-Length: "
                                + corps.length + "\r\n\r\n");
                liaison.ecrire(corps);
            });
            int code = lancer(serveur.passerelle(), APPELS, sortie, List.of());

            exiger("ReponseIllisibleException", APPELS, code, sortie);
        }
    }

    /** Chaque façon de ne pas finir, l'une après l'autre, à tous les fils. */
    @ParameterizedTest(name = "TLS : {0}")
    @ValueSource(booleans = {false, true})
    void cas_22_des_reponses_sans_fin_sont_refusees_et_n_epuisent_pas_la_memoire(boolean tls, @TempDir Path dossier)
            throws Exception {
        Queue<SansFin> reponses = new ConcurrentLinkedQueue<>();
        for (SansFin sansFin : SansFin.values()) {
            reponses.addAll(Collections.nCopies(APPELS_SANS_FIN, sansFin));
        }
        int appels = reponses.size();
        Path sortie = dossier.resolve("sortie.txt");
        try (ServeurDirect serveur = tls ? ServeurDirect.enTls() : new ServeurDirect()) {
            serveur.lecture((demande, liaison) -> reponses.remove().repondre(liaison));

            int code =
                    lancer(serveur.passerelle(), appels, sortie, Certificats.magasin(dossier.resolve("autorite.p12")));

            exiger("ReponseIllisibleException", appels, code, sortie);
        }
    }

    private static void exiger(String issue, int appels, int code, Path sortie) throws IOException {
        assertThat(Files.readAllLines(sortie))
                .filteredOn(ligne -> !ligne.startsWith("SLF4J"))
                .containsExactly(issue + " " + appels);
        assertThat(code).isZero();
    }

    private static String corps(int noms, String lettre) {
        int parNom = (UN_MEBIOCTET / noms - 20) / lettre.getBytes(UTF_8).length;
        return IntStream.range(0, noms)
                .mapToObj(i -> "\"" + lettre.repeat(parNom) + i + "\":" + i)
                .collect(Collectors.joining(",", "{\"rfr\":1,", "}"));
    }

    private static int lancer(String passerelle, int appels, Path sortie, List<String> options) throws Exception {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entree -> !entree.contains("logback"))
                        .collect(Collectors.joining(File.pathSeparator)),
                ProgrammeEtroit.class.getName(),
                passerelle,
                Integer.toString(appels)));
        commande.addAll(1, options);
        return new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(sortie.toFile())
                .start()
                .waitFor();
    }
}
