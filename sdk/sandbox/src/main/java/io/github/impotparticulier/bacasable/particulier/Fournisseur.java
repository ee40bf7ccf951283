package io.github.impotparticulier.bacasable.particulier;

/** Qui tient les données, et les deux premiers chiffres de ses erreurs. */
enum Fournisseur {
    MSA("10", "MSA"),
    CNAF("23", "CNAF"),
    FRANCE_TRAVAIL("24", "France Travail"),
    MESRI("25", "MESRI"),
    CNOUS("26", "CNOUS"),
    MEN("30", "MEN"),
    GIP_MDS("31", "GIP-MDS"),
    CAISSES("35", "CNAF & MSA"),
    SECURITE_SOCIALE("36", "Sécurité sociale"),
    CNAV("37", "CNAV"),
    RNCPS("40", "RNCPS");

    private final String source;
    private final String nom;

    Fournisseur(String source, String nom) {
        this.source = source;
        this.nom = nom;
    }

    String source() {
        return source;
    }

    /** En avril, ce qui passe par la CNAV se dit sous son préfixe, dossiers introuvables exceptés. */
    String source(Generation generation) {
        boolean parLaCnav = this == CAISSES || this == SECURITE_SOCIALE;
        return parLaCnav && !generation.automne() ? CNAV.source : source;
    }

    String nom() {
        return nom;
    }
}
