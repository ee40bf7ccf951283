#!/usr/bin/env bash
# OpenAPI Generator 7.25.0 (java, typescript-fetch, python) : deux propriétés que la casse ou un souligné sépare deviennent une.
#
# On aurait parié : le générateur numérote les noms qui se heurtent, comme il le fait pour les valeurs d'une énumération du
# même fichier (M et m donnent M et M2), ou il le signale.
# Vu : dptNaissDec1 et DptNaissDec1 (deux graphies d'un même champ, qu'un contrat garde le temps d'une transition), nomDec et
# nom_dec, donnent deux champs de même nom, sans avertissement. Java et TypeScript ne compilent pas ; Python, lui, accepte
# la classe, dont la seconde déclaration remplace la première : une des deux propriétés n'est plus jamais lue.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
</project>
FIN
cat > api.yaml <<'FIN'
openapi: 3.0.1
info: {title: essai, version: "1"}
paths: {}
components:
  schemas:
    Situation:
      type: object
      properties:
        dptNaissDec1: {type: string}
        DptNaissDec1: {type: string}
        nomDec: {type: string}
        nom_dec: {type: string}
        sitFam: {type: string, enum: [M, m]}
FIN
produire() {
    mvn -q "${@:2}" org.openapitools:openapi-generator-maven-plugin:7.25.0:generate \
        -Dopenapi.generator.maven.plugin.inputSpec=api.yaml \
        -Dopenapi.generator.maven.plugin.generatorName="$1" \
        -Dopenapi.generator.maven.plugin.output="$1" > "$1.log" 2>&1
}
for langage in java typescript-fetch python; do
    produire "$langage" -o || produire "$langage" || { cat "$langage.log" >&2; exit 1; }
done
{
    echo "avertissements : $(cat ./*.log | grep -c WARN || true)"
    grep -hE '^  private String [^ ]*;' java/src/main/java/org/openapitools/client/model/Situation.java
    grep -hE '^    [A-Z0-9]+\("' java/src/main/java/org/openapitools/client/model/Situation.java
    grep -hE '^    [a-zA-Z0-9]+\?: string;' typescript-fetch/models/Situation.ts
    grep -hE '^    (dpt_naiss_dec1|nom_dec):' python/openapi_client/models/situation.py
} | sed 's/^ *//' | tee vu

diff vu - <<'FIN'
avertissements : 0
private String dptNaissDec1;
private String dptNaissDec1;
private String nomDec;
private String nomDec;
M("M"),
M2("m");
dptNaissDec1?: string;
dptNaissDec1?: string;
nomDec?: string;
nomDec?: string;
dpt_naiss_dec1: Optional[StrictStr] = Field(default=None, alias="dptNaissDec1")
dpt_naiss_dec1: Optional[StrictStr] = Field(default=None, alias="DptNaissDec1")
nom_dec: Optional[StrictStr] = Field(default=None, alias="nomDec")
nom_dec: Optional[StrictStr] = None
FIN
