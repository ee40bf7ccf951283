package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Un agent de supervision met les siens à chaque constructeur d'OkHttp, ceux des clients dérivés compris. */
class DerivationTest {
    private static final Interceptor AGENT = chaine -> chaine.proceed(chaine.request());
    private static final Interceptor SIEN = chaine -> chaine.proceed(chaine.request());

    @Test
    void deriver_n_ajoute_aucun_intercepteur() {
        OkHttpClient derive = Derivation.de(new Surveille())
                .callTimeout(Duration.ofSeconds(7))
                .build();

        assertThat(derive.callTimeoutMillis()).isEqualTo(7_000);
        assertThat(derive.interceptors()).isEmpty();
        assertThat(derive.networkInterceptors()).isEmpty();
    }

    @Test
    void deriver_garde_ceux_du_client() {
        OkHttpClient derive = Derivation.de(new OkHttpClient.Builder()
                        .addInterceptor(SIEN)
                        .addNetworkInterceptor(AGENT)
                        .build())
                .build();

        assertThat(derive.interceptors()).containsExactly(SIEN);
        assertThat(derive.networkInterceptors()).containsExactly(AGENT);
    }

    private static final class Surveille extends OkHttpClient {
        @Override
        public OkHttpClient.Builder newBuilder() {
            return super.newBuilder().addInterceptor(AGENT).addNetworkInterceptor(AGENT);
        }
    }
}
