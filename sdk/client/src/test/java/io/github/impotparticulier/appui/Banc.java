package io.github.impotparticulier.appui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.AuTemps;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.provider.Arguments;

/**
 * De quoi voir ce qu'un appel prend et laisse : ses connexions, ses fils, ses places, ses repos. Fermé, il exige que tout soit
 * rendu, et que nulle connexion n'ait été tenue pendant un repos.
 */
public final class Banc implements AutoCloseable {
    public static final Usager USAGER = Usager.parSpi(Temoin.SPI);
    public static final String FOYER = "{\"rfr\":17827,\"nmNaiDec1\":\"" + Temoin.NOM + "\"}";

    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final ConnectionPool connexions = new ConnectionPool();
    private final TempsFictif temps = new TempsFictif();
    private final List<Integer> tenuesAuRepos = new CopyOnWriteArrayList<>();
    private final AtomicInteger placesPrises = new AtomicInteger();
    private final AtomicInteger placesRendues = new AtomicInteger();

    /** Le client HTTP confié, que l'essai peut régler avant {@link #vers}. */
    public final OkHttpClient.Builder http =
            new OkHttpClient.Builder().connectionPool(connexions).dispatcher(new Dispatcher(fils));

    public Banc() {
        temps.auRepos(this::relever);
    }

    /** Un client vers cette passerelle, dont les valeurs sont des témoins ; le temps n'y passe que par les repos, sans gigue. */
    public ImpotParticulierClient.Builder vers(String passerelle) {
        return AuTemps.dgfip(temps.temps(0))
                .passerelle(passerelle)
                .identifiants(Temoin.CLE, Temoin.SECRET)
                .idTeleservice("MAIRIE_CANTINE")
                .millesimes(FausseDgfip.le("2024-11-15"))
                .httpClient(http.build())
                .limiteur(new Compteur());
    }

    /** Le jeton témoin. */
    public static MockResponse jeton() {
        return FausseDgfip.json(200, "{\"access_token\":\"" + Temoin.JETON + "\",\"expires_in\":3600}");
    }

    /** Ce qui se fait au début de chaque repos. */
    public Banc auRepos(Runnable tache) {
        temps.auRepos(() -> {
            relever();
            tache.run();
        });
        return this;
    }

    private void relever() {
        tenuesAuRepos.add(tenues());
    }

    private int tenues() {
        return connexions.connectionCount() - connexions.idleConnectionCount();
    }

    /** Lit le foyer d'essai, et exige que ce soit lui. */
    public static void reussir(Face face, ImpotParticulierClient client) {
        assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(17_827);
    }

    /** Lit le foyer d'essai, et rend l'exception exactement attendue. */
    public static <E extends AppelException> E echouer(Class<E> attendue, Face face, ImpotParticulierClient client) {
        E levee = catchThrowableOfType(attendue, () -> face.lire(client, USAGER, 2023));
        assertThat(levee).isExactlyInstanceOf(attendue);
        assertThat(levee.explication()).isNotBlank();
        return levee;
    }

    /** Lit le foyer d'essai, et exige une exception du SDK, quelle qu'elle soit. */
    public static AppelException echouer(Face face, ImpotParticulierClient client) {
        return catchThrowableOfType(AppelException.class, () -> face.lire(client, USAGER, 2023));
    }

    /** Les repos pris jusqu'ici. */
    public List<Duration> repos() {
        return temps.repos();
    }

    /** Les places demandées au limiteur : une par requête, arrivée ou non. */
    public int places() {
        return placesPrises.get();
    }

    /** Chaque cas, sur chaque face. */
    public static Stream<Arguments> surChaqueFace(Object[]... cas) {
        return Arrays.stream(Face.values())
                .flatMap(face -> Arrays.stream(cas).map(valeurs -> {
                    Object[] complet = Arrays.copyOf(valeurs, valeurs.length + 1, Object[].class);
                    System.arraycopy(valeurs, 0, complet, 1, valeurs.length);
                    complet[0] = face;
                    return Arguments.of(complet);
                }));
    }

    public static Object[] cas(Object... valeurs) {
        return valeurs;
    }

    @Override
    public void close() {
        assertThat(tenuesAuRepos).as("connexions tenues pendant les repos").allMatch(nombre -> nombre == 0);
        assertThat(tenues()).as("connexions encore tenues").isZero();
        assertThat(placesRendues).as("places rendues").hasValue(placesPrises.get());
        fils.shutdown();
        try {
            assertThat(fils.awaitTermination(10, TimeUnit.SECONDS))
                    .as("aucun fil ne travaille encore")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        connexions.evictAll();
    }

    /** Accorde tout, et compte. */
    private final class Compteur implements LimiteurAppels {
        @Override
        public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
            placesPrises.incrementAndGet();
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public void termine(Guichet guichet) {
            placesRendues.incrementAndGet();
        }
    }
}
