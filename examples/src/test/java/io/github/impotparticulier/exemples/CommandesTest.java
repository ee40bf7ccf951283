package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Aucune commande d'une page ne vise ce qui n'est plus là : celles que {@code .ci/run} ne lance pas ne se perdent pas en silence. */
class CommandesTest {
    /** Trop longues pour chaque changement, ou sans fin : à lancer soi-même. */
    private static final Set<String> A_LA_MAIN = Set.of("concurrence", "franceconnect", "jetons", "teleservice");

    /** Les propriétés que les greffons lisent d'eux-mêmes ; toute autre est dans un POM. */
    private static final Set<String> DES_GREFFONS = Set.of(
            "generateBackupPoms",
            "newVersion",
            "processAllModules",
            "skipTests",
            "surefire.failIfNoSpecifiedTests",
            "test");

    private static final String LANCER = " exec:exec";
    private static final Pattern MARQUE = Pattern.compile("^<!-- commande : (.+) -->\n(```sh\n)?", Pattern.MULTILINE);
    private static final Pattern LANCEES = Pattern.compile("^for nom in (.+); do$", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile(" -pl (\\S+)");
    private static final Pattern PROFIL = Pattern.compile(" -P(\\S+)");
    private static final Pattern ESSAI = Pattern.compile(" -Dtest=(\\w+)");
    private static final Pattern PROPRIETE = Pattern.compile(" -D([\\w.]+)(?:=(\\S+))?");
    /** La classe que lance un POM, où une propriété peut tenir lieu de nom. */
    private static final Pattern LANCEE =
            Pattern.compile("\\bio\\.github\\.impotparticulier(?:\\.[a-z]+)+\\.(?:\\$\\{[\\w.]+}|[A-Z]\\w*)(?= |<)");

    private static final Pattern CHOISIE = Pattern.compile("\\$\\{([\\w.]+)}$");

    private static final List<Path> FICHIERS = fichiers();

    static List<Page> pages() {
        return Page.toutes();
    }

    @Test
    void chaque_commande_marquee_l_est_une_fois_et_a_son_bloc() {
        List<MatchResult> marques = marques();

        assertThat(marques).extracting(marque -> marque.group(1)).doesNotHaveDuplicates();
        assertThat(marques).allSatisfy(marque -> assertThat(marque.group(2)).isNotNull());
    }

    @Test
    void chaque_commande_marquee_est_lancee_ou_dite_a_la_main() {
        List<String> attendues = new ArrayList<>(A_LA_MAIN);
        attendues.addAll(List.of(
                tous(LANCEES, lire(Page.RACINE.resolve(".ci/run"))).get(0).split(" ")));

        assertThat(marques()).extracting(marque -> marque.group(1)).containsExactlyInAnyOrderElementsOf(attendues);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void chaque_commande_vise_ce_qui_existe(Page page) {
        for (String commande : commandes(page)) {
            assertThat(modules(commande))
                    .allSatisfy(module -> assertThat(module.resolve("pom.xml")).exists());
            assertThat(tous(PROFIL, commande))
                    .allSatisfy(profil -> assertThat(poms()).anyMatch(pom -> pom.contains("<id>" + profil + "</id>")));
            assertThat(tous(ESSAI, commande))
                    .allSatisfy(essai -> assertThat(sources(essai + ".java")).isNotEmpty());
            assertThat(tous(PROPRIETE, commande))
                    .filteredOn(propriete -> !DES_GREFFONS.contains(propriete))
                    .allSatisfy(propriete -> assertThat(lecteurs(commande))
                            .anyMatch(texte ->
                                    texte.contains("${" + propriete + "}") || texte.contains("\"" + propriete + "\"")));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void chaque_programme_lance_a_sa_classe(Page page) {
        for (String commande : commandes(page)) {
            if (commande.contains(LANCER)) {
                assertThat(modules(commande))
                        .isNotEmpty()
                        .allSatisfy(module -> assertThat(programmes(module, commande))
                                .isNotEmpty()
                                .allSatisfy(
                                        source -> assertThat(source).content().contains("static void main(String[] ")));
            }
        }
    }

    /** Un motif qui ne nomme plus aucun essai ne fait rien échouer. */
    @Test
    void la_concurrence_a_ses_essais() {
        String pom = lire(Page.RACINE.resolve("sdk/client/pom.xml"));
        List<String> motifs = tous(Pattern.compile("org\\.openjdk\\.jcstress\\.Main -t (\\w+) "), pom);

        assertThat(motifs)
                .singleElement()
                .satisfies(motif -> assertThat(fichiers(nom -> nom.endsWith(motif + ".java")))
                        .hasSizeGreaterThanOrEqualTo(3));
    }

    /** Une par ligne : un bloc en a plusieurs, et une ligne peut continuer la précédente. */
    private static List<String> commandes(Page page) {
        return page.blocs("sh").stream()
                .flatMap(bloc -> bloc.replace("\\\n", " ").lines())
                .toList();
    }

    private static List<MatchResult> marques() {
        return Page.toutes().stream()
                .flatMap(page -> MARQUE.matcher(page.texte()).results())
                .toList();
    }

    private static List<Path> modules(String commande) {
        return tous(MODULE, commande).stream()
                .flatMap(modules -> Stream.of(modules.split(",")))
                .map(Page.RACINE::resolve)
                .toList();
    }

    /** Les sources des classes que le POM d'un module lance. */
    private static List<Path> programmes(Path module, String commande) {
        String pom = lire(module.resolve("pom.xml"));
        return LANCEE.matcher(pom)
                .results()
                .map(lancee -> module.resolve("src/main/java")
                        .resolve(CHOISIE.matcher(lancee.group())
                                        .replaceFirst(
                                                nom -> Matcher.quoteReplacement(valeur(nom.group(1), commande, pom)))
                                        .replace('.', '/')
                                + ".java"))
                .toList();
    }

    /** La valeur d'une propriété : celle de la commande, ou celle du POM. */
    private static String valeur(String propriete, String commande, String pom) {
        return PROPRIETE
                .matcher(commande)
                .results()
                .filter(donnee -> donnee.group(1).equals(propriete))
                .map(donnee -> donnee.group(2))
                .findFirst()
                .orElseGet(() ->
                        tous(Pattern.compile("<" + propriete + ">(.+)</"), pom).get(0));
    }

    private static List<String> tous(Pattern motif, String texte) {
        return motif.matcher(texte).results().map(resultat -> resultat.group(1)).toList();
    }

    /** Ce qui peut lire une propriété : le POM du programme lancé, ou tous et l'essai que la commande nomme. */
    private static Stream<String> lecteurs(String commande) {
        Stream<Path> fichiers = commande.contains(LANCER)
                ? modules(commande).stream().map(module -> module.resolve("pom.xml"))
                : Stream.concat(
                        sources("pom.xml").stream(),
                        tous(ESSAI, commande).stream().flatMap(essai -> sources(essai + ".java").stream()));
        return fichiers.map(CommandesTest::lire);
    }

    private static List<String> poms() {
        return sources("pom.xml").stream().map(CommandesTest::lire).toList();
    }

    private static List<Path> sources(String nom) {
        return fichiers(nom::equals);
    }

    private static List<Path> fichiers(Predicate<String> nom) {
        return FICHIERS.stream()
                .filter(fichier -> nom.test(fichier.getFileName().toString()))
                .toList();
    }

    private static List<Path> fichiers() {
        try (Stream<Path> fichiers = Files.walk(Page.RACINE)) {
            return fichiers.filter(fichier -> !fichier.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
