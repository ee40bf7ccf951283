#!/usr/bin/env bash
# WireMock 3.13.2, gabarits de réponse : une date qui se lit mal devient la date du jour, et une division s'arrondit.
#
# On aurait parié : {{date (parseDate '1992-07-14') format='dd/MM/yyyy'}} écrit 14/07/1992, ou une erreur (WireMock en
# écrit dans la réponse pour d'autres aides mal employées) ; {{math 10 '/' 4}} vaut 2.5, comme {{math 2.5 '*' 2}} vaut 5.0.
# Vu : sans format=, parseDate ne lit que date ET heure ; d'une date seule il rend le vide, que date prend pour « maintenant » :
# le faux serveur annonce une naissance d'aujourd'hui, et l'essai du client change chaque jour.
# La division de deux entiers donne l'entier le plus proche (3), ni le quotient exact ni le quotient entier.
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
    <dependency><groupId>org.wiremock</groupId><artifactId>wiremock-standalone</artifactId><version>3.13.2</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

class Essai {
    public static void main(String[] args) throws Exception {
        WireMockServer serveur = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1").globalTemplating(true));
        serveur.start();
        String[] gabarits = {
            "{{date (parseDate '1992-07-14T00:00:00Z') format='dd/MM/yyyy'}}",
            "{{date (parseDate '14/07/1992' format='dd/MM/yyyy') format='dd/MM/yyyy'}}",
            "{{date (parseDate '1992-07-14') format='dd/MM/yyyy'}}",
            "{{math 2.5 '*' 2}}",
            "{{math 10 '/' 4}}"
        };
        for (String gabarit : gabarits) {
            serveur.resetAll();
            serveur.stubFor(get("/").willReturn(aResponse().withBody(gabarit)));
            LocalDate avant = LocalDate.now(ZoneOffset.UTC);
            String vu = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(serveur.baseUrl() + "/")).build(), BodyHandlers.ofString())
                    .body();
            DateTimeFormatter ecriture = DateTimeFormatter.ofPattern("dd/MM/uuuu");
            boolean jour = vu.equals(avant.format(ecriture))
                    || vu.equals(LocalDate.now(ZoneOffset.UTC).format(ecriture));
            System.out.println(gabarit + " : " + (jour ? "la date du jour" : vu));
        }
        serveur.stop();
        System.exit(0);
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
{{date (parseDate '1992-07-14T00:00:00Z') format='dd/MM/yyyy'}} : 14/07/1992
{{date (parseDate '14/07/1992' format='dd/MM/yyyy') format='dd/MM/yyyy'}} : 14/07/1992
{{date (parseDate '1992-07-14') format='dd/MM/yyyy'}} : la date du jour
{{math 2.5 '*' 2}} : 5.0
{{math 10 '/' 4}} : 3
FIN
