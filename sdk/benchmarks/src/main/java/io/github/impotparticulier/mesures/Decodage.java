package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;

/** Des octets d'une réponse à un objet utilisable ; puis la même chose, cinq champs lus. */
final class Decodage {
    private static final int TRANCHE_MS = 100;

    private Decodage() {}

    static void plancher(Terrain terrain) throws Exception {
        byte[] petite = Corps.de(Charge.PETITE);
        byte[] grande = Corps.de(Charge.GRANDE);
        try (Duel duel = new Duel(terrain, 1, TRANCHE_MS)) {
            duel.opposer("decodage.petite", () -> SituationIr.depuisJson(petite), () -> FoyerNu.lire(petite));
            duel.opposer("decodage.grande", () -> AvisIr.depuisJson(grande), () -> FoyerNu.lire(grande));
            // Les champs du plancher sont lus : il n'a qu'à les rendre.
            duel.opposer(
                    "lecture.petite",
                    () -> lireCinqChamps(SituationIr.depuisJson(petite)),
                    () -> lireCinqChamps(FoyerNu.lire(petite)));
            duel.opposer(
                    "lecture.grande",
                    () -> lireCinqChamps(AvisIr.depuisJson(grande).foyer()),
                    () -> lireCinqChamps(FoyerNu.lire(grande)));
        }
    }

    static void genere(Terrain terrain) throws Exception {
        byte[] petite = Corps.de(Charge.PETITE);
        try (Duel duel = new Duel(terrain, 1, TRANCHE_MS)) {
            for (Genere genere : Genere.values()) {
                try (AppelantGenere etalon = genere.ouvrir(terrain.passerelle())) {
                    duel.opposer(
                            "decodage.petite." + genere.cle(),
                            () -> SituationIr.depuisJson(petite),
                            () -> etalon.decoder(petite));
                }
            }
        }
    }

    /** Ce qu'un barème de cantine ou de crèche lit. */
    private static Object lireCinqChamps(SituationIr foyer) {
        long somme = foyer.rfr().orElseThrow() + foyer.montTotIr().orElseThrow();
        Duel.puits = foyer.nbPart().orElseThrow();
        Duel.puits = foyer.sitFam().orElseThrow();
        Duel.puits = foyer.aft().orElseThrow();
        return somme;
    }

    private static Object lireCinqChamps(FoyerNu foyer) {
        long somme = foyer.rfr + foyer.montTotIr;
        Duel.puits = foyer.nbPart;
        Duel.puits = foyer.sitFam;
        Duel.puits = foyer.aft;
        return somme;
    }
}
