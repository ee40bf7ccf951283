package io.github.impotparticulier.r2p;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Les formes que la DGFiP attend des critères, vérifiées avant tout envoi ; aucune valeur n'est citée. */
final class Formes {
    private static final Pattern BLANCS = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern INTERDITS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");
    private static final String METROPOLE_COURT = "(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])";
    private static final Pattern METROPOLE = Pattern.compile("0?" + METROPOLE_COURT + "|" + METROPOLE_COURT + "0");
    private static final Pattern AMBIGU = Pattern.compile("0[0-9]0");
    private static final Pattern OUTRE_MER = Pattern.compile("97[1-8]|98[46-8]");
    private static final Pattern DOM = Pattern.compile("97[12346]");
    private static final Pattern PAYS = Pattern.compile("99[0-9]{3}");

    private Formes() {}

    /** Un texte sans blancs superflus ; l'apostrophe typographique devient droite. */
    static String texte(String valeur, String quoi, int longueurMax) {
        String net = BLANCS.matcher(Objects.requireNonNull(valeur, quoi))
                .replaceAll(" ")
                .strip()
                .replace('\u2019', '\'');
        if (net.isEmpty()
                || net.length() > longueurMax
                || INTERDITS.matcher(net).find()) {
            throw invalide(quoi + " : donnez de 1 à " + longueurMax + " caractères imprimables.");
        }
        return net;
    }

    /** Un département sous sa forme courante : 01, 75, 2A, 974. */
    static String departement(String valeur) {
        String net = Objects.requireNonNull(valeur, "département").strip().toUpperCase(Locale.ROOT);
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

    static boolean estOutreMerHorsDom(String departement) {
        return OUTRE_MER.matcher(departement).matches()
                && !DOM.matcher(departement).matches();
    }

    /** Le code d'une commune sans son département : trois chiffres, deux en collectivité d'outre-mer. */
    static String commune(String valeur, String departement) {
        int chiffres = estOutreMerHorsDom(departement) ? 2 : 3;
        String net = Objects.requireNonNull(valeur, "commune").strip();
        if (!net.matches("[0-9]{" + chiffres + "}")) {
            throw invalide(
                    "Commune : donnez les " + chiffres
                            + " derniers chiffres de son code INSEE, sans le département (115 pour le 15e arrondissement de Paris).");
        }
        return net;
    }

    static String pays(String valeur) {
        String net = Objects.requireNonNull(valeur, "pays").strip();
        if (!PAYS.matcher(net).matches()) {
            throw invalide("Pays : donnez son code INSEE à cinq chiffres, qui commence par 99 (99100 pour la France).");
        }
        return net;
    }

    static RequeteInvalideException invalide(String explication) {
        return new RequeteInvalideException(explication, Circonstances.aucunes());
    }
}
