package io.github.impotparticulier.mesures;

import java.util.function.Function;

/** Un appel entier, le jeton déjà tenu, d'un fil puis de seize. */
final class AppelTiede {
    private static final int FILS = 16;

    private AppelTiede() {}

    static void unFil(Terrain terrain) throws Exception {
        try (Duel duel = new Duel(terrain, 1, 150)) {
            for (Charge charge : Charge.values()) {
                opposer(terrain, duel, "appel." + charge.cle() + ".plancher", charge, Plancher::new);
                opposer(terrain, duel, "appel." + charge.cle() + ".soigneux", charge, Soigneux::new);
            }
            opposer(terrain, duel, "appel.petite.jdk", Charge.PETITE, ClientJdk::new);
            opposer(terrain, duel, "appel.petite.sauvage", Charge.PETITE, Sauvage::new);
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
