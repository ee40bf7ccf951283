#!/usr/bin/env bash
# ICU4J 79.1, RuleBasedNumberFormat en français : un nombre en toutes lettres, bien orthographié, se lit faux sans erreur.
#
# On aurait parié : parse("soixante et onze") rend 71, comme parse("soixante-et-onze"), ou lève une ParseException.
# Vu : 60. La lecture s'arrête au premier mot qu'ICU n'aurait pas écrit, et ICU écrit un mélange des deux orthographes :
# des traits d'union en dessous de cent (vingt-et-un, de 1990), aucun au-dessus (deux cent mille, d'avant). « vingt et un
# mille », d'avant 1990, vaut donc 20, et « deux-cent-mille », de 1990, vaut 2 : aucun des deux usages n'est lu en entier.
# setLenientParseMode(true) les lit, mais fait encore 4 de « quatre-vingt » et 7 de « septante ».
# Conséquence : un montant en lettres relu pour contrôle est faux de mille fois. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId><version>79.1</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Locale;

class Essai {
    public static void main(String[] args) throws Exception {
        RuleBasedNumberFormat strict = new RuleBasedNumberFormat(Locale.FRANCE, RuleBasedNumberFormat.SPELLOUT);
        RuleBasedNumberFormat souple = new RuleBasedNumberFormat(Locale.FRANCE, RuleBasedNumberFormat.SPELLOUT);
        souple.setLenientParseMode(true);
        for (long nombre : new long[] {71, 21000, 200000}) {
            System.out.println(nombre + " s'écrit " + strict.format(nombre));
        }
        for (String lettres : new String[] {"soixante-et-onze", "soixante et onze", "vingt et un mille", "deux cent mille",
            "deux-cent-mille", "quatre-vingt", "septante"}) {
            System.out.println(lettres + " : " + strict.parse(lettres) + ", en mode souple " + souple.parse(lettres));
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
71 s'écrit soixante-et-onze
21000 s'écrit vingt-et-un mille
200000 s'écrit deux cent mille
soixante-et-onze : 71, en mode souple 71
soixante et onze : 60, en mode souple 71
vingt et un mille : 20, en mode souple 21000
deux cent mille : 200000, en mode souple 200000
deux-cent-mille : 2, en mode souple 200000
quatre-vingt : 4, en mode souple 4
septante : 7, en mode souple 7
FIN
