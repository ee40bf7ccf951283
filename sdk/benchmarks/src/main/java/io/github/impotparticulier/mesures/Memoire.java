package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ce qui reste en mémoire : par commune servie, par appel en vol, et après un million de lectures. */
final class Memoire {
    private static final int COMMUNES = 1_000;
    private static final int EN_VOL = 10_000;
    private static final int DECODAGES = 1_000_000;
    private static final int DONT_GRANDES = 100_000;
    private static final long ATTENTE_MAX_S = 120;

    private Memoire() {}

    /** Mille clients dans une JVM, chacun ses identifiants et son quota. */
    static void communes(Terrain terrain) throws Exception {
        List<ImpotParticulierClient> premiers = new ArrayList<>(creer(terrain, 0, 20));
        premiers.forEach(client -> NotreClient.appeler(client, Charge.PETITE));
        Terrain.Comptes avantComptes = terrain.comptes();
        long avant = occupee();
        List<ImpotParticulierClient> clients = creer(terrain, 20, COMMUNES);
        long construits = occupee();
        clients.forEach(client -> NotreClient.appeler(client, Charge.PETITE));
        long apresUnAppel = occupee();
        Terrain.Comptes comptes = terrain.comptes().moins(avantComptes);
        terrain.dire("commune.construite", (double) (construits - avant) / COMMUNES);
        terrain.dire("commune.servie", (double) (apresUnAppel - avant) / COMMUNES);
        terrain.dire("communes.connexions", comptes.connexions());
        terrain.dire("communes.jetons", comptes.jetons(), COMMUNES);
        clients.forEach(ImpotParticulierClient::close);
        premiers.forEach(ImpotParticulierClient::close);
    }

    static List<ImpotParticulierClient> creer(Terrain terrain, int premier, int nombre) {
        List<ImpotParticulierClient> clients = new ArrayList<>(nombre);
        for (int i = premier; i < premier + nombre; i++) {
            clients.add(NotreClient.builder(terrain.passerelle())
                    .identifiants("cle-de-la-commune-" + i, "secret-de-la-commune-" + i)
                    .quotaParMinute(50)
                    .build());
        }
        return clients;
    }

    /** Dix mille appels lancés d'un coup, sans attendre. */
    static void enVol(Terrain terrain) throws Exception {
        ThreadMXBean fils = ManagementFactory.getThreadMXBean();
        Usager usager = Usager.parSpi(Charge.SPI);
        try (ImpotParticulierClient client = NotreClient.builder(terrain.passerelle())
                .delaiAppel(java.time.Duration.ofSeconds(ATTENTE_MAX_S))
                .build()) {
            attendre(lancer(client, usager, 500));
            long avant = occupee();
            fils.resetPeakThreadCount();
            int filsAvant = fils.getThreadCount() - filsDuClient();
            terrain.retarder(3_000);
            List<CompletableFuture<SituationIr>> appels = lancer(client, usager, EN_VOL);
            long pendant = occupee();
            terrain.retarder(5);
            long finis = appels.stream().filter(CompletableFuture::isDone).count();
            attendre(appels);
            terrain.dire("envol.octets", (double) (pendant - avant) / (EN_VOL - finis));
            terrain.dire("envol.fils", fils.getPeakThreadCount() - filsAvant, EN_VOL);
            terrain.dire("envol.reste", occupee() - avant);
        } finally {
            terrain.retarder(0);
        }
    }

    private static List<CompletableFuture<SituationIr>> lancer(
            ImpotParticulierClient client, Usager usager, int nombre) {
        List<CompletableFuture<SituationIr>> appels = new ArrayList<>(nombre);
        for (int i = 0; i < nombre; i++) {
            appels.add(client.async(c -> c.irAssiette().pour(usager, Charge.ANNEE)));
        }
        return appels;
    }

    private static void attendre(List<CompletableFuture<SituationIr>> appels) throws Exception {
        CompletableFuture.allOf(appels.toArray(CompletableFuture[]::new)).get(ATTENTE_MAX_S, TimeUnit.SECONDS);
        appels.clear();
    }

    private static int filsDuClient() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(fil -> fil.getName().startsWith("impot-particulier-"))
                .count();
    }

    /** Un million de réponses lues : ce qui vit après est ce qui vivait avant. */
    static void million(Terrain terrain) throws Exception {
        byte[] petite = Corps.de(Charge.PETITE);
        byte[] grande = Corps.de(Charge.GRANDE);
        // La première pesée charge elle-même de quoi peser.
        decoder(petite, grande, DECODAGES / 10);
        occupee();
        long avant = occupee();
        decoder(petite, grande, DECODAGES);
        terrain.dire("million.ecart", occupee() - avant);
        terrain.dire("million.avant", avant);
    }

    private static void decoder(byte[] petite, byte[] grande, int nombre) {
        long somme = 0;
        for (int i = 0; i < nombre; i++) {
            somme += i % (DECODAGES / DONT_GRANDES) == 0
                    ? AvisIr.depuisJson(grande).foyer().rfr().orElseThrow()
                    : SituationIr.depuisJson(petite).rfr().orElseThrow();
        }
        Duel.puits = somme;
        Duel.puits = null;
    }

    /** La mémoire vivante, en octets, une fois le reste ramassé. */
    private static long occupee() throws InterruptedException {
        long occupee = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(30);
            occupee = Math.min(
                    occupee,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return occupee;
    }
}
