package io.github.impotparticulier.exemples.fiabilisation;

import java.util.Locale;

/** Ce que le traitement lit dans une ligne de débiteur ; toute autre colonne est reportée. */
enum Champ {
    REFERENCE(true),
    NOM(true),
    PRENOMS(true),
    SEXE(true),
    DATE_NAISSANCE(true),
    DEPARTEMENT_NAISSANCE(false),
    COMMUNE_NAISSANCE(true),
    PAYS_NAISSANCE(false);

    private final boolean exige;

    Champ(boolean exige) {
        this.exige = exige;
    }

    /** Vrai si le fichier doit avoir cette colonne. */
    boolean exige() {
        return exige;
    }

    /** Le nom de la colonne, s'il n'en est pas donné d'autre. */
    String colonne() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return colonne();
    }
}
