package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;

/** Ce que le serveur voit : combien de connexions pour N fils, combien de requêtes pour N appels. */
final class Connexions {
    private static final int[] FILS = {1, 2, 4, 8, 16, 32, 64};
    private static final int APPELS_PAR_FIL = 100;

    private Connexions() {}

    static void ouvertes(Terrain terrain) throws Exception {
        double pire = 0;
        for (int fils : FILS) {
            Terrain.Comptes avant = terrain.comptes();
            try (ImpotParticulierClient client =
                    NotreClient.builder(terrain.passerelle()).build()) {
                appeler(client, fils);
            }
            long ouvertes = terrain.comptes().moins(avant).connexions();
            terrain.dire("connexions." + fils, ouvertes, fils);
            pire = Math.max(pire, (double) ouvertes / fils);
        }
        terrain.dire("connexions.pire", pire);
    }

    static void parProxy(Terrain terrain) throws Exception {
        double pire = 0;
        for (int fils : FILS) {
            try (PasserelleLointaine passerelle = new PasserelleLointaine()) {
                OkHttpClient http = passerelle.http();
                try (ImpotParticulierClient client = NotreClient.builder(PasserelleLointaine.adresse())
                        .httpClient(http)
                        .build()) {
                    appeler(client, fils);
                }
                http.dispatcher().executorService().shutdown();
                http.connectionPool().evictAll();
                terrain.dire("proxy." + fils, passerelle.connexions(), fils);
                terrain.dire("proxy.tentees." + fils, passerelle.connexionsDuProxy(), fils);
                pire = Math.max(pire, (double) passerelle.connexions() / fils);
            }
        }
        terrain.dire("proxy.pire", pire);
    }

    /** Cent appels de chacun de ces fils, partis ensemble. */
    private static void appeler(ImpotParticulierClient client, int fils) throws Exception {
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try {
            CyclicBarrier depart = new CyclicBarrier(fils);
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < fils; i++) {
                parts.add(executeur.submit(() -> {
                    depart.await();
                    for (int appel = 0; appel < APPELS_PAR_FIL; appel++) {
                        NotreClient.appeler(client, Charge.PETITE);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            executeur.shutdownNow();
        }
    }

    static void requetes(Terrain terrain) throws Exception {
        try (NotreClient notre = new NotreClient(terrain.passerelle());
                Sauvage sauvage = new Sauvage(terrain.passerelle())) {
            terrain.dire("requetes", requetes(terrain, notre), requetes(terrain, sauvage));
        }
    }

    private static long requetes(Terrain terrain, Appelant appelant) throws Exception {
        Terrain.Comptes avant = terrain.comptes();
        for (int appel = 0; appel < APPELS_PAR_FIL; appel++) {
            appelant.appeler(Charge.PETITE);
        }
        Terrain.Comptes ecart = terrain.comptes().moins(avant);
        return ecart.lectures() + ecart.jetons();
    }
}
