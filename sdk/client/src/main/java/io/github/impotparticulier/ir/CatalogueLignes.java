package io.github.impotparticulier.ir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Les lignes d'avis publiées par la DGFiP. Un code qui n'y figure pas n'est pas une erreur : il reste lisible sur l'avis.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, versions 1.8 à 2.8, liste des lignes de l'avis.
 */
public final class CatalogueLignes {
    private static final int COLONNES = 7;

    private final Map<String, List<DefinitionLigne>> parCode = new LinkedHashMap<>();

    private CatalogueLignes() {
        try (BufferedReader lecteur = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CatalogueLignes.class.getResourceAsStream("lignes-avis.tsv")),
                StandardCharsets.UTF_8))) {
            lecteur.lines()
                    .filter(ligne -> !ligne.startsWith("#"))
                    .map(CatalogueLignes::definition)
                    .forEach(definition -> parCode.computeIfAbsent(definition.code(), code -> new ArrayList<>())
                            .add(definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return le catalogue publié} */
    public static CatalogueLignes officiel() {
        return Officiel.CATALOGUE;
    }

    /**
     * {@return la définition d'un code pour une année de revenus ; vide si rien n'est publié pour elle}
     *
     * @param code les quatre chiffres du code
     * @param annee l'année de revenus
     */
    public Optional<DefinitionLigne> definition(String code, int annee) {
        return definitions(code).stream()
                .filter(definition -> definition.vaut(annee))
                .findFirst();
    }

    /**
     * {@return les définitions successives d'un code, de la plus ancienne à la plus récente ; vide si le code est inconnu}
     *
     * @param code les quatre chiffres du code
     */
    public List<DefinitionLigne> definitions(String code) {
        return List.copyOf(parCode.getOrDefault(Objects.requireNonNull(code, "code"), List.of()));
    }

    /** {@return toutes les définitions, dans l'ordre des rubriques de l'avis} */
    public List<DefinitionLigne> definitions() {
        return parCode.values().stream().flatMap(List::stream).toList();
    }

    private static DefinitionLigne definition(String ligne) {
        String[] colonnes = ligne.split("\t", COLONNES);
        return new DefinitionLigne(
                colonnes[0],
                colonnes[6],
                CategorieLigne.valueOf(colonnes[1]),
                DefinitionLigne.Base.valueOf(colonnes[2]),
                DefinitionLigne.Niveau.valueOf(colonnes[3]),
                Integer.parseInt(colonnes[4]),
                colonnes[5].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(colonnes[5])));
    }

    private static final class Officiel {
        static final CatalogueLignes CATALOGUE = new CatalogueLignes();
    }
}
