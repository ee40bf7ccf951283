package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.texte.Formes;

/**
 * Les lettres d'un nom que le serveur prend : celles de l'alphabet latin avec les accents de l'Europe de l'Ouest, l'espace, l'apostrophe et
 * le trait d'union. Le reste, il le dit absent.
 */
final class Lettres {
    private Lettres() {}

    /** Ce que le serveur prend d'un nom d'état civil, déjà composé et sans apostrophe typographique : œ y devient oe. */
    static String accepter(String texte, String quoi) {
        String net = texte.replace("œ", "oe").replace("Œ", "OE");
        verifier(net, quoi);
        return net;
    }

    /** Refuse ce que le serveur ne prend pas, en disant quelle sorte de caractère, sans le citer. */
    static void verifier(String texte, String quoi) {
        if (!permis(texte)) {
            throw Formes.invalide(
                    quoi + " : l'API Particulier n'y prend que les lettres latines de l'Europe de l'Ouest, l'espace,"
                            + " l'apostrophe et le trait d'union ; celui-ci porte " + sorte(texte) + ".");
        }
    }

    private static boolean permis(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            if (!permise(texte.charAt(i))) {
                return false;
            }
        }
        return !texte.isEmpty();
    }

    private static boolean permise(int lettre) {
        return (lettre >= 'a' && lettre <= 'z')
                || (lettre >= 'A' && lettre <= 'Z')
                || lettre == ' '
                || lettre == '\''
                || lettre == '-'
                || (lettre >= 'À' && lettre <= 'ÿ' && lettre != '×' && lettre != '÷');
    }

    private static String sorte(String texte) {
        int fautif =
                texte.codePoints().filter(point -> !permise(point)).findFirst().orElse(' ');
        if (Character.isDigit(fautif)) {
            return "un chiffre";
        }
        if (Character.isLetter(fautif)) {
            return Character.UnicodeScript.of(fautif) == Character.UnicodeScript.LATIN
                    ? "une lettre latine d'une autre langue : donnez-la sans son signe"
                    : "une lettre d'un autre alphabet : donnez la transcription de l'état civil";
        }
        return switch (fautif) {
            case '.' -> "un point";
            case ',' -> "une virgule : donnez chaque prénom à part";
            default ->
                Character.isWhitespace(fautif) || Character.isISOControl(fautif)
                        ? "un blanc qui n'est pas une espace"
                        : "un signe de ponctuation ou un symbole";
        };
    }
}
