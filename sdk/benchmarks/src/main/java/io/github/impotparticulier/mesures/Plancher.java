package io.github.impotparticulier.mesures;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** OkHttp nu, et une lecture écrite à la main : ni échéance, ni reprise, ni erreur traduite. Personne ne fait moins. */
final class Plancher implements Appelant {
    private final String passerelle;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .build();
    private volatile @Nullable String autorisation;

    Plancher(String passerelle) {
        this.passerelle = passerelle;
    }

    @Override
    public long appeler(Charge charge) throws IOException {
        String jeton = autorisation;
        if (jeton == null) {
            jeton = "Bearer " + demanderJeton(charge);
            autorisation = jeton;
        }
        Request requete = new Request.Builder()
                .url(charge.adresse(passerelle, Charge.SPI))
                .header("Authorization", jeton)
                .header("Accept", charge.typeMedia)
                .header("X-Correlation-ID", UUID.randomUUID().toString())
                .header("ID_Teleservice", Charge.ID_TELESERVICE)
                .build();
        try (Response reponse = http.newCall(requete).execute()) {
            return FoyerNu.lire(reponse.body().bytes()).rfr;
        }
    }

    private String demanderJeton(Charge charge) throws IOException {
        Request requete = new Request.Builder()
                .url(passerelle + "/token")
                .header("Authorization", Credentials.basic("cle-des-mesures", "secret-des-mesures"))
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .add("scope", charge.scope)
                        .build())
                .build();
        try (Response reponse = http.newCall(requete).execute()) {
            JsonReader json = JsonReader.of(new Buffer().write(reponse.body().bytes()));
            json.beginObject();
            String jeton = "";
            while (json.hasNext()) {
                if (json.nextName().equals("access_token")) {
                    jeton = json.nextString();
                } else {
                    json.skipValue();
                }
            }
            return jeton;
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
