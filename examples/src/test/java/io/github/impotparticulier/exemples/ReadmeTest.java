package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tout bloc de Java d'une page du dépôt se compile ; ceux que le bac à sable sert, et ceux qui n'appellent personne, s'exécutent ; le
 * premier imprime ce qu'il promet.
 */
class ReadmeTest {
    private static final Pattern CLASSE = Pattern.compile("(@\\w+\\s+)*class (\\w+) .*", Pattern.DOTALL);

    @TempDir
    private Path dossier;

    /** Un bloc, et où le lire. */
    record Bloc(Page page, int rang, String texte) {
        @Override
        public String toString() {
            return page + ", bloc " + rang;
        }
    }

    static List<Bloc> blocs() {
        return Page.toutes().stream().flatMap(ReadmeTest::blocsDe).toList();
    }

    private static Stream<Bloc> blocsDe(Page page) {
        List<String> textes = page.blocs("java");
        return IntStream.range(0, textes.size()).mapToObj(i -> new Bloc(page, i + 1, textes.get(i)));
    }

    /** Ceux à qui il ne faut ni passerelle réelle, ni variable d'environnement, ni cadre logiciel. */
    static List<Bloc> blocsAExecuter() {
        return blocs().stream()
                .filter(bloc -> !CLASSE.matcher(reste(bloc.texte())).matches())
                .filter(bloc -> !bloc.texte().contains("depuisEnvironnement")
                        && !bloc.texte().contains("exemple.fr"))
                .toList();
    }

    @Test
    void aucun_bloc_de_java_n_echappe_a_la_lecture() {
        assertThat(blocs()).hasSizeGreaterThanOrEqualTo(21);
        assertThat(blocsAExecuter()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Page.toutes())
                .allSatisfy(page -> assertThat(page.texte().split("(?i)[`~]{3,}\\s*java", -1))
                        .as(page.toString())
                        .hasSize(page.blocs("java").size() + 1));
    }

    @ParameterizedTest
    @MethodSource("blocs")
    void chaque_bloc_se_compile(Bloc bloc) throws IOException {
        compiler(bloc.texte());
    }

    @ParameterizedTest
    @MethodSource("blocsAExecuter")
    void chaque_bloc_qui_le_peut_s_execute(Bloc bloc) throws Exception {
        compiler(bloc.texte());
        executer();
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, 'Revenus de 20\\d\\d, quotient familial : '",
        "sdk/client/README.en.md, 'Income of 20\\d\\d, income per share: '"
    })
    void le_premier_bloc_imprime_un_quotient_familial(String page, String debut) throws Exception {
        compiler(Page.de(page).blocs("java").get(0));
        PrintStream avant = System.out;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        System.setOut(new PrintStream(octets, true, StandardCharsets.UTF_8));
        try {
            executer();
        } finally {
            System.setOut(avant);
        }
        assertThat(octets.toString(StandardCharsets.UTF_8)).matches(debut + "[1-9]\\d{3,}\\.\\d\\d €\\R");
    }

    @Test
    void les_tests_des_pages_passent() throws Exception {
        List<String> tests = blocs().stream()
                .map(Bloc::texte)
                .filter(texte -> texte.contains("@AvecBacASable\n"))
                .toList();
        assertThat(tests).isNotEmpty();
        for (String test : tests) {
            compiler(test);
            Matcher classe = CLASSE.matcher(reste(test));
            assertThat(classe.matches()).isTrue();
            try (URLClassLoader chargeur = chargeur()) {
                passer(instance(chargeur.loadClass("Bloc$" + classe.group(2))));
            }
        }
    }

    private static void passer(Object test) throws ReflectiveOperationException {
        try (BacASable bac = BacASable.demarrer()) {
            for (Method methode : test.getClass().getDeclaredMethods()) {
                methode.setAccessible(true);
                methode.invoke(test, bac);
            }
        }
    }

    private void executer() throws Exception {
        try (URLClassLoader chargeur = chargeur()) {
            chargeur.loadClass("Bloc").getDeclaredMethod("executer").invoke(null);
        }
    }

    private URLClassLoader chargeur() throws IOException {
        return new URLClassLoader(
                new URL[] {dossier.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Object instance(Class<?> classe) throws ReflectiveOperationException {
        Constructor<?> constructeur = classe.getDeclaredConstructor();
        constructeur.setAccessible(true);
        return constructeur.newInstance();
    }

    private static String reste(String bloc) {
        return bloc.lines()
                .filter(ligne -> !ligne.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Les imports en tête ; le reste est une classe, ou le corps d'une méthode. */
    private void compiler(String bloc) throws IOException {
        String imports =
                bloc.lines().filter(ligne -> ligne.startsWith("import ")).collect(Collectors.joining("\n"));
        String reste = reste(bloc);
        String corps = CLASSE.matcher(reste).matches()
                ? "static " + reste
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
