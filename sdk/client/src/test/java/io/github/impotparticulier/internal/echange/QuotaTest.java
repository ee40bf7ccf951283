package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Api;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private final TempsVirtuel temps = new TempsVirtuel();
    private final Quota quota = new Quota(Map.of(Api.R2P, 1, Api.SFIP, 2), temps.temps());

    private CompletableFuture<Boolean> demander(Api api) {
        return quota.demander(api, Duration.ofSeconds(1));
    }

    @Test
    void chaque_api_a_sa_fenetre() {
        assertThat(demander(Api.R2P)).isCompletedWithValue(true);
        assertThat(demander(Api.R2P)).isCompletedWithValue(false);
        assertThat(demander(Api.SFIP)).isCompletedWithValue(true);
        assertThat(demander(Api.SFIP)).isCompletedWithValue(true);
        assertThat(demander(Api.SFIP)).isCompletedWithValue(false);
    }

    @Test
    void une_api_sans_quota_n_attend_jamais() {
        for (int i = 0; i < 100; i++) {
            assertThat(demander(Api.IMPOT_PARTICULIER)).isCompletedWithValue(true);
            quota.termine(Api.IMPOT_PARTICULIER);
        }
    }

    @Test
    void la_place_rendue_ressert_une_minute_apres() {
        assertThat(demander(Api.R2P)).isCompletedWithValue(true);
        quota.termine(Api.R2P);
        temps.avancer(Duration.ofSeconds(59));
        CompletableFuture<Boolean> demande = demander(Api.R2P);
        assertThat(demande).isNotDone();

        temps.avancer(Duration.ofSeconds(1));

        assertThat(demande).isCompletedWithValue(true);
    }
}
