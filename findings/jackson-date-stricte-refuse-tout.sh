#!/usr/bin/env bash
# Jackson 2.23.0 (jackson-datatype-jsr310) et java.time : @JsonFormat(pattern = "dd/MM/yyyy", lenient = FALSE) refuse TOUTES
# les dates, y compris les bonnes.
#
# On aurait parié : la forme stricte accepte 14/07/1992 et refuse 31/02/1992, que la forme ordinaire ramène au 29.
# Vu : lenient = FALSE passe le motif en ResolverStyle.STRICT, où « yyyy » (année de l'ère) exige une ère que le motif
# n'a pas : aucune date n'est lue. Il faut « uuuu », alors que le même « yyyy » marche sans lenient = FALSE, et que la
# forme écrite, elle, marche toujours : on écrit ce qu'on ne sait pas relire.
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
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;

class Essai {
    record Ordinaire(@JsonFormat(pattern = "dd/MM/yyyy") LocalDate naissance) {}

    record Stricte(@JsonFormat(pattern = "dd/MM/yyyy", lenient = OptBoolean.FALSE) LocalDate naissance) {}

    record StricteUuuu(@JsonFormat(pattern = "dd/MM/uuuu", lenient = OptBoolean.FALSE) LocalDate naissance) {}

    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        for (Class<?> forme : new Class<?>[] {Ordinaire.class, Stricte.class, StricteUuuu.class}) {
            for (String date : new String[] {"14/07/1992", "31/02/1992"}) {
                String vu;
                try {
                    vu = json.readValue("{\"naissance\":\"" + date + "\"}", forme).toString();
                } catch (JsonProcessingException e) {
                    vu = "refusée";
                }
                System.out.println(forme.getSimpleName() + ", " + date + " : " + vu);
            }
        }
        System.out.println("Stricte, écrite : " + json.writeValueAsString(new Stricte(LocalDate.of(1992, 7, 14))));
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
Ordinaire, 14/07/1992 : Ordinaire[naissance=1992-07-14]
Ordinaire, 31/02/1992 : Ordinaire[naissance=1992-02-29]
Stricte, 14/07/1992 : refusée
Stricte, 31/02/1992 : refusée
StricteUuuu, 14/07/1992 : StricteUuuu[naissance=1992-07-14]
StricteUuuu, 31/02/1992 : refusée
Stricte, écrite : {"naissance":"14/07/1992"}
FIN
