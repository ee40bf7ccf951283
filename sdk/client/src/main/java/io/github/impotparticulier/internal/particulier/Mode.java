package io.github.impotparticulier.internal.particulier;

/** Comment la personne est désignée : la fin d'un chemin. */
public enum Mode {
    IDENTITE("identite"),
    FRANCE_CONNECT("france_connect"),
    INE("ine"),
    IDENTIFIANT("identifiant");

    private final String chemin;

    Mode(String chemin) {
        this.chemin = chemin;
    }

    String chemin() {
        return chemin;
    }
}
