#!/usr/bin/env bash
# Jackson 2.23.0 (jackson-datatype-jsr310) : le mois 7 d'une date de naissance en trois morceaux est lu août.
#
# On aurait parié : pour un champ java.time.Month, 7 se lit juillet (Month.of(7)) : le module est celui de java.time, et
# YearMonth, MonthDay, LocalDate [1992,7,14] y comptent tous les mois à partir de 1.
# Vu : le nombre est pris pour le rang dans l'énumération, à partir de 0 : 7 et "7" donnent AUGUST, 1 FEBRUARY,
# 12 est refusé, "07" aussi, et 0, qui dit « mois inconnu » dans une date d'état civil, donne JANUARY.
# Onze mois sur douze sont donc faux sans erreur, le douzième est refusé. Jackson 3.3.0 compte à partir de 1 : changer de version change les mois.
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
    <dependency><groupId>com.fasterxml.jackson.datatype</groupId><artifactId>jackson-datatype-jsr310</artifactId><version>2.23.0</version></dependency>
    <dependency><groupId>tools.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>3.3.0</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.time.Month;

class Essai {
    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        tools.jackson.databind.ObjectMapper json3 = new tools.jackson.databind.ObjectMapper();
        System.out.println("2.23.0, LocalDate [1992,7,14] : " + json.readValue("[1992,7,14]", LocalDate.class));
        for (String mois : new String[] {"7", "\"7\"", "1", "12", "\"07\"", "0"}) {
            String vu;
            try {
                vu = json.readValue(mois, Month.class).toString();
            } catch (Exception e) {
                vu = "refusé";
            }
            String vu3;
            try {
                vu3 = json3.readValue(mois, Month.class).toString();
            } catch (Exception e) {
                vu3 = "refusé";
            }
            System.out.println("Month " + mois + " : 2.23.0 " + vu + ", 3.3.0 " + vu3);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
2.23.0, LocalDate [1992,7,14] : 1992-07-14
Month 7 : 2.23.0 AUGUST, 3.3.0 JULY
Month "7" : 2.23.0 AUGUST, 3.3.0 JULY
Month 1 : 2.23.0 FEBRUARY, 3.3.0 JANUARY
Month 12 : 2.23.0 refusé, 3.3.0 DECEMBER
Month "07" : 2.23.0 refusé, 3.3.0 JULY
Month 0 : 2.23.0 JANUARY, 3.3.0 refusé
FIN
