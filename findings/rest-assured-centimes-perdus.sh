#!/usr/bin/env bash
# REST-assured 6.0.1 (json-path) : au-delà de 131 072 euros, les centimes sont faux, même demandés en BigDecimal.
#
# On aurait parié : getObject("revenu", BigDecimal.class), getDouble et getString rendent le nombre écrit dans la réponse ; le
# float des réglages d'origine ne touche que get(), sans type.
# Vu : la réponse est lue en float, et tout est converti depuis ce float : 200000.01 est rendu 200000.02 sous les quatre
# formes, et 16777217.5 fait 16777218. Sous 131 072, tout est juste, et l'on ne voit rien. Il faut
# numberReturnType(BIG_DECIMAL) pour lire ce qui est écrit.
# Conséquence : un test qui compare deux montants les dit égaux à un centime près, ou à un euro. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.rest-assured</groupId><artifactId>json-path</artifactId><version>6.0.1</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.math.BigDecimal;

class Essai {
    public static void main(String[] args) {
        for (String montant : new String[] {"17827.55", "200000.01", "1234567.89", "16777217.5"}) {
            JsonPath json = new JsonPath("{\"revenu\":" + montant + "}");
            System.out.println(montant + " : BigDecimal " + json.getObject("revenu", BigDecimal.class).toPlainString()
                    + ", double " + BigDecimal.valueOf(json.getDouble("revenu")).toPlainString() + ", String "
                    + json.getString("revenu"));
        }
        JsonPath regle = new JsonPath("{\"revenu\":200000.01}")
                .using(new JsonPathConfig(NumberReturnType.BIG_DECIMAL));
        System.out.println("réglé, 200000.01 : BigDecimal " + regle.getObject("revenu", BigDecimal.class));
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
17827.55 : BigDecimal 17827.55, double 17827.55, String 17827.55
200000.01 : BigDecimal 200000.02, double 200000.02, String 200000.02
1234567.89 : BigDecimal 1234567.9, double 1234567.9, String 1234567.9
16777217.5 : BigDecimal 16777218, double 16777218, String 1.6777218E7
réglé, 200000.01 : BigDecimal 200000.01
FIN
