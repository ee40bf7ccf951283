package io.github.impotparticulier.mesures;

import io.github.impotparticulier.mesures.genere.okhttp.ApiClient;
import io.github.impotparticulier.mesures.genere.okhttp.JSON;
import io.github.impotparticulier.mesures.genere.okhttp.api.SituationsApi;
import io.github.impotparticulier.mesures.genere.okhttp.model.Situation;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.UUID;
import okhttp3.OkHttpClient;

/** La bibliothèque {@code okhttp-gson} du générateur, celle qu'il prend de lui-même, telle qu'il la règle ; le jeton gardé. */
final class GenereOkhttpGson implements AppelantGenere {
    private final ApiClient client = new ApiClient();
    private final SituationsApi situations = new SituationsApi(client);
    private final JetonGarde jeton;

    GenereOkhttpGson(String passerelle) {
        client.setBasePath(passerelle);
        OkHttpClient http = client.getHttpClient();
        jeton = new JetonGarde(charge -> Soigneux.demanderJeton(http, passerelle, charge));
    }

    @Override
    public long appeler(Charge charge) throws Exception {
        client.setBearerToken(jeton.courant(charge));
        Situation situation = situations.situation(Charge.SPI, Charge.ANNEE, UUID.randomUUID(), Charge.ID_TELESERVICE);
        return Objects.requireNonNull(situation.getRfr(), "rfr");
    }

    /** Par un flux, comme {@code ApiClient} le fait. */
    @Override
    public Object decoder(byte[] reponse) throws Exception {
        return Objects.requireNonNull(
                JSON.<Situation>deserialize(new ByteArrayInputStream(reponse), Situation.class), "situation");
    }

    @Override
    public void close() {
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
    }
}
