package io.github.impotparticulier.bacasable.particulier;

/** La façon de désigner la personne, qui est aussi la fin du chemin. */
enum Mode {
    IDENTITE("identite"),
    FRANCE_CONNECT("france_connect"),
    INE("ine"),
    IDENTIFIANT("identifiant");

    private final String segment;

    Mode(String segment) {
        this.segment = segment;
    }

    String segment() {
        return segment;
    }
}
