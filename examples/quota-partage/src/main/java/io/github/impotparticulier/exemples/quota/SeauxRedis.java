package io.github.impotparticulier.exemples.quota;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Les seaux tenus par Redis, sans bloquer aucun fil.
 *
 * <p>Une connexion qui a failli n'est pas réparée mais remplacée, à la demande suivante : Lettuce rejouerait ce qui était en vol,
 * attendrait de plus en plus longtemps entre deux essais, et ne verrait pas la mort d'une machine qui n'a rien fermé.
 */
final class SeauxRedis implements AutoCloseable {
    /** Une place accordée plus tard n'est pas employée : voyez {@link Partage#marge}. */
    static final Duration REPONSE = Duration.ofSeconds(1);

    private final RedisClient redis;
    private final RedisURI adresse;
    private @Nullable CompletableFuture<Connexion> connexion;

    SeauxRedis(String uri) {
        adresse = RedisURI.create(uri);
        adresse.setTimeout(REPONSE);
        redis = RedisClient.create();
        redis.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(REPONSE).build())
                .build());
    }

    /** Prend une place s'il y en a une, ou dit dans combien de temps il y en aura une. */
    CompletableFuture<ConsumptionProbe> prendre(String cle, BucketConfiguration seau) {
        CompletableFuture<Connexion> employee = connexion();
        return employee.thenCompose(ouverte -> ouverte.seaux()
                        .builder()
                        .build(cle, () -> CompletableFuture.completedFuture(seau))
                        .tryConsumeAndReturnRemaining(1))
                .orTimeout(3 * REPONSE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((sonde, panne) -> {
                    if (panne != null) {
                        oublier(employee);
                    }
                });
    }

    private synchronized CompletableFuture<Connexion> connexion() {
        if (connexion == null) {
            connexion = redis.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), adresse)
                    .toCompletableFuture()
                    .thenApply(Connexion::sur);
        }
        return connexion;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Une connexion fautive : comment elle finit n'importe plus.
    private void oublier(CompletableFuture<Connexion> fautive) {
        synchronized (this) {
            if (connexion == fautive) {
                connexion = null;
            }
        }
        fautive.thenAccept(ouverte -> ouverte.redis().closeAsync());
    }

    @Override
    public void close() {
        redis.shutdown(Duration.ZERO, REPONSE);
    }

    /** Une connexion ouverte, et les seaux vus à travers elle. */
    private record Connexion(StatefulRedisConnection<String, byte[]> redis, AsyncProxyManager<String> seaux) {
        static Connexion sur(StatefulRedisConnection<String, byte[]> redis) {
            return new Connexion(
                    redis,
                    Bucket4jLettuce.casBasedBuilder(redis)
                            .requestTimeout(REPONSE)
                            .build()
                            .asAsync());
        }
    }
}
