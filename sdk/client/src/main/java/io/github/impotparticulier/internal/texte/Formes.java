package io.github.impotparticulier.internal.texte;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Les formes des textes et des codes qui désignent une personne, vérifiées avant tout envoi ; aucune valeur n'est citée. */
public final class Formes {
    /** Ce qu'un copier-coller ajoute sans que rien ne se voie. */
    private static final Pattern INVISIBLES = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]");

    private static final Pattern BLANCS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern TIRETS = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63\\uFF0D]");
    private static final Pattern APOSTROPHES =
            Pattern.compile("[\\u0060\\u00B4\\u02B9\\u02BB\\u02BC\\u2018\\u2019\\u201B\\u2032\\uFF07]");
    private static final Pattern INTERDITS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");
    /** Les collectivités dont R2P veut la commune en deux chiffres. */
    private static final Pattern TOM = Pattern.compile("97[578]|98[4-9]");

    private static final Pattern PAYS = Pattern.compile("99[0-9]{3}");

    private Formes() {}

    /**
     * Un texte composé (NFC), sans blancs superflus ni caractères invisibles ; traits d'union et apostrophes typographiques deviennent
     * ceux du clavier.
     */
    public static String texte(String valeur, String quoi, int longueurMax) {
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
    public static int longueur(String texte) {
        return texte.codePointCount(0, texte.length());
    }

    /** Un code, en majuscules et sans aucun blanc ni caractère invisible. */
    public static String code(String valeur, String quoi) {
        if (net(Objects.requireNonNull(valeur, quoi))) {
            return valeur;
        }
        String visible = INVISIBLES.matcher(valeur).replaceAll("");
        return BLANCS.matcher(visible).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Vrai d'un code déjà net, comme presque tous : deux remplacements et une mise en majuscules ne lui feraient rien. */
    private static boolean net(String code) {
        for (int i = 0; i < code.length(); i++) {
            char lettre = code.charAt(i);
            if ((lettre < '0' || lettre > '9') && (lettre < 'A' || lettre > 'Z')) {
                return false;
            }
        }
        return true;
    }

    public static boolean estTom(String departement) {
        return TOM.matcher(departement).matches();
    }

    /** Le code d'une commune sans son département : trois chiffres, deux en collectivité d'outre-mer. */
    public static String commune(String valeur, String departement) {
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

    public static String pays(String valeur) {
        String net = code(valeur, "pays");
        if (!PAYS.matcher(net).matches()) {
            throw invalide("Pays : donnez son code INSEE à cinq chiffres, qui commence par 99 (99100 pour la France).");
        }
        return net;
    }

    public static RequeteInvalideException invalide(String explication) {
        return new RequeteInvalideException(explication, Circonstances.aucunes());
    }
}
