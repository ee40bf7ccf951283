#!/usr/bin/env bash
# Spring 7.0.10 (spring-web), RestClient : une liste donnée à une variable d'adresse part comme un seul prénom à virgules.
#
# On aurait parié : « prenoms[]={p} » rempli par la liste ANNE, MARIE répète le paramètre, comme Feign le fait de la même
# écriture et comme Spring le fait par queryParam("prenoms[]", liste).
# Vu : l'adresse porte prenoms[]=ANNE%2CMARIE, par uri("…{p}", liste), par une Map, et par queryParam("prenoms[]",
# "{p}").build(liste) : un seul prénom, « ANNE,MARIE », dont la virgule est codée, si bien qu'aucun serveur ne la recoupera.
# Conséquence : l'identité n'est pas trouvée, et le refus ressemble à celui d'une personne inconnue. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.springframework</groupId><artifactId>spring-web</artifactId><version>7.0.10</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import org.springframework.web.client.RestClient.RequestHeadersUriSpec;

class Essai {
    private static RestClient client;

    public static void main(String[] args) throws Exception {
        HttpServer serveur = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serveur.createContext("/", echange -> {
            byte[] recu = echange.getRequestURI().getRawQuery().getBytes();
            echange.sendResponseHeaders(200, recu.length);
            echange.getResponseBody().write(recu);
            echange.close();
        });
        serveur.start();
        client = RestClient.create("http://127.0.0.1:" + serveur.getAddress().getPort());
        List<String> prenoms = List.of("ANNE", "MARIE");
        montre("queryParam(nom, liste)", d -> d.uri(b -> b.path("/qf").queryParam("prenoms[]", prenoms).build()));
        montre("queryParam(nom, {p}).build(liste)",
                d -> d.uri(b -> b.path("/qf").queryParam("prenoms[]", "{p}").build(prenoms)));
        montre("uri(gabarit, liste)", d -> d.uri("/qf?prenoms[]={p}", prenoms));
        montre("uri(gabarit, map)", d -> d.uri("/qf?prenoms[]={p}", Map.of("p", prenoms)));
        serveur.stop(0);
    }

    private static void montre(String ecriture, Function<RequestHeadersUriSpec<?>, RequestHeadersSpec<?>> adresse) {
        System.out.println(ecriture + " : " + adresse.apply(client.get()).retrieve().body(String.class));
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
queryParam(nom, liste) : prenoms%5B%5D=ANNE&prenoms%5B%5D=MARIE
queryParam(nom, {p}).build(liste) : prenoms%5B%5D=ANNE%2CMARIE
uri(gabarit, liste) : prenoms%5B%5D=ANNE%2CMARIE
uri(gabarit, map) : prenoms%5B%5D=ANNE%2CMARIE
FIN
