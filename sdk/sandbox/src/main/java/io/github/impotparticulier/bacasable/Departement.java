package io.github.impotparticulier.bacasable;

import java.util.regex.Pattern;

/** Les formes de département, différentes d'une API à l'autre et d'un paramètre à l'autre. */
final class Departement {
    private static final String METROPOLE = "(?:0[1-9]|[1-8][0-9]|9[0-5]|2[AB])";
    /** Au jour de la naissance, 20 pouvait être la Corse et 96 la Tunisie. */
    private static final String METROPOLE_NAISSANCE = "(?:" + METROPOLE + "|96)";

    private static final String OUTRE_MER = "9[78][0-9]";

    /** 13, 130, 2A, 2A0, 974. */
    static final Pattern LEP = Pattern.compile(METROPOLE + "0?|" + OUTRE_MER);

    /** 130, 2A0, 974. */
    static final Pattern SFIP_02GA = Pattern.compile(METROPOLE + "0|" + OUTRE_MER);

    /** 75, 2A, 974. */
    static final Pattern SFIP = Pattern.compile(METROPOLE + "|" + OUTRE_MER);

    /** 75, 075, 2A, 02A, 2A0, 976 : le texte du fichier dit trois caractères, et son exemple en a deux. */
    static final Pattern R2P_NAISSANCE = Pattern.compile("0?" + METROPOLE_NAISSANCE + "|2[AB]0|" + OUTRE_MER);

    /** 75, 2A, 974, au jour de la naissance. */
    static final Pattern SFIP_NAISSANCE = Pattern.compile(METROPOLE_NAISSANCE + "|" + OUTRE_MER);

    /** 16, 2A, 974. */
    static final Pattern R2P_ADRESSE = Pattern.compile(METROPOLE + "|97[1-6]");

    /** 985 a été Mayotte jusqu'en 2011. */
    static final Pattern TOM = Pattern.compile("97[578]|98[4-9]");

    private Departement() {}

    /** Deux caractères en métropole, trois outre-mer. */
    static String normaliser(String code) {
        if (code.length() == 3 && code.startsWith("0")) {
            return code.substring(1);
        }
        return code.startsWith("2") && code.length() == 3 ? code.substring(0, 2) : code;
    }

    static boolean estTom(String code) {
        return TOM.matcher(code).matches();
    }

    static boolean estOutreMer(String code) {
        return code.matches(OUTRE_MER);
    }
}
