#!/usr/bin/env bash
# swagger-parser 2.1.48 (swagger-parser-v3) : l'exemple « 1992-00-00 » d'un contrat devient le 30 novembre 1991.
#
# On aurait parié : un exemple est gardé tel quel, c'est du texte entre guillemets ; ou bien, « format: date » l'excluant,
# il est signalé dans getMessages(). Les états civils français écrivent ainsi un jour et un mois inconnus.
# Vu : l'exemple (et la valeur par défaut) est passé à un calendrier indulgent, qui recule d'un mois puis d'un jour, et le
# 31/02 avance au 2 mars. Aucun message. Le contrat réécrit (documentation, faux serveur, générateurs) porte une date que
# personne n'a écrite, vraisemblable et fausse. Une date en JJ/MM/AAAA, elle, est retirée, et signalée pour le défaut seul.
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
import java.util.TimeZone;

class Essai {
    public static void main(String[] args) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        for (String date : new String[] {"1992-07-14", "1992-00-00", "1992-02-31", "14/07/1992"}) {
            SwaggerParseResult lu = new OpenAPIV3Parser().readContents("""
                    {"openapi":"3.0.1","info":{"title":"essai","version":"1"},"paths":{},"components":{"schemas":{
                      "Naissance":{"type":"string","format":"date","example":"%s","default":"%s"}}}}
                    """.formatted(date, date));
            System.out.println(date + " : "
                    + Json.mapper().writeValueAsString(
                            lu.getOpenAPI().getComponents().getSchemas().get("Naissance"))
                    + ", messages " + lu.getMessages());
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
1992-07-14 : {"type":"string","format":"date","example":"1992-07-14","default":"1992-07-14"}, messages []
1992-00-00 : {"type":"string","format":"date","example":"1991-11-30","default":"1991-11-30"}, messages []
1992-02-31 : {"type":"string","format":"date","example":"1992-03-02","default":"1992-03-02"}, messages []
14/07/1992 : {"type":"string","format":"date"}, messages [attribute components.schemas.Naissance.default=`14/07/1992` is not of type `date`]
FIN
