package io.github.impotparticulier.internal.json;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un nombre tel qu'il est écrit : à la façon de JSON, ou mis en forme comme un montant ({@code 17 827,50 €}). */
final class NombreEcrit {
    private static final int CHIFFRES_MAX = 40;
    private static final String ESPACE = "[\\p{Zs}\\t]";
    /** Une virgule suivie de trois chiffres se lirait de deux façons : deux décimales au plus. */
    private static final Pattern MONTANT = Pattern.compile("([-+\\u2212]?)" + ESPACE + "*([0-9]{1,3}(?:" + ESPACE
            + "[0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?" + ESPACE + "*(?:€|EUR)?");

    private static final Pattern ESPACES = Pattern.compile(ESPACE);

    private NombreEcrit() {}

    /** {@code NumberFormatException} si ce n'est pas un nombre, ou s'il est démesuré. */
    static BigDecimal lire(String texte) {
        // Borné en chiffres et en exposant : la conversion d'un nombre démesuré coûte un temps quadratique.
        if (texte.length() > CHIFFRES_MAX) {
            throw new NumberFormatException("nombre trop long");
        }
        if (!estNu(texte)) {
            return montant(texte);
        }
        BigDecimal nombre = new BigDecimal(texte);
        if (Math.abs((long) nombre.scale()) > CHIFFRES_MAX) {
            throw new NumberFormatException("exposant trop grand");
        }
        return nombre;
    }

    /** Écrit comme un nombre de JSON, à peu près : le cas ordinaire, qui ne doit rien coûter. */
    private static boolean estNu(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal montant(String texte) {
        Matcher montant = MONTANT.matcher(texte);
        if (!montant.matches()) {
            throw new NumberFormatException("pas un montant");
        }
        String signe = montant.group(1).isEmpty() || montant.group(1).equals("+") ? "" : "-";
        String decimales = montant.group(3);
        return new BigDecimal(
                signe + ESPACES.matcher(montant.group(2)).replaceAll("") + (decimales == null ? "" : "." + decimales));
    }
}
