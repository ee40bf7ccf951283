package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Une recette se lit d'un coup d'œil et se recopie seule : un fichier, rien que le client et le JDK. */
class RecettesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "impotparticulier", "exemples");
    private static final int LIGNES_MAX = 80;

    /** Ce que le client publie ; ni ses salles intérieures, ni le bac à sable. */
    private static final Pattern IMPORT_PERMIS =
            Pattern.compile("import (static )?(java\\.|io\\.github\\.impotparticulier\\."
                    + "((appel|donnees|erreur|ifi|ir|lep|millesime|particulier|personne|r2p|sfip|th)\\.)?[A-Z]).*");

    @TempDir
    private Path dossier;

    static List<Path> recettes() throws IOException {
        try (Stream<Path> fichiers = Files.list(SOURCES)) {
            return fichiers.filter(fichier -> !fichier.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void les_recettes_sont_la() throws IOException {
        assertThat(recettes())
                .extracting(recette -> recette.getFileName().toString().replace(".java", ""))
                .contains(
                        "AideSociale",
                        "CarteResident",
                        "Creche",
                        "DeuxFoyers",
                        "LivretEpargne",
                        "PageFranceConnect",
                        "TarifCantine",
                        "TransportScolaire");
    }

    @Test
    void ce_que_rend_une_recette_se_journalise_sans_rien_dire_de_la_personne() {
        assertThat(new CarteResident.Carte(
                        2023,
                        OptionalLong.of(47_880),
                        Optional.of(new CarteResident.Domicile("VILLE-FICTIVE", "IR 2023")),
                        Optional.of(new BigDecimal("120.00")),
                        ""))
                .hasToString("Carte[2023]");
        assertThat(new PageFranceConnect.Page("Vos revenus de 2023 : quotient familial de 15 960,00 €.", false))
                .hasToString("Page[aRefaire=false]");
        assertThat(new LivretEpargne.Reponse("éligible", "ouvrir ou garder le livret"))
                .hasToString("Reponse");
    }

    @ParameterizedTest
    @MethodSource("recettes")
    void une_recette_tient_en_quatre_vingts_lignes(Path recette) throws IOException {
        assertThat(Files.readAllLines(recette)).hasSizeLessThanOrEqualTo(LIGNES_MAX);
    }

    @ParameterizedTest
    @MethodSource("recettes")
    void une_recette_n_importe_que_le_client_et_le_jdk(Path recette) throws IOException {
        assertThat(Files.readAllLines(recette))
                .filteredOn(ligne -> ligne.startsWith("import "))
                .isNotEmpty()
                .allMatch(IMPORT_PERMIS.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("recettes")
    void une_recette_se_compile_seule_dans_le_dossier_d_un_autre(Path recette) throws IOException {
        // Sans sa ligne de paquet, rien de ce qui l'entoure ici ne peut lui venir en aide.
        Path copie = dossier.resolve(recette.getFileName());
        Files.writeString(copie, Files.readString(recette).replace("package io.github.impotparticulier.exemples;", ""));
        StringWriter messages = new StringWriter();
        JavaCompiler compilateur = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager fichiers =
                compilateur.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compile = compilateur
                    .getTask(
                            messages,
                            fichiers,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-implicit:none",
                                    "--release",
                                    "17",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-sourcepath",
                                    dossier.toString(),
                                    "-d",
                                    dossier.toString()),
                            null,
                            fichiers.getJavaFileObjects(copie))
                    .call();
            assertThat(compile).as(messages.toString()).isTrue();
        }
    }
}
