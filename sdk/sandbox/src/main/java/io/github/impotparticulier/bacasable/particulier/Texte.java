package io.github.impotparticulier.bacasable.particulier;

import java.text.Normalizer;
import java.util.Locale;

/** Des textes à comparer. */
final class Texte {
    private Texte() {}

    /** En majuscules, sans accents, apostrophes droites, sans blanc autour. */
    static String simplifie(String texte) {
        return Normalizer.normalize(FormeIdentite.droit(texte.strip()), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toUpperCase(Locale.ROOT);
    }
}
