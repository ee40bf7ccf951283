package io.github.impotparticulier.exemples.fiabilisation;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Nombres et durées à la française, quelle que soit la langue de la machine. */
final class Textes {
    private Textes() {}

    static String entier(long nombre) {
        return format("#,##0").format(nombre);
    }

    /** Par seconde ou, si c'est trop peu, par minute. */
    static String debit(long nombre, Duration duree) {
        double secondes = Math.max(duree.toNanos(), 1) / 1e9;
        double parSeconde = nombre / secondes;
        return parSeconde < 10
                ? format("#,##0").format(parSeconde * 60) + " lignes/min"
                : format("#,##0").format(parSeconde) + " lignes/s";
    }

    static String duree(Duration duree) {
        if (duree.toHours() > 0) {
            return duree.toHours() + " h " + duree.toMinutesPart() + " min";
        }
        if (duree.toMinutes() > 0) {
            return duree.toMinutes() + " min " + duree.toSecondsPart() + " s";
        }
        return duree.toSeconds() >= 10
                ? duree.toSeconds() + " s"
                : format("0.0").format(duree.toMillis() / 1e3) + " s";
    }

    private static DecimalFormat format(String motif) {
        DecimalFormatSymbols symboles = DecimalFormatSymbols.getInstance(Locale.FRANCE);
        // L'espace fine insécable de la typographie française s'affiche mal dans bien des consoles.
        symboles.setGroupingSeparator(' ');
        return new DecimalFormat(motif, symboles);
    }
}
