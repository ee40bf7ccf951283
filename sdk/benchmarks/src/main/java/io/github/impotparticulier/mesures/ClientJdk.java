package io.github.impotparticulier.mesures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/** Le client HTTP du JDK et Jackson, le jeton gardé jusqu'à sa fin. */
final class ClientJdk implements Appelant {
    private final String passerelle;
    /** En 1.1 d'emblée : sinon, en clair, chaque requête proposerait de passer en 2. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final JetonGarde jeton;

    ClientJdk(String passerelle) {
        this.passerelle = passerelle;
        this.jeton = new JetonGarde(charge -> demanderJeton(http, passerelle, charge));
    }

    @Override
    public long appeler(Charge charge) throws Exception {
        HttpRequest requete = HttpRequest.newBuilder(URI.create(charge.adresse(passerelle, Charge.SPI)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + jeton.courant(charge))
                .header("Accept", charge.typeMedia)
                .header("X-Correlation-ID", UUID.randomUUID().toString())
                .header("ID_Teleservice", Charge.ID_TELESERVICE)
                .build();
        FoyerJackson foyer = FoyerJackson.MAPPER.readValue(envoyer(http, requete), FoyerJackson.class);
        return Objects.requireNonNull(foyer.rfr(), "rfr");
    }

    static FoyerJackson.Jeton demanderJeton(HttpClient http, String passerelle, Charge charge)
            throws IOException, InterruptedException {
        String identifiants = Base64.getEncoder()
                .encodeToString("cle-des-mesures:secret-des-mesures".getBytes(StandardCharsets.UTF_8));
        HttpRequest requete = HttpRequest.newBuilder(URI.create(passerelle + "/token"))
                .header("Authorization", "Basic " + identifiants)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + charge.scope))
                .build();
        return FoyerJackson.MAPPER.readValue(envoyer(http, requete), FoyerJackson.Jeton.class);
    }

    private static byte[] envoyer(HttpClient http, HttpRequest requete) throws IOException, InterruptedException {
        HttpResponse<byte[]> reponse = http.send(requete, HttpResponse.BodyHandlers.ofByteArray());
        if (reponse.statusCode() != 200) {
            throw new IOException("HTTP " + reponse.statusCode());
        }
        return reponse.body();
    }

    @Override
    public void close() {
        // Avant le JDK 21, il ne se ferme pas : le ramasse-miettes s'en charge.
    }
}
