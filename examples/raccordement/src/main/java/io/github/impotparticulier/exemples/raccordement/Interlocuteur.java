package io.github.impotparticulier.exemples.raccordement;

/** À qui demander. Aucune source publique ne donne l'adresse des supports : voyez votre convention. */
enum Interlocuteur {
    VOUS("vous"),
    MACHINE("l'administrateur de cette machine"),
    RESEAU("votre équipe réseau"),
    APIM("le portail APIM de la DGFiP"),
    DATAPASS("DataPass"),
    COMPTE("votre compte de l'API Particulier"),
    SUPPORT("");

    private final String nom;

    Interlocuteur(String nom) {
        this.nom = nom;
    }

    String nom(Api api) {
        return this == SUPPORT ? api.support() : nom;
    }
}
