#!/usr/bin/env bash
# Moshi 1.15.2 (moshi-adapters), Rfc3339DateJsonAdapter : une date sans heure dépend du fuseau de la machine.
#
# On aurait parié : l'adaptateur lit la RFC 3339, qui exige l'heure et le décalage, et refuse le reste (il refuse bien
# « 1992-07-14T10:00:00 », sans décalage) ; à défaut, une date seule serait minuit UTC, l'adaptateur écrivant en UTC.
# Vu : une date seule est minuit du fuseau par défaut de la JVM : lue à Paris puis réécrite, la naissance du 14 est du 13.
# De plus 1992-02-31 est refusé avec une heure, mais sans heure il glisse au 2 mars, sans erreur.
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
    <dependency><groupId>com.squareup.moshi</groupId><artifactId>moshi-adapters</artifactId><version>1.15.2</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.adapters.Rfc3339DateJsonAdapter;
import java.util.Date;
import java.util.TimeZone;

class Essai {
    public static void main(String[] args) {
        JsonAdapter<Date> adaptateur = new Rfc3339DateJsonAdapter();
        for (String fuseau : new String[] {"UTC", "Europe/Paris", "America/Guadeloupe"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(fuseau));
            for (String date : new String[] {
                "1992-07-14", "1992-07-14T10:00:00+02:00", "1992-07-14T10:00:00", "1992-02-31", "1992-02-31T10:00:00Z"
            }) {
                String vu;
                try {
                    vu = "réécrite " + adaptateur.toJson(adaptateur.fromJson("\"" + date + "\""));
                } catch (Exception e) {
                    vu = "refusée";
                }
                System.out.println(fuseau + ", " + date + " : " + vu);
            }
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
UTC, 1992-07-14 : réécrite "1992-07-14T00:00:00.000Z"
UTC, 1992-07-14T10:00:00+02:00 : réécrite "1992-07-14T08:00:00.000Z"
UTC, 1992-07-14T10:00:00 : refusée
UTC, 1992-02-31 : réécrite "1992-03-02T00:00:00.000Z"
UTC, 1992-02-31T10:00:00Z : refusée
Europe/Paris, 1992-07-14 : réécrite "1992-07-13T22:00:00.000Z"
Europe/Paris, 1992-07-14T10:00:00+02:00 : réécrite "1992-07-14T08:00:00.000Z"
Europe/Paris, 1992-07-14T10:00:00 : refusée
Europe/Paris, 1992-02-31 : réécrite "1992-03-01T23:00:00.000Z"
Europe/Paris, 1992-02-31T10:00:00Z : refusée
America/Guadeloupe, 1992-07-14 : réécrite "1992-07-14T04:00:00.000Z"
America/Guadeloupe, 1992-07-14T10:00:00+02:00 : réécrite "1992-07-14T08:00:00.000Z"
America/Guadeloupe, 1992-07-14T10:00:00 : refusée
America/Guadeloupe, 1992-02-31 : réécrite "1992-03-02T04:00:00.000Z"
America/Guadeloupe, 1992-02-31T10:00:00Z : refusée
FIN
