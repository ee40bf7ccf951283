package io.github.impotparticulier.exemples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Une page du dépôt, telle qu'un lecteur l'ouvre : un fichier Markdown. Toutes sont trouvées, aucune liste n'en oublie. */
record Page(Path fichier, String texte) {
    static final Path RACINE = racine();

    private static final Set<String> HORS_DU_DEPOT = Set.of(".git", "target", "node_modules");
    private static final Pattern BLOC = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TITRE = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
    private static final Pattern CIBLE = Pattern.compile("\\]\\(([^)\\s]+)\\)|\\b(?:href|src)=\"([^\"]+)\"");

    static List<Page> toutes() {
        List<Page> pages = new ArrayList<>();
        try {
            Files.walkFileTree(RACINE, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dossier, BasicFileAttributes attributs) {
                    return HORS_DU_DEPOT.contains(dossier.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path fichier, BasicFileAttributes attributs) throws IOException {
                    if (fichier.toString().endsWith(".md")) {
                        pages.add(new Page(fichier, Files.readString(fichier)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pages.sort((une, autre) -> une.fichier.compareTo(autre.fichier));
        return pages;
    }

    static Page de(String chemin) {
        return toutes().stream()
                .filter(page -> page.fichier.equals(RACINE.resolve(chemin)))
                .findFirst()
                .orElseThrow();
    }

    /** Les blocs d'une langue, dans l'ordre. */
    List<String> blocs(String langue) {
        return BLOC.matcher(texte)
                .results()
                .filter(bloc -> bloc.group(1).equals(langue))
                .map(bloc -> bloc.group(2))
                .toList();
    }

    /** Les cibles des liens et des images de cette page qui sont dans le dépôt. */
    List<String> liens() {
        return CIBLE.matcher(sansBlocs())
                .results()
                .map(lien -> lien.group(1) == null ? lien.group(2) : lien.group(1))
                .filter(cible -> !cible.matches("[a-z]+:.*"))
                .toList();
    }

    /** Le fichier ou le dossier où mène un lien de cette page ; elle-même, pour une ancre seule. */
    Path ou(String lien) {
        String chemin = lien.replaceFirst("#.*", "");
        return chemin.isEmpty() ? fichier : fichier.resolveSibling(chemin).normalize();
    }

    /** Les ancres de cette page, telles que GitHub les tire des titres. */
    Stream<String> ancres() {
        return TITRE.matcher(sansBlocs())
                .results()
                .map(titre -> titre.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M}_\\- ]", "")
                        .replace(' ', '-'));
    }

    private String sansBlocs() {
        return BLOC.matcher(texte).replaceAll("");
    }

    private static Path racine() {
        Path dossier = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(dossier.resolve("findings"))) {
            dossier = dossier.getParent();
        }
        return dossier;
    }

    @Override
    public String toString() {
        return RACINE.relativize(fichier).toString();
    }
}
