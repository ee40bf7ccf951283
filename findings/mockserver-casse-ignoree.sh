#!/usr/bin/env bash
# MockServer 7.6.0 (mockserver-netty) : les valeurs attendues se comparent sans la casse, et verify() ne juge pas comme le bouchon.
#
# On aurait parié : « codeCommune=2A004 » attendu ne sert pas « 2a004 », le jeton « Bearer aBcD » ne sert pas « Bearer AbCd » ;
# et verify(), à qui l'on redonne la même attente, dit vrai quand le bouchon a répondu, faux quand il a rendu 404.
# Vu : requête, en-tête, chemin, champ de formulaire et méthode se comparent sans la casse, accents compris. Le corps, lui,
# se compare avec : le bouchon rend 404 ; mais verify() reprend la même attente sans la casse, et l'accepte.
# Conséquence : le test d'un client qui abîme la casse d'un code, d'un jeton ou d'un secret reste vert ; et la vérification
# d'un corps faux à la casse près réussit, StringBody.exact compris. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.mock-server</groupId><artifactId>mockserver-netty</artifactId><version>7.6.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import static org.mockserver.model.HttpRequest.request;
import static org.mockserver.model.HttpResponse.response;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.model.Parameter;
import org.mockserver.model.ParameterBody;
import org.mockserver.model.StringBody;

class Essai {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        ClientAndServer serveur = ClientAndServer.startClientAndServer(0);
        essaie(serveur, "requête 2A004, envoyé 2a004",
                request().withPath("/qf").withQueryStringParameter("codeCommune", "2A004"), "GET", "/qf?codeCommune=2a004", "");
        essaie(serveur, "requête 2A004, envoyé 2B004",
                request().withPath("/qf").withQueryStringParameter("codeCommune", "2A004"), "GET", "/qf?codeCommune=2B004", "");
        essaie(serveur, "requête É, envoyé é",
                request().withPath("/qf").withQueryStringParameter("nom", "É"), "GET", "/qf?nom=%C3%A9", "");
        essaie(serveur, "en-tête Bearer aBcD, envoyé Bearer AbCd",
                request().withPath("/qf").withHeader("Authorization", "Bearer aBcD"), "GET", "/qf", "");
        essaie(serveur, "formulaire client_secret=aBcD, envoyé AbCd",
                request().withPath("/token").withBody(ParameterBody.params(Parameter.param("client_secret", "aBcD"))),
                "POST", "/token", "client_secret=AbCd");
        essaie(serveur, "corps nom=LEROY, envoyé nom=leroy",
                request().withPath("/qf").withBody("nom=LEROY"), "POST", "/qf", "nom=leroy");
        essaie(serveur, "corps exact nom=LEROY, envoyé nom=leroy",
                request().withPath("/qf").withBody(StringBody.exact("nom=LEROY")), "POST", "/qf", "nom=leroy");
        essaie(serveur, "corps nom=LEROY, envoyé nom=DUPONT",
                request().withPath("/qf").withBody("nom=LEROY"), "POST", "/qf", "nom=DUPONT");
        serveur.stop();
    }

    private static void essaie(ClientAndServer serveur, String cas, org.mockserver.model.HttpRequest attendue, String methode,
            String adresse, String corps) throws Exception {
        serveur.reset();
        serveur.when(attendue).respond(response("servi"));
        HttpRequest demande = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serveur.getPort() + adresse))
                .header("Authorization", "Bearer AbCd")
                .method(methode, HttpRequest.BodyPublishers.ofString(corps))
                .build();
        int statut = CLIENT.send(demande, BodyHandlers.ofString()).statusCode();
        String verdict;
        try {
            serveur.verify(attendue);
            verdict = "vu";
        } catch (AssertionError e) {
            verdict = "jamais vu";
        }
        System.out.println(cas + " : le bouchon rend " + statut + ", verify() dit " + verdict);
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
requête 2A004, envoyé 2a004 : le bouchon rend 200, verify() dit vu
requête 2A004, envoyé 2B004 : le bouchon rend 404, verify() dit jamais vu
requête É, envoyé é : le bouchon rend 200, verify() dit vu
en-tête Bearer aBcD, envoyé Bearer AbCd : le bouchon rend 200, verify() dit vu
formulaire client_secret=aBcD, envoyé AbCd : le bouchon rend 200, verify() dit vu
corps nom=LEROY, envoyé nom=leroy : le bouchon rend 404, verify() dit vu
corps exact nom=LEROY, envoyé nom=leroy : le bouchon rend 404, verify() dit vu
corps nom=LEROY, envoyé nom=DUPONT : le bouchon rend 404, verify() dit jamais vu
FIN
