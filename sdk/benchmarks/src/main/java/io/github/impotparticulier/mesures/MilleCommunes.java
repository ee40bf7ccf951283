package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Mille communes servies par seize fils d'un même processus, à côté d'une seule. */
final class MilleCommunes {
    private static final int COMMUNES = 1_000;
    private static final int FILS = 16;

    private MilleCommunes() {}

    static void mesurer(Terrain terrain) throws Exception {
        List<ImpotParticulierClient> communes = java.util.stream.IntStream.range(0, COMMUNES)
                .mapToObj(i -> NotreClient.builder(terrain.passerelle())
                        .identifiants("cle-de-la-commune-" + i, "secret-de-la-commune-" + i)
                        .quotaParMinute(1_000_000)
                        .build())
                .toList();
        Terrain.Comptes avant = terrain.comptes();
        AtomicInteger rang = new AtomicInteger();
        try (Duel duel = new Duel(terrain, FILS, 200);
                ImpotParticulierClient seule = NotreClient.builder(terrain.passerelle())
                        .quotaParMinute(1_000_000)
                        .build()) {
            duel.opposer(
                    "communes",
                    () -> NotreClient.appeler(
                            communes.get(Math.floorMod(rang.getAndIncrement(), COMMUNES)), Charge.PETITE),
                    () -> NotreClient.appeler(seule, Charge.PETITE));
            Terrain.Comptes comptes = terrain.comptes().moins(avant);
            terrain.dire("communes.connexions", comptes.connexions(), FILS);
            terrain.dire("communes.jetons", comptes.jetons(), COMMUNES + 1);
        } finally {
            communes.forEach(ImpotParticulierClient::close);
        }
    }
}
