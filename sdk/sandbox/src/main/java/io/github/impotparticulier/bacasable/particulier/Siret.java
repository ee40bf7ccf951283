package io.github.impotparticulier.bacasable.particulier;

import org.jspecify.annotations.Nullable;

/** La clé d'un SIRET. */
final class Siret {
    private static final String LA_POSTE = "356000000";

    private Siret() {}

    /** Quatorze chiffres, et la clé de Luhn dont La Poste est dispensée. */
    static boolean estValide(@Nullable String siret) {
        return siret != null && siret.matches("[0-9]{14}") && (siret.startsWith(LA_POSTE) || luhn(siret));
    }

    private static boolean luhn(String chiffres) {
        int somme = 0;
        for (int rang = 0; rang < chiffres.length(); rang++) {
            int chiffre = chiffres.charAt(chiffres.length() - 1 - rang) - '0';
            int pese = rang % 2 == 0 ? chiffre : 2 * chiffre;
            somme += pese > 9 ? pese - 9 : pese;
        }
        return somme % 10 == 0;
    }
}
