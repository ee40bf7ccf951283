package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp et Jackson vers des records, le jeton gardé jusqu'à sa fin : ce qu'une bonne équipe écrit. */
final class Soigneux implements Appelant {
    private final String passerelle;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .callTimeout(30, TimeUnit.SECONDS)
            .build();
    private final JetonGarde jeton;

    Soigneux(String passerelle) {
        this.passerelle = passerelle;
        this.jeton = new JetonGarde(charge -> demanderJeton(http, passerelle, charge));
    }

    @Override
    public long appeler(Charge charge) throws Exception {
        Request requete = new Request.Builder()
                .url(charge.adresse(passerelle, Charge.SPI))
                .header("Authorization", "Bearer " + jeton.courant(charge))
                .header("Accept", charge.typeMedia)
                .header("X-Correlation-ID", UUID.randomUUID().toString())
                .header("ID_Teleservice", Charge.ID_TELESERVICE)
                .build();
        try (Response reponse = http.newCall(requete).execute()) {
            exigerSucces(reponse);
            FoyerJackson foyer = FoyerJackson.MAPPER.readValue(reponse.body().byteStream(), FoyerJackson.class);
            return Objects.requireNonNull(foyer.rfr(), "rfr");
        }
    }

    static FoyerJackson.Jeton demanderJeton(OkHttpClient http, String passerelle, Charge charge) throws IOException {
        Request requete = new Request.Builder()
                .url(passerelle + "/token")
                .header("Authorization", Credentials.basic("cle-des-mesures", "secret-des-mesures"))
                .post(new FormBody.Builder()
                        .add("grant_type", "client_credentials")
                        .add("scope", charge.scope)
                        .build())
                .build();
        try (Response reponse = http.newCall(requete).execute()) {
            exigerSucces(reponse);
            return FoyerJackson.MAPPER.readValue(reponse.body().byteStream(), FoyerJackson.Jeton.class);
        }
    }

    static void exigerSucces(Response reponse) throws IOException {
        if (!reponse.isSuccessful()) {
            throw new IOException("HTTP " + reponse.code());
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
