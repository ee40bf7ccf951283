package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;

/** Des octets d'une réponse à un objet utilisable ; puis ce que coûte d'y lire cinq champs. */
final class Decodage {
    private static final int OBJETS = 64;

    private Decodage() {}

    static void mesurer(Terrain terrain) throws Exception {
        byte[] petite = Corps.de(Charge.PETITE);
        byte[] grande = Corps.de(Charge.GRANDE);
        try (Duel duel = new Duel(terrain, 1, 100)) {
            duel.opposer("decodage.petite", () -> SituationIr.depuisJson(petite), () -> FoyerNu.lire(petite));
            duel.opposer("decodage.grande", () -> AvisIr.depuisJson(grande), () -> FoyerNu.lire(grande));

            SituationIr[] foyers = new SituationIr[OBJETS];
            AvisIr[] avis = new AvisIr[OBJETS];
            for (int i = 0; i < OBJETS; i++) {
                foyers[i] = SituationIr.depuisJson(petite);
                avis[i] = AvisIr.depuisJson(grande);
            }
            int[] rang = new int[1];
            duel.opposer(
                    "lecture.petite",
                    () -> lireCinqChamps(foyers[rang[0]++ % OBJETS]),
                    () -> SituationIr.depuisJson(petite));
            duel.opposer(
                    "lecture.grande",
                    () -> lireCinqChamps(avis[rang[0]++ % OBJETS].foyer()),
                    () -> AvisIr.depuisJson(grande));
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
}
