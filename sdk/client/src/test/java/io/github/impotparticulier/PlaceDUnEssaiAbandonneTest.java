package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.internal.echange.Temps;
import io.github.impotparticulier.personne.Usager;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 59 : une requête abandonnée a pu arriver, ou arrivera peut-être ; sa place au quota ne ressert qu'après son repos. */
@Timeout(60)
class PlaceDUnEssaiAbandonneTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ServeurDirect serveur = new ServeurDirect();
    private final Semaphore recue = new Semaphore(0);
    private final Semaphore rompue = new Semaphore(0);
    private final AtomicLong nanos = new AtomicLong();
    private final Dispatcher repartiteur = new Dispatcher();
    private ImpotParticulierClient client;

    private enum Voie {
        ICI,
        PAR_UN_AUTRE_FIL
    }

    private enum Maniere {
        INTERROMPRE,
        ANNULER,
        LAISSER_PASSER_LA_BORNE
    }

    static Stream<Arguments> cas() {
        return Arrays.stream(Voie.values())
                .flatMap(voie -> Arrays.stream(Maniere.values()).map(maniere -> Arguments.of(voie, maniere)));
    }

    @AfterEach
    void fermer() {
        client.close();
        serveur.close();
        repartiteur.executorService().shutdown();
    }

    /** Un client au quota d'une requête par minute, dont le temps ne passe que si l'essai le dit. */
    private void preparer(Voie voie, Maniere maniere) {
        serveur.lecture((demande, liaison) -> {
            if (serveur.lectures.get() > 1) {
                liaison.ecrire(ServeurDirect.reponse(200, Banc.FOYER));
                return;
            }
            recue.release();
            try {
                liaison.attendreLaFin();
            } catch (SocketException e) {
                rompue.release();
            }
        });
        OkHttpClient.Builder http = new OkHttpClient.Builder().dispatcher(repartiteur);
        if (voie == Voie.PAR_UN_AUTRE_FIL) {
            http.addInterceptor((Interceptor) chaine -> chaine.proceed(chaine.request()));
        }
        Clock midi = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);
        client = serveur.builder()
                .httpClient(http.build())
                .quotaParMinute(1)
                .essaisMax(1)
                .delaiAppel(Duration.ofSeconds(50))
                .delaiEssai(
                        maniere == Maniere.LAISSER_PASSER_LA_BORNE ? Duration.ofMillis(200) : Duration.ofSeconds(50))
                .temps(new Temps(nanos::get, midi, nanos::addAndGet, () -> 0))
                .build();
    }

    private void abandonner(Maniere maniere) throws Exception {
        switch (maniere) {
            case INTERROMPRE -> {
                CompletableFuture<Throwable> issue = new CompletableFuture<>();
                Thread appelant = new Thread(() -> issue.complete(catchThrowable(this::lire)));
                appelant.start();
                recue.acquire();
                appelant.interrupt();
                assertThat(issue.get()).isNotNull();
            }
            case ANNULER -> {
                CompletableFuture<?> promesse = client.async(c -> c.irAssiette().pour(USAGER, 2023));
                recue.acquire();
                assertThat(promesse.cancel(true)).isTrue();
            }
            case LAISSER_PASSER_LA_BORNE ->
                assertThat(catchThrowable(this::lire)).isNotNull();
        }
        serveur.attendreUnRaccroche();
        while (repartiteur.runningCallsCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private long lire() {
        return client.irAssiette().pour(USAGER, 2023).rfr().orElseThrow();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cas")
    void cas_59_sa_place_ne_ressert_qu_une_minute_apres_qu_il_est_coupe(Voie voie, Maniere maniere) throws Exception {
        preparer(voie, maniere);
        nanos.addAndGet(-MINUTE);
        abandonner(maniere);

        nanos.set(-MINUTE + TimeUnit.SECONDS.toNanos(5));
        assertThat(catchThrowableOfType(QuotaDepasseException.class, this::lire))
                .as("cinq secondes après, une requête de plus serait la seconde de la minute")
                .isNotNull();
        assertThat(serveur.lectures).hasValue(1);

        nanos.set(-TimeUnit.SECONDS.toNanos(1));
        assertThat(lire()).isEqualTo(17_827);
        assertThat(nanos.get()).as("elle a attendu la fin de la minute").isGreaterThanOrEqualTo(0);
    }

    /** Fermée sans ménagement : ce qui attend encore dans les tampons de cette machine n'en partira plus. */
    @ParameterizedTest
    @EnumSource(Voie.class)
    void cas_59_une_requete_sans_reponse_est_coupee_net(Voie voie) throws Exception {
        preparer(voie, Maniere.INTERROMPRE);
        abandonner(Maniere.INTERROMPRE);

        assertThat(rompue.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
}
