package io.github.impotparticulier.exemples.raccordement;

/** Ce que vaut un constat, du plus grave au moins grave. */
enum Etat {
    A_CORRIGER("à corriger"),
    INCONNU("on ne peut dire"),
    NON_ESSAYE("non essayé"),
    BON("bon"),
    SANS_OBJET("sans objet");

    private final String nom;

    Etat(String nom) {
        this.nom = nom;
    }

    String nom() {
        return nom;
    }

    /** Vrai s'il y a quelque chose à en faire. */
    boolean aLire() {
        return compareTo(BON) < 0;
    }

    Etat pire(Etat autre) {
        return compareTo(autre) <= 0 ? this : autre;
    }
}
