package io.github.impotparticulier.mesures;

/** Les deux réponses que l'on mesure. */
enum Charge {
    PETITE("assiettes", "RessourceIR"),
    GRANDE("factures", "RessourceIRFacture");

    static final String SPI = "3990000000001";
    /** Celui dont le serveur ne répond qu'une fois libéré. */
    static final String SPI_RETENU = "3990000000999";

    static final int ANNEE = 2023;
    static final String ID_TELESERVICE = "MESURES";

    final String ressource;
    final String scope;
    final String typeMedia;

    Charge(String ressource, String scope) {
        this.ressource = ressource;
        this.scope = scope;
        this.typeMedia = "application/prs.dgfip.part.situations.ir." + ressource + ".v1+json";
    }

    /** L'adresse entière, que chacun compose à chaque appel : elle porte la personne. */
    String adresse(String passerelle, String spi) {
        return passerelle + "/impotparticulier/1.0/spi/" + spi + "/situations/ir/" + ressource + "/annrev/" + ANNEE;
    }

    String cle() {
        return this == PETITE ? "petite" : "grande";
    }
}
