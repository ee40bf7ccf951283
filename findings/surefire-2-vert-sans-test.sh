#!/usr/bin/env bash
# Surefire 2.22.2 (celui de Spring Boot 2.7) et JUnit 5.12 ou plus récent : aucun test n'est exécuté, et la construction réussit.
#
# On aurait parié : monter <junit-jupiter.version> d'un cran de plus va, comme le 5.10 et le 5.11 vont ; sinon, la construction échoue et le dit.
# Vu : à partir du 5.12 le moteur et le lanceur de Surefire ne s'accordent plus ; la découverte échoue en un avertissement du journal de Java
# (« OutputDirectoryCreator not available… »), zéro test passe, et Maven dit BUILD SUCCESS. Un test qui échoue toujours n'arrête plus rien ;
# failIfNoTests l'aurait dit. Une montée de version d'apparence anodine éteint toute une CI. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>${junit}</version><scope>test</scope>
    </dependency>
  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
    <plugin><artifactId>maven-surefire-plugin</artifactId><version>${surefire}</version></plugin>
  </plugins></build>
</project>
FIN
mkdir -p src/test/java
cat > src/test/java/EchecTest.java <<'FIN'
class EchecTest {
    @org.junit.jupiter.api.Test
    void echoue() {
        org.junit.jupiter.api.Assertions.fail();
    }
}
FIN

essayer() {
    rm -rf target
    local rendu=réussie executes=0
    mvn -B -o test "-Dsurefire=$1" "-Djunit=$2" > maven.log 2>&1 || mvn -B test "-Dsurefire=$1" "-Djunit=$2" > maven.log 2>&1 || rendu=refusée
    if [ -d target/surefire-reports ]; then executes=$(sed -n 's/^<testsuite .* tests="\([0-9]*\)".*/\1/p' target/surefire-reports/*.xml); fi
    echo "Surefire $1, JUnit $2 : $executes test exécuté, construction $rendu"
}

{
    essayer 2.22.2 5.11.4
    essayer 2.22.2 5.12.2
    essayer 2.22.2 5.14.4
    essayer 3.6.1 5.14.4
} | tee vu

diff vu - <<'FIN'
Surefire 2.22.2, JUnit 5.11.4 : 1 test exécuté, construction refusée
Surefire 2.22.2, JUnit 5.12.2 : 0 test exécuté, construction réussie
Surefire 2.22.2, JUnit 5.14.4 : 0 test exécuté, construction réussie
Surefire 3.6.1, JUnit 5.14.4 : 1 test exécuté, construction refusée
FIN
