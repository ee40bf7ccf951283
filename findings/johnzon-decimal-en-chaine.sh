#!/usr/bin/env bash
# Apache Johnzon 2.0.1 et Yasson 3.0.5, deux mises en œuvre de Jakarta JSON Binding 3.0 : le même objet, deux JSON.
#
# On aurait parié : changer de fournisseur JSON-B ne change pas la forme du JSON ; un BigDecimal 2.75 s'écrit 2.75.
# Vu : Johnzon écrit les BigDecimal et BigInteger en CHAÎNES ("2.75"), pas les long ni les double ; Yasson en nombres.
# À la lecture, Johnzon prend "2.75" pour un BigDecimal et "17827" pour un Long, mais refuse "17827" pour un int.
# Conséquence : un service passé d'un serveur d'applications à l'autre change de contrat. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.johnzon</groupId><artifactId>johnzon-jsonb</artifactId><version>2.0.1</version></dependency>
    <dependency><groupId>org.eclipse</groupId><artifactId>yasson</artifactId><version>3.0.5</version></dependency>
    <dependency><groupId>jakarta.inject</groupId><artifactId>jakarta.inject-api</artifactId><version>2.0.1</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import jakarta.json.bind.Jsonb;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.johnzon.jsonb.JohnzonProvider;
import org.eclipse.yasson.JsonBindingProvider;

public class Essai {
    public static class Foyer {
        public BigDecimal nbPart = new BigDecimal("2.75");
        public BigInteger impot = BigInteger.valueOf(1234);
        public Long spi = 3999999999999L;
        public double taux = 7.5;
        public int revenu;
    }

    public static void main(String[] args) throws Exception {
        Jsonb yasson = new JsonBindingProvider().create().build();
        Jsonb johnzon = new JohnzonProvider().create().build();
        System.out.println("Yasson : " + yasson.toJson(new Foyer()));
        System.out.println("Johnzon : " + johnzon.toJson(new Foyer()));
        for (String json : new String[] {"{\"nbPart\":\"2.5\"}", "{\"spi\":\"17827\"}", "{\"revenu\":\"17827\"}"}) {
            System.out.println(json + " : Yasson " + lit(yasson, json) + ", Johnzon " + lit(johnzon, json));
        }
    }

    private static String lit(Jsonb jsonb, String json) {
        try {
            jsonb.fromJson(json, Foyer.class);
            return "lu";
        } catch (RuntimeException e) {
            return "refusé";
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
Yasson : {"impot":1234,"nbPart":2.75,"revenu":0,"spi":3999999999999,"taux":7.5}
Johnzon : {"impot":"1234","nbPart":"2.75","revenu":0,"spi":3999999999999,"taux":7.5}
{"nbPart":"2.5"} : Yasson lu, Johnzon lu
{"spi":"17827"} : Yasson lu, Johnzon lu
{"revenu":"17827"} : Yasson lu, Johnzon refusé
FIN
