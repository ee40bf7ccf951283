#!/usr/bin/env bash
# swagger-parser 2.1.48 et yaml 2.9.1 (npm) : le même contrat OpenAPI n'a pas les mêmes codes selon qui le lit.
#
# On aurait parié : dans un schéma « type: string », enum: [075, 08, 2A0] donne les trois textes 075, 08, 2A0 (swagger-parser
# connaît le type quand il range les valeurs, et les range bien comme des textes) ; OpenAPI 3.0 recommande d'ailleurs YAML 1.2,
# où il n'y a ni octal sans « 0o » ni soixantaine.
# Vu : swagger-parser lit d'abord en YAML 1.1, PUIS en fait des textes : 075 devient le texte "61", 08 reste "08" (ce n'est pas
# de l'octal), 12:30 "750", non reste et no devient "false", la version 1.10 "1.1". Les outils de Node lisent 75, 8, 12:30,
# no et 1.1. Ni l'un ni l'autre ne le signale ; seuls 2A0 et non sont les mêmes chez les deux.
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
    <dependency><groupId>io.swagger.parser.v3</groupId><artifactId>swagger-parser-v3</artifactId><version>2.1.48</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import io.swagger.v3.core.util.Json;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;

class Essai {
    public static void main(String[] args) throws Exception {
        SwaggerParseResult lu = new OpenAPIV3Parser().readContents(Files.readString(Path.of("api.yaml")));
        System.out.println("swagger-parser : version "
                + Json.mapper().writeValueAsString(lu.getOpenAPI().getInfo().getVersion()) + ", enum "
                + Json.mapper().writeValueAsString(
                        lu.getOpenAPI().getComponents().getSchemas().get("Code").getEnum())
                + ", messages " + lu.getMessages());
    }
}
FIN
npm install --no-audit --no-fund --ignore-scripts yaml@2.9.1 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > api.yaml <<'FIN'
openapi: 3.0.1
info: {title: essai, version: 1.10}
paths: {}
components:
  schemas:
    Code: {type: string, enum: [075, 08, 2A0, 12:30, non, no]}
FIN
cat > essai.mjs <<'FIN'
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const lu = parse(readFileSync('api.yaml', 'utf8'));
console.log(`yaml : version ${JSON.stringify(lu.info.version)}, enum ${JSON.stringify(lu.components.schemas.Code.enum)}`);
FIN
{
    java -cp 'lib/*' Essai.java
    node essai.mjs
} | tee vu

diff vu - <<'FIN'
swagger-parser : version "1.1", enum ["61","08","2A0","750","non","false"], messages []
yaml : version 1.1, enum [75,8,"2A0","12:30","non","no"]
FIN
