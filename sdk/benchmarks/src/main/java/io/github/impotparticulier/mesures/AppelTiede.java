package io.github.impotparticulier.mesures;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Un appel entier, le jeton déjà tenu : d'un fil, de seize, et de seize fils virtuels. */
final class AppelTiede {
    private static final int FILS = 16;
    private static final long TRANCHE_MS = 150;
    private static final long TRANCHE_DE_SEIZE_MS = 200;

    private AppelTiede() {}

    /** L'étalon à côté de lui-même : ce que le bruit de la machine fait d'un rapport de un. */
    static void temoin(Terrain terrain) throws Exception {
        try (Duel duel = new Duel(terrain, 1, TRANCHE_MS)) {
            opposer(terrain, duel, "temoin", Charge.PETITE, Plancher::new, Plancher::new);
        }
    }

    static void plancher(Terrain terrain) throws Exception {
        unFil(terrain, "plancher", Plancher::new, Charge.values());
    }

    static void soigneux(Terrain terrain) throws Exception {
        unFil(terrain, "soigneux", Soigneux::new, Charge.values());
    }

    static void jdk(Terrain terrain) throws Exception {
        unFil(terrain, "jdk", ClientJdk::new, Charge.PETITE);
    }

    static void sauvage(Terrain terrain) throws Exception {
        unFil(terrain, "sauvage", Sauvage::new, Charge.PETITE);
    }

    static void genere(Terrain terrain) throws Exception {
        for (Genere genere : Genere.values()) {
            unFil(terrain, genere.cle(), genere::ouvrir, Charge.PETITE);
        }
    }

    private static void unFil(Terrain terrain, String nom, Function<String, Appelant> etalon, Charge... charges)
            throws Exception {
        try (Duel duel = new Duel(terrain, 1, TRANCHE_MS)) {
            for (Charge charge : charges) {
                opposer(terrain, duel, "appel." + charge.cle() + "." + nom, charge, NotreClient::new, etalon);
            }
        }
    }

    static void seizeFils(Terrain terrain) throws Exception {
        try (Duel duel = new Duel(terrain, FILS, TRANCHE_DE_SEIZE_MS)) {
            opposer(terrain, duel, "seize.petite.plancher", Charge.PETITE, NotreClient::new, Plancher::new);
            opposer(terrain, duel, "seize.grande.plancher", Charge.GRANDE, NotreClient::new, Plancher::new);
            opposer(terrain, duel, "seize.petite.jdk", Charge.PETITE, NotreClient::new, ClientJdk::new);
        }
    }

    static void seizeFilsVirtuels(Terrain terrain) throws Exception {
        // Le JDK qui compile les mesures ne les connaît pas encore.
        ExecutorService virtuels = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        try (Duel duel = new Duel(terrain, FILS, TRANCHE_DE_SEIZE_MS, virtuels)) {
            opposer(terrain, duel, "virtuels.petite.plancher", Charge.PETITE, NotreClient::new, Plancher::new);
        }
    }

    private static void opposer(
            Terrain terrain,
            Duel duel,
            String cle,
            Charge charge,
            Function<String, Appelant> fabrique,
            Function<String, Appelant> etalon)
            throws Exception {
        try (Appelant notre = fabrique.apply(terrain.passerelle());
                Appelant autre = etalon.apply(terrain.passerelle())) {
            if (notre.appeler(charge) != autre.appeler(charge)) {
                throw new IllegalStateException("ils ne lisent pas le même revenu : " + cle);
            }
            duel.opposer(cle, () -> notre.appeler(charge), () -> autre.appeler(charge));
        }
    }
}
