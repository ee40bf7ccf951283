package io.github.impotparticulier.r2p;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Les formes que la DGFiP attend des critères, vérifiées avant tout envoi ; aucune valeur n'est citée. */
final class Formes {
    /** Ce qu'un copier-coller ajoute sans que rien ne se voie. */
    private static final Pattern INVISIBLES = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");

    private static final Pattern BLANCS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern TIRETS = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63\\uFF0D]");
    private static final Pattern APOSTROPHES =
            Pattern.compile("[\\u0060\\u00B4\\u02B9\\u02BB\\u02BC\\u2018\\u2019\\u201B\\u2032\\uFF07]");
    private static final Pattern INTERDITS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final String METROPOLE_COURT = "(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])";
    private static final Pattern METROPOLE = Pattern.compile("0?" + METROPOLE_COURT + "|" + METROPOLE_COURT + "0");
    private static final Pattern AMBIGU = Pattern.compile("0[0-9]0");
    private static final Pattern OUTRE_MER = Pattern.compile("97[1-8]|98[46-8]");
    private static final Pattern PAYS = Pattern.compile("99[0-9]{3}");

    private Formes() {}

    /**
     * Un texte composé (NFC), sans blancs superflus ni caractères invisibles ; traits d'union et apostrophes typographiques deviennent
     * ceux du clavier.
     */
    static String texte(String valeur, String quoi, int longueurMax) {
        String visible =
                INVISIBLES.matcher(Objects.requireNonNull(valeur, quoi)).replaceAll("");
        String net = BLANCS.matcher(Normalizer.normalize(visible, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        net = APOSTROPHES.matcher(TIRETS.matcher(net).replaceAll("-")).replaceAll("'");
        if (net.isEmpty()
                || longueur(net) > longueurMax
                || INTERDITS.matcher(net).find()) {
            throw invalide(quoi + " : donnez de 1 à " + longueurMax + " caractères imprimables.");
        }
        return net;
    }

    /** Le nombre de caractères, et non de moitiés de caractère. */
    static int longueur(String texte) {
        return texte.codePointCount(0, texte.length());
    }

    /** Un code, en majuscules et sans aucun blanc ni caractère invisible. */
    static String code(String valeur, String quoi) {
        String visible =
                INVISIBLES.matcher(Objects.requireNonNull(valeur, quoi)).replaceAll("");
        return BLANCS.matcher(visible).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Un département d'adresse sous sa forme courante : 01, 75, 2A, 974. */
    static String departement(String valeur) {
        String net = code(valeur, "département");
        if (OUTRE_MER.matcher(net).matches()) {
            return net;
        }
        if (AMBIGU.matcher(net).matches()) {
            throw invalide(
                    "Département ambigu : R2P et SFiP ne complètent pas de même son code ; donnez-le en deux caractères.");
        }
        if (!METROPOLE.matcher(net).matches()) {
            throw invalide("Département : donnez son code, par exemple 01, 75, 2A ou 974.");
        }
        return net.length() == 3 && net.charAt(0) == '0' ? net.substring(1) : net.substring(0, 2);
    }

    static boolean estTom(String departement) {
        return LieuNaissance.TOM.matcher(departement).matches();
    }

    /** Le code d'une commune sans son département : trois chiffres, deux en collectivité d'outre-mer. */
    static String commune(String valeur, String departement) {
        String net = code(valeur, "commune");
        boolean tom = estTom(departement);
        if (!net.matches(tom ? "[0-9]{2}" : "[0-9]{3}")) {
            throw invalide(
                    departement.length() == 2
                            ? "Commune : donnez les 3 derniers chiffres de son code INSEE, sans le département (115 pour le 15e"
                                    + " arrondissement de Paris)."
                            : "Commune d'outre-mer : après son département ou sa collectivité, donnez les "
                                    + (tom
                                            ? "2 derniers chiffres de son code INSEE ; 98735 se donne 987, 35."
                                            : "3 derniers chiffres de son code INSEE ; 97411 se donne 974, 411."));
        }
        return net;
    }

    static String pays(String valeur) {
        String net = code(valeur, "pays");
        if (!PAYS.matcher(net).matches()) {
            throw invalide("Pays : donnez son code INSEE à cinq chiffres, qui commence par 99 (99100 pour la France).");
        }
        return net;
    }

    static RequeteInvalideException invalide(String explication) {
        return new RequeteInvalideException(explication, Circonstances.aucunes());
    }
}
