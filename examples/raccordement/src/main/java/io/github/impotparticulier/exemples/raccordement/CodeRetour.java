package io.github.impotparticulier.exemples.raccordement;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ce que le programme rend au système. */
enum CodeRetour {
    TOUT_BON(0, "tout est bon"),
    A_CORRIGER(1, "quelque chose est à corriger"),
    INDETERMINE(2, "rien n'est à corriger, mais on ne peut pas tout dire"),
    COMMANDE_MAL_ECRITE(64, "la commande est mal écrite");

    private final int valeur;
    private final String sens;

    CodeRetour(int valeur, String sens) {
        this.valeur = valeur;
        this.sens = sens;
    }

    static CodeRetour de(Etat etat) {
        return switch (etat) {
            case A_CORRIGER -> A_CORRIGER;
            case INCONNU, NON_ESSAYE -> INDETERMINE;
            case BON, SANS_OBJET -> TOUT_BON;
        };
    }

    int valeur() {
        return valeur;
    }

    /** Tous, pour l'aide. */
    static Map<String, String> tous() {
        Map<String, String> tous = new LinkedHashMap<>();
        for (CodeRetour code : values()) {
            tous.put(Integer.toString(code.valeur), code.sens);
        }
        return tous;
    }
}
