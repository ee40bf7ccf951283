package io.github.impotparticulier.exemples.raccordement;

/** Chez qui l'on se raccorde. */
enum Api {
    DGFIP("DGFiP", "le support de la DGFiP"),
    PARTICULIER("API Particulier", "la DINUM, qui tient l'API Particulier");

    private final String nom;
    private final String support;

    Api(String nom, String support) {
        this.nom = nom;
        this.support = support;
    }

    String nom() {
        return nom;
    }

    String support() {
        return support;
    }
}
