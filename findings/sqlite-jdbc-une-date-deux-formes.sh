#!/usr/bin/env bash
# sqlite-jdbc 3.54.1.0 : la même date de naissance s'écrit de deux façons, et l'une ne se relit pas.
#
# On aurait parié : setDate et setObject(LocalDate), équivalents en JDBC 4.2, rangent la même valeur dans une colonne DATE,
# que getDate et getObject(LocalDate.class) relisent.
# Vu : setDate écrit un entier, les millisecondes de minuit à l'heure de la machine ; setObject(LocalDate) le texte
# 1992-07-14. Une recherche par date ne trouve donc qu'une ligne sur deux, un tri range tous les entiers avant les textes, et
# getDate échoue sur ce que setObject vient d'écrire.
# Conséquence : deux modules d'une même application, l'un ancien, l'autre récent, ne retrouvent pas les mêmes personnes.
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
    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

class Essai {
    public static void main(String[] args) throws Exception {
        LocalDate naissance = LocalDate.of(1992, 7, 14);
        try (Connection base = DriverManager.getConnection("jdbc:sqlite::memory:"); Statement ordre = base.createStatement()) {
            ordre.execute("create table personne (nom text, naissance date)");
            PreparedStatement ajout = base.prepareStatement("insert into personne values (?, ?)");
            ajout.setString(1, "par setDate");
            ajout.setDate(2, Date.valueOf(naissance));
            ajout.execute();
            ajout.setString(1, "par setObject");
            ajout.setObject(2, naissance);
            ajout.execute();
            ResultSet lignes = ordre.executeQuery("select nom, naissance, typeof(naissance) from personne");
            while (lignes.next()) {
                String parGetDate;
                try {
                    parGetDate = String.valueOf(lignes.getDate(2));
                } catch (SQLException e) {
                    parGetDate = e.getMessage();
                }
                System.out.println(lignes.getString(1) + " : " + lignes.getString(3) + " " + lignes.getString(2) + ", getDate "
                        + parGetDate + ", getObject(LocalDate) " + lignes.getObject(2, LocalDate.class));
            }
            PreparedStatement recherche = base.prepareStatement("select group_concat(nom) from personne where naissance = ?");
            recherche.setDate(1, Date.valueOf(naissance));
            System.out.println("recherche par setDate : " + recherche.executeQuery().getString(1));
            recherche.setObject(1, naissance);
            System.out.println("recherche par setObject : " + recherche.executeQuery().getString(1));
        }
    }
}
FIN
java -Duser.timezone=Europe/Paris -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
par setDate : integer 711064800000, getDate 1992-07-14, getObject(LocalDate) 1992-07-14
par setObject : text 1992-07-14, getDate Error parsing date, getObject(LocalDate) 1992-07-14
recherche par setDate : par setDate
recherche par setObject : par setObject
FIN
