#!/usr/bin/env bash
# ICU4J 79.1, tradukisto 4.3.3, to-words 5.7.0 et written-number 0.11.1 : un montant en lettres mal accordé.
#
# On aurait parié : pour quatre-vingt et cent, la règle apprise à l'école tient partout : le s s'efface devant un nombre (quatre-vingt
# mille, deux cent mille), et reste devant million, qui est un nom (quatre-vingts millions, deux cents millions).
# Vu : des quatre, aucune n'écrit les quatre montants comme il faut, et aucune ne se trompe comme une autre : ICU efface le s
# partout, written-number le garde partout, tradukisto et to-words se contredisent d'un nombre à l'autre. n2words 4.0.0 a juste.
# Conséquence : une attestation ou un chèque fautif, et un contrôle qui compare deux outils échoue. Sortie vue : la fin.
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
    <dependency><groupId>pl.allegro.finance</groupId><artifactId>tradukisto</artifactId><version>4.3.3</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }
npm install --no-audit --no-fund --ignore-scripts to-words@5.7.0 written-number@0.11.1 n2words@4.0.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.Locale;
import pl.allegro.finance.tradukisto.ValueConverters;

class Essai {
    public static void main(String[] args) {
        RuleBasedNumberFormat icu = new RuleBasedNumberFormat(Locale.FRANCE, RuleBasedNumberFormat.SPELLOUT);
        for (int montant : new int[] {80000, 200000, 80000000, 200000000}) {
            System.out.println("icu4j : " + icu.format(montant));
            System.out.println("tradukisto : " + ValueConverters.FRENCH_INTEGER.asWords(montant));
        }
    }
}
FIN
cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';
import { toCardinal } from 'n2words/fr-FR';
import { ToWords } from 'to-words';

const writtenNumber = createRequire(import.meta.url)('written-number');
const toWords = new ToWords({ localeCode: 'fr-FR' });
for (const montant of [80000, 200000, 80000000, 200000000]) {
    console.log(`to-words : ${toWords.convert(montant).toLowerCase()}`);
    console.log(`written-number : ${writtenNumber(montant, { lang: 'fr' })}`);
    console.log(`n2words : ${toCardinal(montant)}`);
}
FIN
{ java -cp 'lib/*' Essai.java; node essai.mjs; } | tee vu

diff vu - <<'FIN'
icu4j : quatre-vingt mille
tradukisto : quatre-vingts mille
icu4j : deux cent mille
tradukisto : deux cents mille
icu4j : quatre-vingt millions
tradukisto : quatre-vingts millions
icu4j : deux cent millions
tradukisto : deux cent millions
to-words : quatre-vingt mille
written-number : quatre-vingts mille
n2words : quatre-vingt mille
to-words : deux cents mille
written-number : deux cents mille
n2words : deux cent mille
to-words : quatre-vingt millions
written-number : quatre-vingts millions
n2words : quatre-vingts millions
to-words : deux cents millions
written-number : deux cents millions
n2words : deux cents millions
FIN
