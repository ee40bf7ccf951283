package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.regex.Pattern;

/** Les trois API derrière la passerelle, et ce qui distingue leurs adresses et leurs refus. */
enum Api {
    IMPOT_PARTICULIER("/impotparticulier/1.0", Reponse.JSON, 4001, 4002, 4007, Departement.LEP),
    R2P("/r2p/v1", Reponse.JSON, 4001, 4002, 4007, Departement.LEP),
    /** Son fichier ne connaît qu'un code pour tous les défauts de forme. */
    SFIP("/sfip/v1", RessourceServie.TYPE_SFIP, 4003, 4003, 4003, Departement.SFIP_02GA);

    private static final Pattern ANNEE = Pattern.compile("[0-9]{4}");

    private final String base;
    private final String typeErreur;
    private final int codeSpi;
    private final int codeAnnee;
    private final int codeDepartement;
    private final Pattern departement;

    Api(String base, String typeErreur, int codeSpi, int codeAnnee, int codeDepartement, Pattern departement) {
        this.base = base;
        this.typeErreur = typeErreur;
        this.codeSpi = codeSpi;
        this.codeAnnee = codeAnnee;
        this.codeDepartement = codeDepartement;
        this.departement = departement;
    }

    List<String> base() {
        return ModeleRoute.decouper(base);
    }

    String typeErreur() {
        return typeErreur;
    }

    /** Les variables de chemin à contrôler, dans l'ordre des contrôles. */
    List<Variable> variables() {
        return List.of(
                new Variable("spi", Parametre.SPI, codeSpi, "Format SPI incorrect : 13 chiffres, le premier de 0 à 3"),
                new Variable("departement", departement, codeDepartement, "Format de département incorrect"),
                new Variable("annrev", ANNEE, codeAnnee, "Format d'année incorrect : 4 chiffres"),
                new Variable("bareme", ANNEE, codeAnnee, "Format de barème incorrect : 4 chiffres"));
    }

    /** Une variable de chemin, sa forme, et le refus que vaut une autre forme. */
    record Variable(String nom, Pattern forme, int code, String motif) {}
}
