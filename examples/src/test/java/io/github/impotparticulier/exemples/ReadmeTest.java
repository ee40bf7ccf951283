package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tout bloc de code du README se compile ; le premier s'exécute, et imprime ce qu'il promet. */
class ReadmeTest {
    private static final Pattern BLOC = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path dossier;

    static List<String> blocs() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        return BLOC.matcher(readme).results().map(bloc -> bloc.group(1)).toList();
    }

    @Test
    void le_readme_a_des_blocs_de_code() throws IOException {
        assertThat(blocs()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(Files.readString(Path.of("..", "README.md")).split("```java", -1))
                .hasSize(blocs().size() + 1);
    }

    @ParameterizedTest
    @MethodSource("blocs")
    void chaque_bloc_se_compile(String bloc) throws IOException {
        compiler(bloc);
    }

    @Test
    void le_premier_bloc_imprime_un_quotient_familial() throws Exception {
        compiler(blocs().get(0));
        PrintStream avant = System.out;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        System.setOut(new PrintStream(octets, true, StandardCharsets.UTF_8));
        try (URLClassLoader chargeur = new URLClassLoader(
                new URL[] {dossier.toUri().toURL()}, getClass().getClassLoader())) {
            chargeur.loadClass("Bloc").getDeclaredMethod("executer").invoke(null);
        } finally {
            System.setOut(avant);
        }
        assertThat(octets.toString(StandardCharsets.UTF_8))
                .matches("Revenus de 20\\d\\d, quotient familial : [1-9]\\d{3,}\\.\\d\\d €\\R");
    }

    /** Les imports en tête ; le reste est une classe, ou le corps d'une méthode. */
    private void compiler(String bloc) throws IOException {
        String imports =
                bloc.lines().filter(ligne -> ligne.startsWith("import ")).collect(Collectors.joining("\n"));
        String reste =
                bloc.lines().filter(ligne -> !ligne.startsWith("import ")).collect(Collectors.joining("\n"));
        String corps = reste.strip().startsWith("class ")
                ? reste
                : "public static void executer() throws Exception {\n" + reste + "\n}";
        Path source = dossier.resolve("Bloc.java");
        Files.writeString(source, imports + "\npublic class Bloc {\n" + corps + "\n}\n");

        JavaCompiler compilateur = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager fichiers =
                compilateur.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compile = compilateur
                    .getTask(
                            messages,
                            fichiers,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    dossier.toString()),
                            null,
                            fichiers.getJavaFileObjects(source))
                    .call();
            assertThat(compile).as(messages.toString()).isTrue();
        }
    }
}
