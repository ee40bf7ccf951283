package io.github.impotparticulier.bacasable.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Les classes d'essai exécutées par d'autres JUnit que celui de cet essai, chacun seul dans son chargeur de classes. */
class JunitAnciensIT {
    private static final String[] PARALLELE = {
        "junit.jupiter.execution.parallel.enabled=true",
        "junit.jupiter.execution.parallel.mode.default=concurrent",
        "junit.jupiter.execution.parallel.config.strategy=fixed",
        "junit.jupiter.execution.parallel.config.fixed.parallelism=4"
    };

    /** Ce JUnit, et ce qu'a cet essai hors du sien. */
    private static URL[] chemin(String version) {
        Stream<Path> autres = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(jar ->
                        !jar.getFileName().toString().matches("(junit|opentest4j|surefire|apiguardian).*[.]jar"));
        return Stream.concat(
                        Stream.of(Path.of("target", "junit", "junit-platform-console-standalone-" + version + ".jar")),
                        autres)
                .map(JunitAnciensIT::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lancer(String version, String... classes) throws IOException, ReflectiveOperationException {
        Thread fil = Thread.currentThread();
        ClassLoader contexte = fil.getContextClassLoader();
        try (URLClassLoader chargeur = new URLClassLoader(chemin(version), ClassLoader.getPlatformClassLoader())) {
            fil.setContextClassLoader(chargeur);
            @SuppressWarnings("unchecked") // Par son interface, qui est la même pour tous.
            Function<List<String>, String> lanceur =
                    (Function<List<String>, String>) chargeur.loadClass(LanceurDEssai.class.getName())
                            .getConstructor()
                            .newInstance();
            return lanceur.apply(List.of(classes));
        } finally {
            fil.setContextClassLoader(contexte);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10.3", "1.12.2", "1.14.4"})
    void de_la_5_10_a_la_5_14_les_bacs_sont_donnes_et_fermes(String version) throws Exception {
        assertThat(lancer(
                        version,
                        "Annotee",
                        "UneInstance",
                        "AvecImbriqueeReglee",
                        "ChampEtAnnotation",
                        "ChampDInstance",
                        "SurUnTest",
                        "PremiereConfiguree",
                        "SecondeConfiguree"))
                .isEqualTo("réussis=13 bacs=9 ouverts=0 échecs=[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.12.2", "1.14.4"})
    void depuis_la_5_12_les_tests_d_une_classe_annotee_passent_un_a_un(String version) throws Exception {
        assertThat(lancer(
                        version,
                        Stream.concat(Stream.of("UnAUn"), Stream.of(PARALLELE)).toArray(String[]::new)))
                .isEqualTo("réussis=2 bacs=1 ouverts=0 échecs=[]");
    }

    @Test
    void la_5_10_refuse_en_une_phrase_de_les_mettre_en_parallele() throws Exception {
        assertThat(lancer(
                        "1.10.3",
                        Stream.concat(Stream.of("Annotee"), Stream.of(PARALLELE))
                                .toArray(String[]::new)))
                .startsWith("réussis=0 bacs=")
                .contains("ouverts=0", "la 5.12 : prenez-la, ou annotez cette classe de @Execution(SAME_THREAD).");
    }

    @Test
    void la_5_8_est_refusee_en_une_phrase() throws Exception {
        assertThat(lancer("1.8.2", "Annotee"))
                .startsWith("réussis=0 bacs=0 ouverts=0 échecs=[")
                .contains("@AvecBacASable demande JUnit Jupiter 5.10 ou plus récent.");
    }
}
