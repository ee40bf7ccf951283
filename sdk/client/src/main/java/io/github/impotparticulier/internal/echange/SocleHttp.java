package io.github.impotparticulier.internal.echange;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Les connexions et les fils que se partagent les clients d'un même processus : une application sert souvent des centaines
 * de communes. Libéré avec le dernier client.
 */
final class SocleHttp {
    private static final int APPELS_SIMULTANES_MAX = 64;
    /** Moins que ce qu'accordent les passerelles et les répartiteurs : une connexion qu'ils ont fermée coûte un essai. */
    private static final int REPOS_DES_CONNEXIONS_S = 20;

    private static @Nullable OkHttpClient partage;
    private static int emprunts;

    private SocleHttp() {}

    static synchronized OkHttpClient emprunter() {
        if (partage == null) {
            partage = nouveau();
        }
        emprunts++;
        return partage;
    }

    static void rendre() {
        OkHttpClient dernier = rendu();
        // Hors du verrou : fermer une connexion peut attendre un pair qui ne lit plus.
        if (dernier != null) {
            dernier.dispatcher().executorService().shutdown();
            dernier.connectionPool().evictAll();
        }
    }

    private static synchronized @Nullable OkHttpClient rendu() {
        if (--emprunts > 0) {
            return null;
        }
        OkHttpClient dernier = partage;
        partage = null;
        return dernier;
    }

    private static OkHttpClient nouveau() {
        AtomicInteger numero = new AtomicInteger();
        ExecutorService fils =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), tache -> {
                    Thread fil = new Thread(tache, "impot-particulier-" + numero.incrementAndGet());
                    fil.setDaemon(true);
                    return fil;
                });
        Dispatcher repartiteur = new Dispatcher(fils);
        // Tous les appels vont au même hôte : la limite par hôte d'OkHttp, 5, serait la limite de tout.
        repartiteur.setMaxRequests(APPELS_SIMULTANES_MAX);
        repartiteur.setMaxRequestsPerHost(APPELS_SIMULTANES_MAX);
        return new OkHttpClient.Builder()
                .dispatcher(repartiteur)
                .connectionPool(new ConnectionPool(APPELS_SIMULTANES_MAX, REPOS_DES_CONNEXIONS_S, TimeUnit.SECONDS))
                .build();
    }
}
