package io.github.impotparticulier.internal.echange;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les connexions et les fils que se partagent les clients d'un même processus : une application sert souvent des centaines
 * de communes. Libéré avec le dernier client.
 */
final class SocleHttp {
    /** Autant que d'échanges simultanés d'un client : chacun retrouve une connexion. */
    private static final int CONNEXIONS_AU_REPOS_MAX = Passerelle.ECHANGES_MAX;
    /** Moins que ce qu'accordent les passerelles et les répartiteurs : une connexion qu'ils ont fermée coûte un essai. */
    private static final int REPOS_DES_CONNEXIONS_S = 20;

    private static final int SUITES_MAX = 64;

    private static @Nullable SocleHttp partage;
    private static int emprunts;

    private final ThreadPoolExecutor fils = Fils.extensibles();
    /** Où se complètent les promesses périmées ou fermées : ce que le programme y enchaîne peut être long, et elles nombreuses. */
    private final ThreadPoolExecutor suites = Fils.bornes(SUITES_MAX);

    private final OkHttpClient http;
    private @Nullable ScheduledThreadPoolExecutor minuterie;

    private SocleHttp() {
        http = FabriqueDePrisesTls.garnir(new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(fils))
                .dns(new ResolutionAPart(Dns.SYSTEM, fils))
                .connectionPool(new ConnectionPool(CONNEXIONS_AU_REPOS_MAX, REPOS_DES_CONNEXIONS_S, TimeUnit.SECONDS))
                .build());
    }

    static synchronized SocleHttp emprunter() {
        if (partage == null) {
            partage = new SocleHttp();
        }
        emprunts++;
        return partage;
    }

    static void rendre() {
        SocleHttp dernier = rendu();
        // Hors du verrou : fermer une connexion peut attendre un pair qui ne lit plus.
        if (dernier != null) {
            Fils.fermer(dernier.executeurs());
            dernier.http.connectionPool().evictAll();
        }
    }

    private static synchronized @Nullable SocleHttp rendu() {
        if (--emprunts > 0) {
            return null;
        }
        SocleHttp dernier = partage;
        partage = null;
        return dernier;
    }

    OkHttpClient http() {
        return http;
    }

    /** Les fils de rechange : jeton, résolution de nom. */
    ThreadPoolExecutor fils() {
        return fils;
    }

    /** Les fils où finissent les promesses que personne d'autre ne complète. */
    ThreadPoolExecutor suites() {
        return suites;
    }

    /** La minuterie des appels asynchrones, née avec le premier. */
    synchronized ScheduledExecutorService minuterie() {
        if (minuterie == null) {
            minuterie = Fils.minuterie();
        }
        return minuterie;
    }

    private synchronized List<ThreadPoolExecutor> executeurs() {
        return minuterie == null ? List.of(fils, suites) : List.of(fils, suites, minuterie);
    }
}
