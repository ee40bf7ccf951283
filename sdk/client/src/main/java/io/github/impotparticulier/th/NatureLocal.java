package io.github.impotparticulier.th;

import java.util.Locale;

/**
 * La nature d'un local ({@code natureLocal}). Énumération ouverte : un code que cette version ne connaît pas donne
 * {@link #INCONNUE} et reste lisible par {@code champ("natureLocal")}.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, données de la taxe d'habitation.
 */
public enum NatureLocal {
    /** MA : maison. */
    MAISON("MA"),
    /** AP : appartement. */
    APPARTEMENT("AP"),
    /** ME : maison exceptionnelle. */
    MAISON_EXCEPTIONNELLE("ME"),
    /** MP : maison partagée. */
    MAISON_PARTAGEE("MP"),
    /** Un code absent de cette liste. */
    INCONNUE("");

    private final String code;

    NatureLocal(String code) {
        this.code = code;
    }

    static NatureLocal de(String texte) {
        for (NatureLocal nature : values()) {
            if (nature.code.equals(texte.toUpperCase(Locale.ROOT))) {
                return nature;
            }
        }
        return INCONNUE;
    }
}
