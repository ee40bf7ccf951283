#!/usr/bin/env bash
# OpenAPI Generator 7.25.0 (générateur java) : trois règles différentes pour une même lettre accentuée.
#
# On aurait parié : les accents sont soit gardés (ce sont des lettres d'identificateur Java), soit ôtés (é devient e), de la
# même façon pour un champ, une opération, une étiquette et une valeur d'énumération.
# Vu : le champ « année » garde l'accent (getAnnée) ; l'opération « récupérerAvis » PERD ses lettres (rcuprerAvis), et
# l'étiquette « Impôt » de même (ImptApi) ; dans une énumération l'accent devient un souligné (MARI_ pour marié), et une
# valeur d'une seule lettre accentuée devient « u », en minuscule, puis u2 pour la suivante.
# Corriger un accent dans le contrat renomme donc des méthodes et des constantes. Sortie vue : la fin de ce fichier.
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
paths:
  /avis:
    get:
      operationId: récupérerAvis
      tags: [Impôt]
      responses:
        "200": {description: trouvé, content: {application/json: {schema: {$ref: "#/components/schemas/Avis"}}}}
components:
  schemas:
    Avis:
      type: object
      properties:
        année: {type: string}
        situation: {type: string, enum: [marié, pacsé]}
        case: {type: string, enum: ["É", "È", "E"]}
FIN
produire() {
    mvn -q "${@:2}" org.openapitools:openapi-generator-maven-plugin:7.25.0:generate \
        -Dopenapi.generator.maven.plugin.inputSpec=api.yaml \
        -Dopenapi.generator.maven.plugin.generatorName="$1" \
        -Dopenapi.generator.maven.plugin.output="$1" > "$1.log" 2>&1
}
produire java -o || produire java || { cat java.log >&2; exit 1; }
{
    cd java/src/main/java/org/openapitools/client
    ls api
    grep -ohE 'public Avis [^(]+' api/*.java
    grep -ohE 'public String get[^(]+' model/Avis.java | grep -v getValue
    grep -hE '^    [A-Za-z0-9_]+\("' model/Avis.java
} | sed 's/^ *//' | tee vu

diff vu - <<'FIN'
ImptApi.java
public Avis rcuprerAvis
public String getAnnée
MARI_("marié"),
PACS_("pacsé");
u("É"),
u2("È"),
E("E");
FIN
