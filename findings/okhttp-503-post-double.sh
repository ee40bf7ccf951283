#!/usr/bin/env bash
# OkHttp 5.5.1 (okhttp-jvm), réglages d'origine : un POST part deux fois quand le serveur répond 503 et « Retry-After: 0 ».
#
# On aurait parié : un POST n'est pas idempotent, donc execute() fait UN échange et rend le 503 ; retryOnConnectionFailure
# ne parle que des pannes de connexion, et c'est au programme de décider d'une nouvelle tentative.
# Vu : sur 503, la valeur 0 du Retry-After, et elle seule, fait renvoyer le corps aussitôt, sans que le programme l'apprenne
# (un intercepteur d'application ne voit qu'un appel). Un 503 nu, « 1 », une date passée, ou un 429 avec 0 : un seul envoi.
# Un 408 nu fait aussi renvoyer le POST.
# Conséquence : un quota par appel est consommé double, une demande de jeton part deux fois.
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
import okhttp3.*;

class Essai {
    public static void main(String[] args) throws Exception {
        String[][] cas = {
            {"503", null}, {"503", "0"}, {"503", "1"}, {"503", "Fri, 01 Jan 2021 00:00:00 GMT"}, {"429", "0"}, {"408", null}
        };
        for (String[] c : cas) {
            AtomicInteger recus = new AtomicInteger();
            HttpServer serveur = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            serveur.createContext("/", echange -> {
                recus.incrementAndGet();
                echange.getRequestBody().readAllBytes();
                if (c[1] != null) {
                    echange.getResponseHeaders().set("Retry-After", c[1]);
                }
                echange.sendResponseHeaders(Integer.parseInt(c[0]), -1);
                echange.close();
            });
            serveur.start();
            AtomicInteger appels = new AtomicInteger();
            OkHttpClient client = new OkHttpClient.Builder()
                    .addInterceptor(chaine -> {
                        appels.incrementAndGet();
                        return chaine.proceed(chaine.request());
                    })
                    .build();
            Request demande = new Request.Builder()
                    .url("http://127.0.0.1:" + serveur.getAddress().getPort() + "/token")
                    .post(new FormBody.Builder().add("grant_type", "client_credentials").build())
                    .build();
            try (Response reponse = client.newCall(demande).execute()) {
                System.out.println("POST, réponse " + c[0] + ", Retry-After " + (c[1] == null ? "absent" : c[1]) + " : "
                        + appels + " appel, " + recus + " POST reçu(s), rendu " + reponse.code());
            }
            serveur.stop(0);
            client.connectionPool().evictAll();
        }
    }
}
FIN
java -cp 'lib/*' Essai.java | tee vu

diff vu - <<'FIN'
POST, réponse 503, Retry-After absent : 1 appel, 1 POST reçu(s), rendu 503
POST, réponse 503, Retry-After 0 : 1 appel, 2 POST reçu(s), rendu 503
POST, réponse 503, Retry-After 1 : 1 appel, 1 POST reçu(s), rendu 503
POST, réponse 503, Retry-After Fri, 01 Jan 2021 00:00:00 GMT : 1 appel, 1 POST reçu(s), rendu 503
POST, réponse 429, Retry-After 0 : 1 appel, 1 POST reçu(s), rendu 429
POST, réponse 408, Retry-After absent : 1 appel, 2 POST reçu(s), rendu 408
FIN
