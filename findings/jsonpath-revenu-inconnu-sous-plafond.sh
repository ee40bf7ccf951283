#!/usr/bin/env bash
# jsonpath 1.3.0 et jsonpath-plus 11.3.0 (npm) : un revenu null est « inférieur à 20000 », et aussi « supérieur ou égal à 0 ».
#
# On aurait parié : [?(@.rfr < 20000)] ne retient que des nombres, comme le dit la RFC 9535 (2.3.5.2.2 : null ne s'ordonne pas
# avec un nombre), et comme le font jsonpath-rfc9535 1.3.0 en JavaScript et Jayway JsonPath 3.0.0 en Java.
# Vu : l'inégalité est celle de JavaScript, où null et la chaîne vide valent zéro : le foyer dont le revenu n'est pas connu
# est retenu sous le plafond, et il l'est encore par « >= 0 » ; celui dont le champ manque ne l'est pas.
# Conséquence : la même expression, déplacée du code Java à une page ou à un scénario, donne un droit à qui l'on ignore tout.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts jsonpath@1.3.0 jsonpath-plus@11.3.0 jsonpath-rfc9535@1.3.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }
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

cat > foyers.json <<'FIN'
{"foyers": [{"nom": "MODESTE", "rfr": 17827}, {"nom": "AISE", "rfr": 90000}, {"nom": "INCONNU", "rfr": null},
            {"nom": "VIDE", "rfr": ""}, {"nom": "ABSENT"}]}
FIN
cat > essai.mjs <<'FIN'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const json = JSON.parse(readFileSync('foyers.json', 'utf8'));
for (const path of process.argv.slice(2)) {
    console.log(`jsonpath ${path} : ${require('jsonpath').query(json, path).join(', ')}`);
    console.log(`jsonpath-plus ${path} : ${require('jsonpath-plus').JSONPath({ path, json }).join(', ')}`);
    console.log(`jsonpath-rfc9535 ${path} : ${require('jsonpath-rfc9535').query(json, path).join(', ')}`);
}
FIN
cat > Essai.java <<'FIN'
import com.jayway.jsonpath.JsonPath;
import java.io.File;
import java.util.List;

class Essai {
    public static void main(String[] args) throws Exception {
        for (String chemin : args) {
            List<String> noms = JsonPath.read(new File("foyers.json"), chemin);
            System.out.println("Jayway " + chemin + " : " + String.join(", ", noms));
        }
    }
}
FIN
chemins=('$.foyers[?(@.rfr < 20000)].nom' '$.foyers[?(@.rfr >= 0)].nom')
{ node essai.mjs "${chemins[@]}"; java -cp 'lib/*' Essai.java "${chemins[@]}"; } | tee vu

diff vu - <<'FIN'
jsonpath $.foyers[?(@.rfr < 20000)].nom : MODESTE, INCONNU, VIDE
jsonpath-plus $.foyers[?(@.rfr < 20000)].nom : MODESTE, INCONNU, VIDE
jsonpath-rfc9535 $.foyers[?(@.rfr < 20000)].nom : MODESTE
jsonpath $.foyers[?(@.rfr >= 0)].nom : MODESTE, AISE, INCONNU, VIDE
jsonpath-plus $.foyers[?(@.rfr >= 0)].nom : MODESTE, AISE, INCONNU, VIDE
jsonpath-rfc9535 $.foyers[?(@.rfr >= 0)].nom : MODESTE, AISE
Jayway $.foyers[?(@.rfr < 20000)].nom : MODESTE
Jayway $.foyers[?(@.rfr >= 0)].nom : MODESTE, AISE
FIN
