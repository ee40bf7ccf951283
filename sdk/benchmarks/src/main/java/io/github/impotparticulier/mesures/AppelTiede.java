package io.github.impotparticulier.mesures;

import java.util.function.Function;

/** Un appel entier, le jeton déjà tenu, d'un fil puis de seize. */
final class AppelTiede {
    private static final int FILS = 16;

    private AppelTiede() {}

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

    private static void unFil(Terrain terrain, String nom, Function<String, Appelant> fabrique, Charge... charges)
            throws Exception {
        try (Duel duel = new Duel(terrain, 1, 150)) {
            for (Charge charge : charges) {
                opposer(terrain, duel, "appel." + charge.cle() + "." + nom, charge, fabrique);
            }
        }
    }

    static void seizeFils(Terrain terrain) throws Exception {
        try (Duel duel = new Duel(terrain, FILS, 200)) {
            opposer(terrain, duel, "seize.petite.plancher", Charge.PETITE, Plancher::new);
            opposer(terrain, duel, "seize.grande.plancher", Charge.GRANDE, Plancher::new);
            opposer(terrain, duel, "seize.petite.jdk", Charge.PETITE, ClientJdk::new);
        }
    }

    private static void opposer(
            Terrain terrain, Duel duel, String cle, Charge charge, Function<String, Appelant> fabrique)
            throws Exception {
        try (NotreClient notre = new NotreClient(terrain.passerelle());
                Appelant etalon = fabrique.apply(terrain.passerelle())) {
            duel.opposer(cle, () -> notre.appeler(charge), () -> etalon.appeler(charge));
        }
    }
}
