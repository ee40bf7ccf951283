package io.github.impotparticulier.exemples.franceconnect.teleservice;

/** Ce que la page dit d'une donnée : sa valeur, ou pourquoi elle n'y est pas et que faire. */
record Constat(String texte, boolean lu) {
    static Constat lu(String texte) {
        return new Constat(texte, true);
    }

    static Constat absent(String texte) {
        return new Constat(texte, false);
    }

    /** Rien de la personne. */
    @Override
    public String toString() {
        return lu ? "Constat[lu]" : "Constat[absent]";
    }
}
