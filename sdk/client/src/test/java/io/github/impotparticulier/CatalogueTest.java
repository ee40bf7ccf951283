package io.github.impotparticulier;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** La page du catalogue dit, pour chaque cas, les classes dont un essai porte son numéro : toutes, et elles seules. */
class CatalogueTest {
    private static final int CAS = 65;
    private static final Pattern RANGEE = Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern CLASSE = Pattern.compile("`(\\w+)`");
    private static final Pattern ESSAI = Pattern.compile("\\bvoid cas_(\\d{2})_\\w+\\(");

    private static Stream<MatchResult> rangees() throws IOException {
        return RANGEE.matcher(Files.readString(Path.of("CATALOGUE.md"))).results();
    }

    @Test
    void chaque_cas_a_sa_rangee_et_une_seule() throws IOException {
        assertThat(rangees().map(rangee -> Integer.valueOf(rangee.group(1))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CAS).boxed().toList());
    }

    @Test
    void chaque_rangee_cite_les_classes_dont_un_essai_porte_son_numero() throws IOException {
        Map<Integer, Set<String>> citees = new TreeMap<>();
        rangees()
                .forEach(rangee -> citees.put(
                        Integer.valueOf(rangee.group(1)),
                        CLASSE.matcher(rangee.group(2))
                                .results()
                                .map(classe -> classe.group(1))
                                .collect(toSet())));

        assertThat(citees).isEqualTo(essais());
    }

    /** Les classes d'essai, sous le numéro des cas que leurs méthodes nomment. */
    private static Map<Integer, Set<String>> essais() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            return sources.filter(source -> source.toString().endsWith(".java"))
                    .flatMap(CatalogueTest::essaisDe)
                    .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
        }
    }

    private static Stream<Map.Entry<Integer, String>> essaisDe(Path source) {
        String classe = source.getFileName().toString().replace(".java", "");
        try {
            return ESSAI.matcher(Files.readString(source))
                    .results()
                    .map(essai -> Map.entry(Integer.valueOf(essai.group(1)), classe));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
