package io.github.impotparticulier.exemples.raccordement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Une valeur qui ne se montre pas. Une ligne l'écrit en clair ou, mieux, dit où elle est : {@code env:VARIABLE} ou
 * {@code fichier:CHEMIN}.
 */
final class Secret {
    private static final String VARIABLE = "env:";
    private static final String FICHIER = "fichier:";

    private final String valeur;

    Secret(String valeur) {
        this.valeur = valeur;
    }

    /**
     * Lit un secret.
     *
     * @param ou ce qui le désigne, une colonne ou une option, et que le refus nomme
     * @param ecrit ce qui y est écrit
     * @param variables les variables d'environnement
     */
    static Secret lire(String ou, String ecrit, UnaryOperator<@Nullable String> variables) {
        if (ecrit.startsWith(VARIABLE)) {
            String nom = ecrit.substring(VARIABLE.length()).strip();
            String valeur = variables.apply(nom);
            return exiger(valeur, ou, nom.matches("\\w{1,80}") ? "la variable " + nom : "la variable nommée");
        }
        if (ecrit.startsWith(FICHIER)) {
            return exiger(contenu(ecrit.substring(FICHIER.length()).strip()), ou, "le fichier nommé");
        }
        return new Secret(ecrit);
    }

    private static @Nullable String contenu(String chemin) {
        try {
            return Files.readString(Path.of(chemin));
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    private static Secret exiger(@Nullable String valeur, String ou, String source) {
        if (valeur == null || valeur.isBlank()) {
            throw new ReglageException(Motif.SECRET_ILLISIBLE, ou + " : " + source + " manque, ou est vide.");
        }
        return new Secret(valeur.strip());
    }

    String valeur() {
        return valeur;
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Secret secret && valeur.equals(secret.valeur);
    }

    @Override
    public int hashCode() {
        return valeur.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[masqué]";
    }
}
