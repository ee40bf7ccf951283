#!/usr/bin/env bash
# Jayway JsonPath 3.0.0 : dans un filtre, l'égalité d'une chaîne et d'un nombre dépend du côté où est la chaîne.
#
# On aurait parié : « == » entre une chaîne et un nombre est toujours faux (RFC 9535), ou toujours vrai s'ils disent le même
# nombre ; en tout cas pareil pour Paris (75056) et pour Arboys en Bugey (01015).
# Vu : le littéral prend le type de la valeur lue. Un nombre écrit dans le filtre est comparé comme un texte à une chaîne :
# 75056 trouve "75056", mais 01015 ne trouve pas "01015". Une chaîne écrite dans le filtre est comparée comme un nombre à un
# nombre : '01015' trouve 1015. Et '1.25' trouve 1.250, quand 1.25 ne trouve pas "1.250".
# Conséquence : un filtre sans guillemets marche sur tous les départements essayés, sauf de 01 à 09. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.jayway.jsonpath</groupId><artifactId>json-path</artifactId><version>3.0.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.jayway.jsonpath.JsonPath;
import java.util.List;

class Essai {
    public static void main(String[] args) {
        String[][] cas = {
            {"\"75056\"", "75056"}, {"\"01015\"", "01015"}, {"75056", "'75056'"}, {"1015", "'01015'"},
            {"1.250", "'1.25'"}, {"\"1.250\"", "1.25"}, {"1.250", "1.25"}
        };
        for (String[] c : cas) {
            List<Object> trouves = JsonPath.read("[{\"v\": " + c[0] + "}]", "$[?(@.v == " + c[1] + ")]");
            System.out.println("valeur " + c[0] + ", filtre == " + c[1] + " : " + (trouves.isEmpty() ? "rien" : "trouvé"));
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
valeur "75056", filtre == 75056 : trouvé
valeur "01015", filtre == 01015 : rien
valeur 75056, filtre == '75056' : trouvé
valeur 1015, filtre == '01015' : trouvé
valeur 1.250, filtre == '1.25' : trouvé
valeur "1.250", filtre == 1.25 : rien
valeur 1.250, filtre == 1.25 : trouvé
FIN
