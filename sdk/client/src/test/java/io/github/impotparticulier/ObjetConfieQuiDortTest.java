package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.ServeurDirect;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.personne.Usager;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Un objet confié qui dort, sourd à tout : l'appel n'attend que son échéance. Des autres, la Javadoc dit qu'elle ne les coupe pas. */
@Timeout(60)
class ObjetConfieQuiDortTest {
    private static final Usager USAGER = Usager.parSpi(Temoin.SPI);

    /** Ce qui dort. */
    private enum Dormeur {
        RESOLUTION,
        RESOLUTION_PAR_UN_AUTRE_FIL,
        INTERCEPTEUR,
        LIMITEUR,
        SOURCE_DE_JETONS
    }

    private final CountDownLatch fini = new CountDownLatch(1);
    private final ServeurDirect serveur = new ServeurDirect();
    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final OkHttpClient.Builder http = new OkHttpClient.Builder().dispatcher(new Dispatcher(fils));

    @AfterEach
    void fermer() {
        fini.countDown();
        serveur.close();
        fils.shutdown();
    }

    private ImpotParticulierClient.Builder builder(Dormeur dormeur) {
        ImpotParticulierClient.Builder builder = ImpotParticulierClient.builder()
                .passerelle(serveur.passerelle().replace("127.0.0.1", "localhost"))
                .delaiAppel(Duration.ofMillis(200));
        if (dormeur == Dormeur.SOURCE_DE_JETONS) {
            return builder.sourceJetons((portee, refuse) -> {
                dormir();
                return Temoin.JETON;
            });
        }
        builder.sourceJetons((portee, refuse) -> Temoin.JETON);
        return switch (dormeur) {
            case LIMITEUR -> builder.limiteur((guichet, attenteMax) -> new CompletableFuture<>());
            case RESOLUTION -> builder.httpClient(http.dns(this::resoudre).build());
            case RESOLUTION_PAR_UN_AUTRE_FIL ->
                builder.httpClient(http.dns(this::resoudre)
                        .addInterceptor((Interceptor) chaine -> chaine.proceed(chaine.request()))
                        .build());
            default ->
                builder.httpClient(http.addInterceptor((Interceptor) chaine -> {
                            dormir();
                            return chaine.proceed(chaine.request());
                        })
                        .build());
        };
    }

    private List<InetAddress> resoudre(String nom) {
        dormir();
        return List.of(InetAddress.getLoopbackAddress());
    }

    private void dormir() {
        long reveil = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        boolean attend = true;
        while (attend) {
            try {
                attend = !fini.await(reveil - System.nanoTime(), TimeUnit.NANOSECONDS) && System.nanoTime() < reveil;
            } catch (InterruptedException e) {
                // Sourd.
            }
        }
    }

    static Stream<Arguments> dormeurs() {
        return Stream.of(Dormeur.values())
                .flatMap(dormeur -> Stream.of(Face.values()).map(face -> Arguments.of(dormeur, face)));
    }

    @ParameterizedTest
    @MethodSource("dormeurs")
    void l_appel_n_attend_que_son_echeance(Dormeur dormeur, Face face) {
        try (ImpotParticulierClient client = builder(dormeur).build()) {
            long debut = System.nanoTime();

            ServiceIndisponibleException e =
                    catchThrowableOfType(ServiceIndisponibleException.class, () -> face.lire(client, USAGER, 2023));

            assertThat(e.explication()).contains("(200 ms)");
            assertThat(Duration.ofNanos(System.nanoTime() - debut)).isLessThan(Duration.ofSeconds(8));
        }
        assertThat(serveur.lectures).hasValue(0);
    }
}
