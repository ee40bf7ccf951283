#!/usr/bin/env bash
# Micrometer 1.17.2 (micrometer-core) avec OkHttp 5.5.1 : l'en-tête qui sert à étiqueter la mesure part sur le réseau.
#
# On aurait parié : OkHttpMetricsEventListener.URI_PATTERN est une consigne entre le programme et l'écouteur de mesures,
# qui la lit pour l'étiquette « uri » ; elle ne concerne pas le serveur et n'est pas envoyée.
# Vu : personne ne la retire. Le serveur, et toute passerelle sur le chemin, reçoit « URI_PATTERN: /spi/{spi}/… », un
# en-tête dont le nom porte un souligné. Conséquence : la demande n'est plus la même selon qu'on la mesure ou non.
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
    <dependency><groupId>io.micrometer</groupId><artifactId>micrometer-core</artifactId><version>1.17.2</version></dependency>
    <dependency><groupId>com.squareup.okhttp3</groupId><artifactId>okhttp-jvm</artifactId><version>5.5.1</version></dependency>
  </dependencies>
</project>
FIN
bibliotheques() {
    mvn -q "$@" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory=lib > maven.log 2>&1
}
bibliotheques -o || bibliotheques || { cat maven.log >&2; exit 1; }

cat > Essai.java <<'FIN'
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Essai {
    public static void main(String[] args) throws Exception {
        String[] recu = new String[1];
        HttpServer serveur = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serveur.createContext("/", echange -> {
            recu[0] = echange.getRequestHeaders().getFirst("URI_PATTERN");
            echange.sendResponseHeaders(204, -1);
            echange.close();
        });
        serveur.start();
        SimpleMeterRegistry mesures = new SimpleMeterRegistry();
        OkHttpClient client = new OkHttpClient.Builder()
                .eventListener(OkHttpMetricsEventListener.builder(mesures, "appels").build())
                .build();
        client.newCall(new Request.Builder()
                        .url("http://127.0.0.1:" + serveur.getAddress().getPort() + "/spi/3999999999999/avis")
                        .header(OkHttpMetricsEventListener.URI_PATTERN, "/spi/{spi}/avis")
                        .build())
                .execute()
                .close();
        System.out.println("étiquette de la mesure : " + mesures.get("appels").timer().getId().getTag("uri"));
        System.out.println("en-tête URI_PATTERN reçu par le serveur : " + recu[0]);
        serveur.stop(0);
        client.connectionPool().evictAll();
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
étiquette de la mesure : /spi/{spi}/avis
en-tête URI_PATTERN reçu par le serveur : /spi/{spi}/avis
FIN
