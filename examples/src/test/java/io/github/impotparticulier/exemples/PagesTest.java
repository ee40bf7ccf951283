package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Les pages du dépôt se tiennent : aucune n'est perdue, aucun lien ne tombe dans le vide. */
class PagesTest {
    static List<Page> pages() {
        return Page.toutes();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void chaque_lien_mene_quelque_part(Page page) {
        assertThat(page.liens()).allSatisfy(lien -> {
            Path cible = page.ou(lien);
            assertThat(cible).exists();
            if (lien.contains("#")) {
                assertThat(new Page(cible, Files.readString(cible)).ancres()).contains(lien.replaceFirst(".*#", ""));
            }
        });
    }

    @Test
    void la_premiere_page_se_lit_d_une_traite() {
        assertThat(Page.de("README.md").texte().lines()).hasSizeLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(classes = {ImpotParticulierClient.class, ApiParticulierClient.class})
    void les_tableaux_de_la_premiere_page_nomment_chaque_ressource(Class<?> client) {
        List<String> ressources = Stream.of(client.getMethods())
                .filter(methode -> methode.getParameterCount() == 0)
                .filter(methode -> methode.getReturnType().isInterface())
                .filter(methode -> methode.getReturnType().getPackageName().startsWith("io.github.impotparticulier."))
                .map(Method::getName)
                .toList();

        assertThat(ressources)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(ressource ->
                        assertThat(Page.de("README.md").texte()).containsPattern("(?m)^\\|.*`" + ressource + "\\(\\)"));
    }

    @Test
    void aucun_ticket_ne_demande_de_donnees_reelles() throws IOException {
        try (Stream<Path> modeles = Files.list(Page.RACINE.resolve(".github/ISSUE_TEMPLATE"))) {
            assertThat(modeles)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            modele -> assertThat(modele).content().containsIgnoringCase("jamais de données réelles"));
        }
    }

    @Test
    void chaque_module_qui_a_du_code_a_sa_page() throws IOException {
        assertThat(sources("pom.xml").stream().map(Path::getParent))
                .filteredOn(module -> Files.isDirectory(module.resolve("src"))
                        && !Page.RACINE.relativize(module).toString().contains("src"))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.resolve("README.md")).exists());
    }

    @Test
    void chaque_page_s_atteint_de_la_premiere() {
        Map<Path, Page> pages = new TreeMap<>();
        Page.toutes().forEach(page -> pages.put(page.fichier(), page));
        Set<Path> atteintes = new HashSet<>();
        Deque<Path> aLire = new ArrayDeque<>(List.of(Page.RACINE.resolve("README.md")));
        while (!aLire.isEmpty()) {
            Path cible = aLire.remove();
            Path fichier = Files.isDirectory(cible) ? cible.resolve("README.md") : cible;
            Page page = pages.get(fichier);
            if (page != null && atteintes.add(fichier)) {
                page.liens().forEach(lien -> aLire.add(page.ou(lien)));
            }
        }

        assertThat(pages.keySet()).isSubsetOf(atteintes);
    }

    private static List<Path> sources(String nom) throws IOException {
        try (Stream<Path> fichiers = Files.walk(Page.RACINE)) {
            return fichiers.filter(fichier ->
                            fichier.endsWith(nom) && !fichier.toString().contains("/target/"))
                    .toList();
        }
    }
}
