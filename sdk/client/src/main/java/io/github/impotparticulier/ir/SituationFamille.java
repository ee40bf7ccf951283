package io.github.impotparticulier.ir;

import java.util.Locale;

/**
 * Situation de famille déclarée ({@code sitFam}). Énumération ouverte : une lettre que cette version ne connaît pas donne
 * {@link #INCONNUE} et reste lisible par {@code champ("sitFam")}.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, données de l'IR.
 */
public enum SituationFamille {
    /** M : marié. */
    MARIE('M'),
    /** O : pacsé. */
    PACSE('O'),
    /** C : célibataire. */
    CELIBATAIRE('C'),
    /** D : divorcé ou séparé. */
    DIVORCE('D'),
    /** V : veuf. */
    VEUF('V'),
    /** Une lettre absente de cette liste. */
    INCONNUE('?');

    private final char lettre;

    SituationFamille(char lettre) {
        this.lettre = lettre;
    }

    static SituationFamille de(String texte) {
        for (SituationFamille situation : values()) {
            if (situation != INCONNUE && texte.toUpperCase(Locale.ROOT).equals(String.valueOf(situation.lettre))) {
                return situation;
            }
        }
        return INCONNUE;
    }
}
