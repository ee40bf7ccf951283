#!/usr/bin/env bash
# Apache HttpClient 5.6.5, HttpClients.createDefault() : un 503 ou un 429 fait rejouer un POST, une seconde plus tard.
#
# On aurait parié : la stratégie d'origine ne rejoue que les méthodes idempotentes, comme elle le fait après une panne
# d'entrée-sortie (la même classe, DefaultHttpRequestRetryStrategy, y vérifie la méthode).
# Vu : pour une RÉPONSE 503 ou 429, la méthode n'est pas regardée : le POST est renvoyé une fois, après le Retry-After ou,
# sans lui, après une seconde. Un 500, lui, n'est pas rejoué.
# Conséquence : une demande de jeton ou une écriture part deux fois, et celui qui compte ses propres essais compte la moitié.
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
    <dependency><groupId>org.apache.httpcomponents.client5</groupId><artifactId>httpclient5</artifactId><version>5.6.5</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.StringEntity;

class Essai {
    public static void main(String[] args) throws Exception {
        for (int statut : new int[] {500, 503, 429}) {
            AtomicInteger recus = new AtomicInteger();
            HttpServer serveur = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            serveur.createContext("/", echange -> {
                recus.incrementAndGet();
                echange.getRequestBody().readAllBytes();
                echange.sendResponseHeaders(statut, -1);
                echange.close();
            });
            serveur.start();
            HttpPost demande = new HttpPost("http://127.0.0.1:" + serveur.getAddress().getPort() + "/token");
            demande.setEntity(new StringEntity("grant_type=client_credentials"));
            long debut = System.nanoTime();
            int rendu;
            try (var client = HttpClients.createDefault()) {
                rendu = client.execute(demande, reponse -> reponse.getCode());
            }
            boolean attente = System.nanoTime() - debut > 900_000_000L && recus.get() > 1;
            System.out.println("POST, réponse " + statut + " : " + recus + " POST reçu(s)"
                    + (attente ? ", le second une seconde plus tard" : "") + ", rendu " + rendu);
            serveur.stop(0);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
POST, réponse 500 : 1 POST reçu(s), rendu 500
POST, réponse 503 : 2 POST reçu(s), le second une seconde plus tard, rendu 503
POST, réponse 429 : 2 POST reçu(s), le second une seconde plus tard, rendu 429
FIN
