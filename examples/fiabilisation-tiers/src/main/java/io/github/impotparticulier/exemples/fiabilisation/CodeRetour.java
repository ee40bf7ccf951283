package io.github.impotparticulier.exemples.fiabilisation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ce que le programme rend au système, pour qui le lance d'un script ou d'une tâche planifiée. */
enum CodeRetour {
    /** Tout est écrit. */
    COMPLET(0, "chaque ligne a sa réponse"),
    /** Rien ne peut aboutir sans une correction. */
    A_CORRIGER(1, "il faut corriger d'abord"),
    /** Relancer la même commande continue ; ou tout est écrit, et des lignes sont à redemander dans un autre fichier. */
    A_RELANCER(2, "il faut relancer, ou redemander"),
    /** Des refus que n'importe quel intermédiaire saurait dire, et personne de trouvé. */
    SANS_PREUVE(3, "rien ne prouve que R2P réponde : un proxy ou un pare-feu en dirait autant"),
    /** Tout est écrit, et des lignes sont à corriger dans un autre fichier. */
    LIGNES_REFUSEES(4, "tout est écrit, mais des lignes sont refusées, à corriger à part"),
    /** Rien n'a été lu. */
    COMMANDE_MAL_ECRITE(64, "la commande est mal écrite");

    private final int valeur;
    private final String sens;

    CodeRetour(int valeur, String sens) {
        this.valeur = valeur;
        this.sens = sens;
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
