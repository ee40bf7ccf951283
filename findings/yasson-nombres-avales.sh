#!/usr/bin/env bash
# Yasson 3.0.5 (Jakarta JSON Binding) : un nombre trop grand déborde, 1 vaut faux, et un tableau devient un nombre.
#
# On aurait parié : 3000000000 dans un int est une erreur (Jackson, Gson et Johnzon la lèvent) ; le nombre 1 dans un
# Boolean est vrai (Jackson) ou une erreur (Gson, Johnzon) ; un tableau là où l'on attend un nombre est une erreur.
# Vu : le int vaut -1294967296 ; le Boolean vaut false pour 1 comme pour "O" ; [17827] se lit 17827, et de [1, 2] il
# reste le dernier. Aucune erreur, rien au journal. Conséquence : un revenu négatif, un indicateur faux.
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
    <dependency><groupId>org.eclipse</groupId><artifactId>yasson</artifactId><version>3.0.5</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.23.0</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import org.eclipse.yasson.JsonBindingProvider;

public class Essai {
    public static class Foyer {
        public int revenu;
        public Boolean impose;
    }

    public static void main(String[] args) throws Exception {
        Jsonb yasson = new JsonBindingProvider().create().build();
        ObjectMapper jackson = new ObjectMapper();
        for (String json : new String[] {
            "{\"revenu\":3000000000}", "{\"revenu\":[17827]}", "{\"revenu\":[1,2]}", "{\"impose\":1}", "{\"impose\":\"O\"}"
        }) {
            System.out.println(json + " : Yasson " + lire(() -> yasson.fromJson(json, Foyer.class)) + ", Jackson "
                    + lire(() -> jackson.readValue(json, Foyer.class)));
        }
    }

    private static String lire(java.util.concurrent.Callable<Foyer> lecture) {
        try {
            Foyer foyer = lecture.call();
            return foyer.impose == null ? "revenu " + foyer.revenu : "impose " + foyer.impose;
        } catch (Exception e) {
            return "refus";
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
{"revenu":3000000000} : Yasson revenu -1294967296, Jackson refus
{"revenu":[17827]} : Yasson revenu 17827, Jackson refus
{"revenu":[1,2]} : Yasson revenu 2, Jackson refus
{"impose":1} : Yasson impose false, Jackson impose true
{"impose":"O"} : Yasson impose false, Jackson refus
FIN
