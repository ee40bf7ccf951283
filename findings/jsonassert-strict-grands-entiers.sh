#!/usr/bin/env bash
# JSONassert 1.5.3, JSONCompareMode.STRICT : deux identifiants entiers différents sont déclarés égaux.
#
# On aurait parié : en mode strict, {"id":9007199254740993} et {"id":9007199254740992} diffèrent : ce sont deux JSON valides,
# deux long de Java, et la bibliothèque les garde bien en long quand on les relit (JSONObject.getLong).
# Vu : tous les nombres sont comparés par doubleValue() : au-delà de 2^53 les voisins se confondent, et le contrôle passe.
# La valeur attendue et la valeur reçue peuvent même différer de plusieurs dizaines sur un identifiant de 19 chiffres.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.skyscreamer</groupId><artifactId>jsonassert</artifactId><version>1.5.3</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import org.json.JSONObject;
import org.skyscreamer.jsonassert.JSONCompare;
import org.skyscreamer.jsonassert.JSONCompareMode;

class Essai {
    public static void main(String[] args) throws Exception {
        String[][] paires = {
            {"9007199254740991", "9007199254740990"},
            {"9007199254740993", "9007199254740992"},
            {"1234567890123456789", "1234567890123456700"}
        };
        for (String[] p : paires) {
            String attendu = "{\"id\":" + p[0] + "}";
            String recu = "{\"id\":" + p[1] + "}";
            boolean egaux = JSONCompare.compareJSON(attendu, recu, JSONCompareMode.STRICT).passed();
            System.out.println(new JSONObject(attendu).getLong("id") + " et " + new JSONObject(recu).getLong("id") + " : "
                    + (egaux ? "égaux" : "différents"));
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
9007199254740991 et 9007199254740990 : différents
9007199254740993 et 9007199254740992 : égaux
1234567890123456789 et 1234567890123456700 : égaux
FIN
