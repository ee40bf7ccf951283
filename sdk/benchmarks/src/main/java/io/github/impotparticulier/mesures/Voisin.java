package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Une commune, seule puis à côté d'une autre dont cent appels ne reviennent pas. */
final class Voisin {
    private static final int BLOQUES = 100;
    private static final long REPOS_MS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Terrain terrain;
    private final ImpotParticulierClient client;
    private final ExecutorService fils = Executors.newFixedThreadPool(BLOQUES);

    private Voisin(Terrain terrain, ImpotParticulierClient client) {
        this.terrain = terrain;
        this.client = client;
    }

    static void mesurer(Terrain terrain) throws Exception {
        try (ImpotParticulierClient bruyante = NotreClient.builder(terrain.passerelle())
                        .identifiants("cle-de-la-commune-bruyante", "secret-de-la-commune-bruyante")
                        .delaiAppel(PATIENCE)
                        .delaiEssai(PATIENCE)
                        .build();
                ImpotParticulierClient tranquille = NotreClient.builder(terrain.passerelle())
                        .identifiants("cle-de-la-commune-tranquille", "secret-de-la-commune-tranquille")
                        .build();
                Duel duel = new Duel(terrain, 1, 150)) {
            Voisin voisin = new Voisin(terrain, bruyante);
            duel.opposer(
                    "voisin", () -> NotreClient.appeler(tranquille, Charge.PETITE), voisin::pendant, voisin::apres);
        }
    }

    private Duel.Demontage pendant() throws Exception {
        List<Future<?>> appels = bloquer();
        Thread.sleep(REPOS_MS);
        return () -> liberer(appels);
    }

    /** Le même bruit, mais fini : ce qui précède une tranche pèse sur elle. */
    private Duel.Demontage apres() throws Exception {
        liberer(bloquer());
        Thread.sleep(REPOS_MS);
        return () -> {};
    }

    /** Lance cent appels, et les rend une fois que le serveur n'en reçoit plus. */
    private List<Future<?>> bloquer() throws Exception {
        Usager retenu = Usager.parSpi(Charge.SPI_RETENU);
        List<Future<?>> appels = new ArrayList<>();
        for (int i = 0; i < BLOQUES; i++) {
            appels.add(fils.submit(() -> client.irAssiette().pour(retenu, Charge.ANNEE)));
        }
        long retenues = 0;
        long avant;
        do {
            avant = retenues;
            Thread.sleep(50);
            retenues = terrain.comptes().retenues();
        } while (retenues == 0 || retenues != avant);
        return appels;
    }

    private void liberer(List<Future<?>> appels) throws Exception {
        while (appels.stream().anyMatch(appel -> !appel.isDone())) {
            // Ceux qui attendaient leur tour partent à mesure.
            terrain.liberer();
            Thread.sleep(10);
        }
        for (Future<?> appel : appels) {
            appel.get();
        }
    }
}
