#!/usr/bin/env bash
# fastjson2 2.0.64 : une chaîne lue en LocalDate change de sens avec sa longueur ; une année seule devient le 1er janvier 1970.
#
# On aurait parié : pour un champ LocalDate, fastjson2 lit l'ISO et refuse le reste, ou tient "1992" (année de naissance
# seule, forme admise par les administrations) pour une année.
# Vu : quatre chiffres sont des millisecondes depuis 1970, huit chiffres une date AAAAMMJJ, douze de nouveau des
# millisecondes ; "07/08/1992" est le 8 juillet, à l'américaine, et "14/07/1992" est refusé : un fichier français se lit
# donc à moitié, jour et mois échangés quand le jour ne dépasse pas 12. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>com.alibaba.fastjson2</groupId><artifactId>fastjson2</artifactId><version>2.0.64</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.alibaba.fastjson2.JSON;
import java.time.LocalDate;
import java.util.TimeZone;

public class Essai {
    public static class Personne {
        public LocalDate naissance;
    }

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        for (String date : new String[] {"1992-07-14", "1992", "19920714", "711072000000", "07/08/1992", "14/07/1992"}) {
            String vu;
            try {
                vu = String.valueOf(JSON.parseObject("{\"naissance\":\"" + date + "\"}", Personne.class).naissance);
            } catch (RuntimeException e) {
                vu = "refusée";
            }
            System.out.println(date + " : " + vu);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
1992-07-14 : 1992-07-14
1992 : 1970-01-01
19920714 : 1992-07-14
711072000000 : 1992-07-14
07/08/1992 : 1992-07-08
14/07/1992 : refusée
FIN
