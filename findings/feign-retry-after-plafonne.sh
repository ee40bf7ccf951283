#!/usr/bin/env bash
# Feign 13.13 (feign-core), réglages d'origine : un Retry-After fait rejouer n'importe quelle erreur, et bien trop tôt.
#
# On aurait parié : « Retry-After: 60 » fait attendre soixante secondes ou renoncer, et un refus définitif (410, 400) est
# rendu aussitôt à l'appelant, avec l'exception de son statut.
# Vu : dès que l'en-tête est là, quel que soit le statut, le décodeur d'erreurs fait une RetryableException, et le Retryer
# d'origine ramène l'attente à son plafond d'une seconde : cinq demandes en quatre secondes à un serveur qui demandait
# une minute, POST compris. Sans l'en-tête, une seule demande, même sur 503.
# Conséquence : qui honore un quota en l'annonçant le fait enfoncer. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > pom.xml <<'FIN'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>essai</groupId><artifactId>essai</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.github.openfeign</groupId><artifactId>feign-core</artifactId><version>13.13</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.FeignException;
import feign.RequestLine;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

class Essai {
    interface Service {
        @RequestLine("POST /token")
        String jeton();
    }

    public static void main(String[] args) throws Exception {
        String[][] cas = {{"503", null}, {"410", null}, {"429", "60"}, {"410", "60"}};
        for (String[] c : cas) {
            AtomicInteger recus = new AtomicInteger();
            HttpServer serveur = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            serveur.createContext("/", echange -> {
                recus.incrementAndGet();
                if (c[1] != null) {
                    echange.getResponseHeaders().set("Retry-After", c[1]);
                }
                echange.sendResponseHeaders(Integer.parseInt(c[0]), -1);
                echange.close();
            });
            serveur.start();
            long debut = System.nanoTime();
            String issue;
            try {
                issue = Feign.builder()
                        .target(Service.class, "http://127.0.0.1:" + serveur.getAddress().getPort())
                        .jeton();
            } catch (FeignException e) {
                issue = e.getClass().getSimpleName();
            }
            boolean court = System.nanoTime() - debut < 30_000_000_000L;
            System.out.println("POST, réponse " + c[0] + ", Retry-After " + (c[1] == null ? "absent" : c[1]) + " : " + recus
                    + " POST reçu(s)" + (court ? " en moins de trente secondes, " : ", ") + issue);
            serveur.stop(0);
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
POST, réponse 503, Retry-After absent : 1 POST reçu(s) en moins de trente secondes, ServiceUnavailable
POST, réponse 410, Retry-After absent : 1 POST reçu(s) en moins de trente secondes, Gone
POST, réponse 429, Retry-After 60 : 5 POST reçu(s) en moins de trente secondes, RetryableException
POST, réponse 410, Retry-After 60 : 5 POST reçu(s) en moins de trente secondes, RetryableException
FIN
