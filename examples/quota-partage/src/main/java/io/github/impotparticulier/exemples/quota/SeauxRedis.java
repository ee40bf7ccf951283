package io.github.impotparticulier.exemples.quota;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Les seaux tenus par Redis, sans bloquer aucun fil. */
final class SeauxRedis implements AutoCloseable {
    /** Une place accordée plus tard n'est pas employée : voyez {@link Partage#marge}. */
    static final Duration REPONSE = Duration.ofSeconds(1);

    private final LienRedis<AsyncProxyManager<String>> lien;

    SeauxRedis(String uri) {
        lien = new LienRedis<>(
                uri,
                REPONSE,
                REPONSE.multipliedBy(3),
                RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE),
                redis -> Bucket4jLettuce.casBasedBuilder(redis)
                        .requestTimeout(REPONSE)
                        .build()
                        .asAsync());
    }

    /** Prend une place s'il y en a une, ou dit dans combien de temps il y en aura une. */
    CompletableFuture<ConsumptionProbe> prendre(String cle, BucketConfiguration seau) {
        return lien.employer(seaux -> seaux.builder()
                .build(cle, () -> CompletableFuture.completedFuture(seau))
                .tryConsumeAndReturnRemaining(1));
    }

    @Override
    public void close() {
        lien.close();
    }
}
