package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Ce que font les programmes publics : un jeton à chaque appel, le corps en texte, puis une table. */
final class Sauvage implements Appelant {
    private final String passerelle;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
            .build();

    Sauvage(String passerelle) {
        this.passerelle = passerelle;
    }

    @Override
    public long appeler(Charge charge) throws IOException {
        String jeton = Soigneux.demanderJeton(http, passerelle, charge).access_token();
        Request requete = new Request.Builder()
                .url(charge.adresse(passerelle, Charge.SPI))
                .header("Authorization", "Bearer " + jeton)
                .header("Accept", charge.typeMedia)
                .header("X-Correlation-ID", UUID.randomUUID().toString())
                .header("ID_Teleservice", Charge.ID_TELESERVICE)
                .build();
        try (Response reponse = http.newCall(requete).execute()) {
            Soigneux.exigerSucces(reponse);
            Map<?, ?> foyer = FoyerJackson.MAPPER.readValue(reponse.body().string(), Map.class);
            return ((Number) Objects.requireNonNull(foyer.get("rfr"), "rfr")).longValue();
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
