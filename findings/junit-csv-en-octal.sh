#!/usr/bin/env bash
# JUnit Jupiter 6.1.3, @CsvSource : le département 075 vaut 61, le mois 08 est refusé, et 07 passe.
#
# On aurait parié : un champ d'un CSV de cas de test se lit en base dix, comme par Integer.parseInt : 075 vaut 75, et tous les
# mois de 01 à 12 passent.
# Vu : la conversion est celle d'Integer.decode, où un zéro en tête annonce la base huit : 075 vaut 61, le code 01015 vaut 525,
# un numéro fiscal en 0 est refusé s'il a un 8 ou un 9, et faux sans erreur sinon. Le mois 07 passe, 08 non. Le guide de
# l'utilisateur le dit, par un exemple (017 vaut 15) dans un tableau de conversions.
# Conséquence : le jeu d'essai essaie autre chose que ce qu'il montre. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>6.1.3</version></dependency>
    <dependency><groupId>org.junit.platform</groupId><artifactId>junit-platform-launcher</artifactId><version>6.1.3</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

public class Essai {
    public static class Cas {
        @ParameterizedTest
        @CsvSource({"75, 75", "075, 075", "01015, 01015", "07, 07", "08, 08", "0100000000366, 0100000000366",
            "0700000123130, 0700000123130"})
        void lit(String texte, long nombre) {
            System.out.println(texte + " : " + nombre);
        }
    }

    public static void main(String[] args) {
        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Cas.class)).build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier essai, TestExecutionResult resultat) {
                        resultat.getThrowable().ifPresent(e -> System.out.println("refusé : " + e.getMessage()));
                    }
                });
    }
}
FIN
javac -cp 'lib/*' Essai.java
java -cp '.:lib/*' Essai | tee vu

diff vu - <<'FIN'
75 : 75
075 : 61
01015 : 525
07 : 7
refusé : Error converting parameter at index 1: Failed to convert String "08" to type long
0100000000366 : 8589934838
0700000123130 : 60129584728
FIN
