package io.github.impotparticulier.exemples.quota;

import io.github.impotparticulier.appel.SourceJetons;
import io.github.impotparticulier.exemples.quota.DemandeDeJeton.Recu;
import io.github.impotparticulier.exemples.quota.JetonsRedis.Etat;
import io.github.impotparticulier.exemples.quota.JetonsRedis.RedisMuetException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Un jeton par portée, commun à tous les serveurs qui ont la même clé et emploient le même Redis : nul ne révoque celui d'un autre.
 *
 * <p>Quand il faut un jeton neuf, un seul serveur le demande, sous un verrou ; les autres attendent le sien. S'il meurt en le demandant,
 * le verrou expire et un autre prend la suite, dans le même essai. Redis garde le jeton un peu moins longtemps qu'il ne vit.
 *
 * <p><b>Ce Redis est aussi secret que la clé</b> : le jeton y est en clair, et qui le lit peut interroger la DGFiP en votre nom.
 * {@code rediss://} (TLS), un mot de passe, et nul autre usage ni sauvegarde.
 *
 * <p><b>Redis arrêté ou figé</b>, chaque serveur demande son propre jeton, comme sans cette source : rien n'est perdu tant que le SDK
 * suit, mais les jetons se révoquent l'un l'autre et se redemandent souvent ; le partage reprend avec Redis. Figé, il fait attendre
 * chaque demande un quart d'essai avant cela, et le verrou d'un disparu peut le suivre à son retour, moins d'un demi-essai. <b>Redis oublieux</b> (redémarré vide) : un serveur demande un jeton neuf, les autres le
 * reçoivent à leur premier refus.
 *
 * <p><b>Identifiants refusés</b> ({@code invalid_client}, {@code invalid_scope}…) : il n'y aura pas d'autre jeton. Si la passerelle
 * venait d'en refuser un, il est rendu, ce que dit {@link SourceJetons} ; sinon, rien ne peut l'être, et
 * {@link IdentifiantsRefusesException} est levée. La passerelle n'est pas redemandée avant cinq secondes.
 *
 * <p>Le proxy est celui de la JVM ({@code https.proxyHost}), non celui du {@code httpClient} confié au SDK.
 */
public final class JetonsPartages implements SourceJetons, AutoCloseable {
    private static final Logger JOURNAL = LoggerFactory.getLogger(JetonsPartages.class);

    /** Un essai se découpe en vingt-deux : un verrou qui expire y laisse à un autre de quoi demander. */
    private static final int PARTS = 22;

    private static final int REDIS = 3;
    private static final int CONNEXION = 3;
    private static final int LECTURE = 5;
    private static final int VERROU = CONNEXION + LECTURE + 1;

    private static final Duration ESSAI_MIN = Duration.ofSeconds(2);
    private static final Duration MARGE_MAX = Duration.ofSeconds(30);
    private static final long PAUSE_MS = 25;

    private final JetonsRedis redis;
    private final DemandeDeJeton passerelle;
    private final Duration verrou;
    private final AtomicBoolean panne = new AtomicBoolean();
    private volatile boolean fermee;

    /**
     * Prépare une source. Ni Redis ni la passerelle ne sont appelés avant le premier besoin.
     *
     * @param redis son adresse, {@code rediss://:motdepasse@hôte:port}
     * @param contrat ce qui distingue cette clé des autres que ce Redis servirait, par exemple le nom de l'environnement
     * @param identifiants la passerelle, la clé et le secret
     * @param delaiEssai le plus court {@code delaiEssai} de vos clients, dix secondes s'il n'est pas réglé ; deux au moins
     */
    public JetonsPartages(String redis, String contrat, Identifiants identifiants, Duration delaiEssai) {
        this(redis, contrat, identifiants, delaiEssai, System::nanoTime);
    }

    JetonsPartages(
            String redis, String contrat, Identifiants identifiants, Duration delaiEssai, LongSupplier nanosDesRefus) {
        if (delaiEssai.compareTo(ESSAI_MIN) < 0) {
            throw new IllegalArgumentException("Un essai dure deux secondes au moins.");
        }
        Duration part = delaiEssai.dividedBy(PARTS);
        this.verrou = part.multipliedBy(VERROU);
        this.redis = new JetonsRedis(redis, contrat, part.multipliedBy(REDIS));
        this.passerelle = new DemandeDeJeton(
                identifiants, part.multipliedBy(CONNEXION), part.multipliedBy(LECTURE), nanosDesRefus);
    }

    @Override
    public String jeton(String portee, Optional<String> refuse) throws IOException, InterruptedException {
        if (fermee) {
            throw new IllegalStateException("La source de jetons est fermée.");
        }
        try {
            return commun(portee, refuse);
        } catch (IdentifiantsRefusesException e) {
            return refuse.orElseThrow(() -> e);
        } catch (IOException e) {
            JOURNAL.warn("Aucun jeton. {}", e.getMessage());
            throw e;
        }
    }

    private String commun(String portee, Optional<String> refuse) throws IOException, InterruptedException {
        String moi = UUID.randomUUID().toString();
        OptionalLong limite = OptionalLong.empty();
        while (true) {
            boolean derniere = limite.isPresent() && System.nanoTime() - limite.getAsLong() >= 0;
            Etat etat;
            try {
                etat = redis.prendre(portee, refuse, moi, verrou);
            } catch (RedisMuetException e) {
                signaler(e);
                return passerelle.faire(portee).valeur();
            }
            retablir();
            if (etat.jeton().isPresent()) {
                return etat.jeton().get();
            }
            if (etat.aNous()) {
                return renouveler(portee, refuse, moi);
            }
            if (derniere) {
                throw new IOException("D'autres serveurs demandent ce jeton, sans l'obtenir.");
            }
            if (limite.isEmpty()) {
                // Ce verrou-là sera tombé, rendu ou expiré ; qui en trouve encore un n'a pas le temps de l'attendre.
                limite = OptionalLong.of(System.nanoTime() + verrou.toNanos());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    /** Demande un jeton, sous le verrou. */
    private String renouveler(String portee, Optional<String> refuse, String moi)
            throws IOException, InterruptedException {
        Recu recu;
        try {
            recu = passerelle.faire(portee);
        } catch (IOException e) {
            try {
                redis.rendre(portee, moi);
            } catch (RedisMuetException muet) {
                signaler(muet); // Le verrou expirera.
            }
            throw e;
        }
        try {
            return redis.garder(portee, refuse, moi, recu.valeur(), garde(recu.vie()));
        } catch (RedisMuetException e) {
            signaler(e);
            return recu.valeur();
        }
    }

    /** Un serveur qui démarre ne reçoit pas un jeton qui meurt. */
    private static Duration garde(Duration vie) {
        Duration quart = vie.dividedBy(4);
        return vie.minus(quart.compareTo(MARGE_MAX) < 0 ? quart : MARGE_MAX);
    }

    private void signaler(RedisMuetException e) {
        if (!panne.getAndSet(true)) {
            JOURNAL.warn(
                    "Redis ne répond pas ({}) : ce serveur demande ses propres jetons.",
                    Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName());
        }
    }

    private void retablir() {
        if (panne.getAndSet(false)) {
            JOURNAL.warn("Redis répond de nouveau : les jetons sont partagés.");
        }
    }

    /** Rend la connexion à Redis. À fermer après les clients. */
    @Override
    public void close() {
        fermee = true;
        redis.close();
    }
}
