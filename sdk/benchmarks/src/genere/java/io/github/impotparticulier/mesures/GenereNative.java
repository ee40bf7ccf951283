package io.github.impotparticulier.mesures;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.impotparticulier.mesures.genere.jdk.ApiClient;
import io.github.impotparticulier.mesures.genere.jdk.api.SituationsApi;
import io.github.impotparticulier.mesures.genere.jdk.model.Situation;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** La bibliothèque {@code native} du générateur : le client HTTP du JDK et Jackson, tels qu'il les règle, le jeton gardé. */
final class GenereNative implements AppelantGenere {
    private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
    private final SituationsApi situations;
    private final JetonGarde jeton;

    GenereNative(String passerelle) {
        // En 1.1 d'emblée : sinon, en clair, chaque requête proposerait de passer en 2.
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        ApiClient client = new ApiClient(http, mapper, passerelle)
                .setConnectTimeout(Duration.ofSeconds(5))
                .setReadTimeout(Duration.ofSeconds(30));
        situations = new SituationsApi(client);
        HttpClient httpDesJetons = client.getHttpClient();
        jeton = new JetonGarde(charge -> ClientJdk.demanderJeton(httpDesJetons, passerelle, charge));
    }

    @Override
    public long appeler(Charge charge) throws Exception {
        Situation situation = situations.situation(
                Charge.SPI,
                Charge.ANNEE,
                UUID.randomUUID(),
                Charge.ID_TELESERVICE,
                Map.of("Authorization", "Bearer " + jeton.courant(charge)));
        return Objects.requireNonNull(situation.getRfr(), "rfr");
    }

    /** En texte d'abord, comme {@code SituationsApi} le fait. */
    @Override
    public Object decoder(byte[] reponse) throws Exception {
        return mapper.readValue(new String(reponse, StandardCharsets.UTF_8), new TypeReference<Situation>() {});
    }

    @Override
    public void close() {
        // Avant le JDK 21, le client du JDK ne se ferme pas.
    }
}
