package io.github.impotparticulier.exemples.quota;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Par portée, le jeton que Redis garde, et le verrou de celui qui le renouvelle : comparer et prendre ne font qu'un. */
final class JetonsRedis implements AutoCloseable {
    /** Rend le jeton s'il est autre que le refusé, « » si le verrou vient d'être pris, rien si un autre le tient. */
    private static final String PRENDRE = """
            local garde = redis.call('GET', KEYS[1])
            if garde and garde ~= ARGV[1] then
                return garde
            end
            if redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3]) or redis.call('GET', KEYS[2]) == ARGV[2] then
                return ''
            end
            return false
            """;

    /**
     * Garde le jeton et rend le verrou. Celui qui a tant tardé que son verrou a expiré n'écrase pas le jeton d'un autre, demandé après le
     * sien : il le reçoit.
     */
    private static final String GARDER = """
            local verrou = redis.call('GET', KEYS[2])
            local garde = redis.call('GET', KEYS[1])
            if verrou ~= ARGV[2] and garde and garde ~= ARGV[1] then
                return garde
            end
            if verrou == ARGV[2] or not verrou then
                redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
                redis.call('DEL', KEYS[2])
            end
            return ARGV[3]
            """;

    private static final String RENDRE = """
            if redis.call('GET', KEYS[2]) == ARGV[1] then
                redis.call('DEL', KEYS[2])
            end
            return ''
            """;

    private final LienRedis<RedisAsyncCommands<String, String>> lien;
    private final String contrat;

    JetonsRedis(String uri, String contrat, Duration reponse) {
        this.lien = new LienRedis<>(uri, reponse, reponse, StringCodec.UTF8, StatefulRedisConnection::async);
        this.contrat = contrat;
    }

    /**
     * Lit le jeton, ou prend le verrou s'il n'y en a pas d'autre que le refusé.
     *
     * @param moi ce qui distingue ce preneur de tout autre
     * @param duree combien le verrou tient si personne ne le rend
     */
    Etat prendre(String portee, Optional<String> refuse, String moi, Duration duree)
            throws RedisMuetException, InterruptedException {
        String rendu = evaluer(PRENDRE, portee, refuse.orElse(""), moi, Long.toString(duree.toMillis()));
        if (rendu == null) {
            return new Etat(Optional.empty(), false);
        }
        return rendu.isEmpty() ? new Etat(Optional.empty(), true) : new Etat(Optional.of(rendu), false);
    }

    /**
     * Garde ce jeton, demandé sous le verrou.
     *
     * @param vie combien Redis le garde
     * @return celui qu'il faut employer : celui-ci, ou celui d'un autre s'il est plus récent
     */
    String garder(String portee, Optional<String> refuse, String moi, String jeton, Duration vie)
            throws RedisMuetException, InterruptedException {
        String rendu = evaluer(GARDER, portee, refuse.orElse(""), moi, jeton, Long.toString(vie.toMillis()));
        return rendu == null ? jeton : rendu;
    }

    /** Rend le verrou, s'il est encore à ce preneur. */
    void rendre(String portee, String moi) throws RedisMuetException, InterruptedException {
        evaluer(RENDRE, portee, moi);
    }

    private @Nullable String evaluer(String script, String portee, String... arguments)
            throws RedisMuetException, InterruptedException {
        String cle = "impot-particulier:jeton:{" + contrat + ":" + portee + "}";
        String[] cles = {cle, cle + ":verrou"};
        Function<RedisAsyncCommands<String, String>, CompletionStage<@Nullable String>> demande =
                redis -> redis.eval(script, ScriptOutputType.VALUE, cles, arguments);
        try {
            return lien.employer(demande).get();
        } catch (ExecutionException premiere) {
            // Une connexion oisive a pu être coupée depuis : une neuve dira si Redis répond. Refaire un script ne
            // change rien.
            try {
                return lien.employer(demande).get();
            } catch (ExecutionException seconde) {
                throw new RedisMuetException(seconde);
            }
        }
    }

    @Override
    public void close() {
        lien.close();
    }

    /**
     * Ce que Redis a dit.
     *
     * @param jeton celui qu'il garde, s'il est autre que le refusé
     * @param aNous vrai si c'est à nous d'en demander un
     */
    record Etat(Optional<String> jeton, boolean aNous) {
        @Override
        public String toString() {
            return "Etat[masqué]";
        }
    }

    /** Redis ne répond pas, ou refuse de répondre. */
    static final class RedisMuetException extends Exception {
        private static final long serialVersionUID = 1L;

        RedisMuetException(ExecutionException panne) {
            super(panne.getCause());
        }
    }
}
