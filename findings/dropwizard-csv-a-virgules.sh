#!/usr/bin/env bash
# Dropwizard Metrics 4.2.40, CsvReporter : sur un poste français, le CSV séparé par des virgules a des décimales à virgule.
#
# On aurait parié : le rapport se relit comme il s'écrit, avec autant de champs que de titres, sur toutes les machines ; les
# autres rapports de la même bibliothèque (Graphite) fixent leur langue.
# Vu : les nombres prennent la virgule de la langue de la machine, dans un fichier séparé par des virgules et sans guillemets :
# 18 titres, 32 champs, et un maximum de 1500,25 ms se lit 1500, suivi d'un champ 250000. Il faut formatFor(Locale.ROOT).
# Conséquence : des mesures justes sur l'intégration continue, en anglais, et fausses en production. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.dropwizard.metrics</groupId><artifactId>metrics-core</artifactId><version>4.2.40</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.codahale.metrics.CsvReporter;
import com.codahale.metrics.MetricRegistry;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

class Essai {
    public static void main(String[] args) throws Exception {
        for (Locale langue : new Locale[] {Locale.US, Locale.FRANCE}) {
            Locale.setDefault(langue);
            MetricRegistry mesures = new MetricRegistry();
            mesures.timer("appel").update(1500_250, TimeUnit.MICROSECONDS);
            File dossier = Files.createDirectory(Path.of(langue.toString())).toFile();
            try (CsvReporter rapport = CsvReporter.forRegistry(mesures).build(dossier)) {
                rapport.report();
            }
            List<String> lignes = Files.readAllLines(dossier.toPath().resolve("appel.csv"));
            String[] champs = lignes.get(1).split(",");
            System.out.println(langue + " : " + lignes.get(0).split(",").length + " titres, " + champs.length + " champs, max "
                    + champs[2] + ", mean " + champs[3]);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
en_US : 18 titres, 18 champs, max 1500.250000, mean 1500.250000
fr_FR : 18 titres, 32 champs, max 1500, mean 250000
FIN
