#!/usr/bin/env bash
# JDK 17 et JDK 25 (essayés tous deux) : le format court français lit « 14/07/92 » en l'an 92 avec java.time, en 1992 avec java.text.
#
# On aurait parié : les deux API du JDK tirent leur format court des mêmes données (CLDR, fr_FR) ; une année à deux chiffres
# y vaut 1992 dans les deux, ou est refusée.
# Vu : le motif est le même, « dd/MM/y », et il écrit 14/07/1992 ; mais à la lecture « y » prend dans java.time tous les
# chiffres tels quels (an 0092) quand SimpleDateFormat remet deux chiffres dans le siècle. Aucune erreur.
# Conséquence : passer de DateFormat à DateTimeFormatter.ofLocalizedDate change de dix-neuf siècles une saisie valable.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > Essai.java <<'FIN'
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.chrono.IsoChronology;
import java.util.Locale;

class Essai {
    public static void main(String[] args) throws Exception {
        DateTimeFormatter neuf = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(Locale.FRANCE);
        SimpleDateFormat ancien = (SimpleDateFormat) DateFormat.getDateInstance(DateFormat.SHORT, Locale.FRANCE);
        System.out.println("motif : java.time "
                + DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, Locale.FRANCE)
                + ", java.text " + ancien.toPattern());
        System.out.println("14 juillet 1992 écrit : " + neuf.format(LocalDate.of(1992, 7, 14)));
        System.out.println("14/07/92 lu : java.time " + LocalDate.parse("14/07/92", neuf) + ", java.text "
                + new SimpleDateFormat("yyyy-MM-dd").format(ancien.parse("14/07/92")));
    }
}
FIN
java Essai.java | tee vu

diff vu - <<'FIN'
motif : java.time dd/MM/y, java.text dd/MM/y
14 juillet 1992 écrit : 14/07/1992
14/07/92 lu : java.time 0092-07-14, java.text 1992-07-14
FIN
