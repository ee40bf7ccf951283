package io.github.impotparticulier.exemples.demonstrations;

/** Une commune, et ce qui dit que la personne y habite. */
record Domicile(String commune, String source) {
    /**
     * Ramène à une même écriture celles de la taxe d'habitation et de l'impôt sur le revenu : NOISY-LE-GRAND et 93160 NOISY LE
     * GRAND, LYON 3EME et 69003 LYON.
     */
    static Domicile de(String commune, String source) {
        String nom =
                commune.replaceFirst("^\\d{5} +", "").replaceAll("[-']", " ").replaceFirst(" \\d{1,2}(ER|EME)$", "");
        return new Domicile(nom, source);
    }

    @Override
    public String toString() {
        return commune + " d'après " + source;
    }
}
