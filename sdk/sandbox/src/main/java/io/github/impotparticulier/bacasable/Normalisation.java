package io.github.impotparticulier.bacasable;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Ramène un nom à l'écriture du registre : majuscules sans accents ni ligatures, apostrophe droite, une seule espace.
 * Traits d'union, espaces et apostrophes distinguent des noms différents : ils sont gardés.
 */
final class Normalisation {
    private static final Pattern DIACRITIQUES = Pattern.compile("\\p{Mn}+");
    private static final Pattern BLANCS = Pattern.compile("\\s+");

    private Normalisation() {}

    static String nom(String texte) {
        String decompose = Normalizer.normalize(texte, Normalizer.Form.NFD);
        String majuscules = DIACRITIQUES.matcher(decompose).replaceAll("").toUpperCase(Locale.ROOT);
        return BLANCS.matcher(majuscules)
                .replaceAll(" ")
                .replace('\u2019', '\'')
                .replace("Œ", "OE")
                .replace("Æ", "AE")
                .strip();
    }
}
