package io.github.impotparticulier.mesures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Ce que le serveur voit : combien de connexions pour N fils, combien de requêtes pour N appels. */
final class Connexions {
    private static final int[] FILS = {1, 2, 4, 8, 16, 32, 64};
    private static final int APPELS_PAR_FIL = 100;

    private Connexions() {}

    static void ouvertes(Terrain terrain) throws Exception {
        double pire = 0;
        for (int fils : FILS) {
            long ouvertes = appeler(terrain, fils);
            terrain.dire("connexions." + fils, ouvertes, fils);
            pire = Math.max(pire, (double) ouvertes / fils);
        }
        terrain.dire("connexions.pire", pire);
    }

    private static long appeler(Terrain terrain, int fils) throws Exception {
        Terrain.Comptes avant = terrain.comptes();
        ExecutorService executeur = Executors.newFixedThreadPool(fils);
        try (NotreClient client = new NotreClient(terrain.passerelle())) {
            CyclicBarrier depart = new CyclicBarrier(fils);
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < fils; i++) {
                parts.add(executeur.submit(() -> {
                    depart.await();
                    for (int appel = 0; appel < APPELS_PAR_FIL; appel++) {
                        client.appeler(Charge.PETITE);
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
        return terrain.comptes().moins(avant).connexions();
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
