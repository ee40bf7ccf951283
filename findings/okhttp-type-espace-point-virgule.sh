#!/usr/bin/env bash
# OkHttp 5.5.1 (okhttp-jvm) : une espace AVANT le point-virgule d'un Content-Type fait perdre le type et le jeu de caractères.
#
# On aurait parié : « text/plain ; charset=ISO-8859-1 » se lit comme « text/plain; charset=ISO-8859-1 ». La RFC 9110 (5.6.6)
# admet des espaces des deux côtés du point-virgule, et Spring les admet.
# Vu : MediaType.parse rend null, sans erreur ; le corps de la réponse est alors lu en UTF-8 : « déclaré » devient
# « d�clar� ». Un point-virgule final, lui, est admis.
# Conséquence : contentType() nul sur une réponse bien formée, et du texte abîmé sans avertissement.
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
    <dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp-jvm</artifactId><version>5.5.1</version></dependency>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-web</artifactId><version>7.0.10</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.ResponseBody;

class Essai {
    public static void main(String[] args) throws Exception {
        byte[] corps = "déclaré".getBytes(StandardCharsets.ISO_8859_1);
        for (String type : new String[] {
            "text/plain; charset=ISO-8859-1", "text/plain;charset=ISO-8859-1;", "text/plain ; charset=ISO-8859-1"
        }) {
            try (ResponseBody lu = ResponseBody.create(corps, MediaType.parse(type))) {
                boolean juste = lu.string().equals("déclaré");
                System.out.println("OkHttp [" + type + "] : type " + lu.contentType() + ", texte "
                        + (juste ? "juste" : "abîmé"));
            }
            System.out.println("Spring [" + type + "] : jeu "
                    + org.springframework.http.MediaType.parseMediaType(type).getCharset());
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
OkHttp [text/plain; charset=ISO-8859-1] : type text/plain; charset=ISO-8859-1, texte juste
Spring [text/plain; charset=ISO-8859-1] : jeu ISO-8859-1
OkHttp [text/plain;charset=ISO-8859-1;] : type text/plain;charset=ISO-8859-1;, texte juste
Spring [text/plain;charset=ISO-8859-1;] : jeu ISO-8859-1
OkHttp [text/plain ; charset=ISO-8859-1] : type null, texte abîmé
Spring [text/plain ; charset=ISO-8859-1] : jeu ISO-8859-1
FIN
