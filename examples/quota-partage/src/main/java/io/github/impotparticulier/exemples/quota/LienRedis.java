package io.github.impotparticulier.exemples.quota;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.RedisCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Une connexion à Redis, ouverte au premier besoin, et ce que l'on fait à travers elle, sans bloquer aucun fil.
 *
 * <p>Une connexion qui a failli n'est pas réparée mais remplacée, à la demande suivante : Lettuce rejouerait ce qui était en vol,
 * attendrait de plus en plus longtemps entre deux essais, et ne verrait pas la mort d'une machine qui n'a rien fermé.
 *
 * @param <U> ce qui s'emploie à travers une connexion
 */
final class LienRedis<U> implements AutoCloseable {
    private static final Pattern AVANT_LE_CHEMIN = Pattern.compile("[a-z-]+://[^/?#]*");

    private final RedisClient redis;
    private final Supplier<CompletableFuture<Ouverte<U>>> ouvrir;
    private final Duration connexion;
    private final Duration delai;
    private @Nullable CompletableFuture<Ouverte<U>> ouverte;

    /**
     * Prépare un lien ; rien n'est ouvert.
     *
     * @param uri l'adresse de Redis
     * @param connexion le plus long pour ouvrir une connexion
     * @param delai le plus long pour une demande, connexion comprise
     * @param usage ce qui s'emploie à travers une connexion
     */
    <V> LienRedis(
            String uri,
            Duration connexion,
            Duration delai,
            RedisCodec<String, V> codec,
            Function<StatefulRedisConnection<String, V>, U> usage) {
        this.connexion = connexion;
        this.delai = delai;
        RedisURI adresse = adresse(uri);
        adresse.setTimeout(connexion);
        redis = RedisClient.create();
        redis.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(connexion).build())
                .build());
        ouvrir = () -> redis.connectAsync(codec, adresse)
                .toCompletableFuture()
                .thenApply(neuve -> new Ouverte<>(neuve, usage.apply(neuve)));
    }

    /**
     * Lit l'adresse. Le refus de Lettuce redirait le mot de passe, et celui qui a un « # », un « / » ou un « ? » y passerait en partie pour
     * l'hôte, que l'on demanderait au DNS.
     */
    private static RedisURI adresse(String uri) {
        Matcher avant = AVANT_LE_CHEMIN.matcher(uri);
        if (avant.lookingAt() && uri.indexOf('@', avant.end()) < 0 && uri.indexOf('#') < 0) {
            try {
                return RedisURI.create(uri);
            } catch (IllegalArgumentException e) {
                // La phrase ci-dessous, sans la cause.
            }
        }
        throw new IllegalArgumentException(
                "Adresse de Redis mal écrite : redis://hôte:port, ou rediss://:motdepasse@hôte:port ; dans le mot de passe, tout signe"
                        + " autre qu'une lettre ou un chiffre se code en pourcentage (%23 pour #, %2F pour /).");
    }

    /** Fait cette demande ; l'échec, de quelque cause, fait remplacer la connexion. */
    <T> CompletableFuture<T> employer(Function<U, CompletionStage<T>> demande) {
        CompletableFuture<Ouverte<U>> employee = ouverte();
        return employee.thenCompose(lien -> demande.apply(lien.usage()))
                .orTimeout(delai.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((reponse, panne) -> {
                    if (panne != null) {
                        oublier(employee);
                    }
                });
    }

    private synchronized CompletableFuture<Ouverte<U>> ouverte() {
        if (ouverte == null) {
            ouverte = ouvrir.get();
        }
        return ouverte;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Une connexion fautive : comment elle finit n'importe plus.
    private void oublier(CompletableFuture<Ouverte<U>> fautive) {
        synchronized (this) {
            if (ouverte == fautive) {
                ouverte = null;
            }
        }
        fautive.thenAccept(lien -> lien.redis().closeAsync());
    }

    @Override
    public void close() {
        redis.shutdown(Duration.ZERO, connexion);
    }

    /** Une connexion ouverte, et ce qui s'emploie à travers elle. */
    private record Ouverte<U>(StatefulRedisConnection<?, ?> redis, U usage) {}
}
