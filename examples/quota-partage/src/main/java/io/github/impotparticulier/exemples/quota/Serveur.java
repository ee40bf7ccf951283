package io.github.impotparticulier.exemples.quota;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.personne.Usager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Un des serveurs de l'éditeur, dans sa JVM : les variables {@code DGFIP_*} disent quelle passerelle, ses arguments quel Redis et quel
 * partage. Écrit sur une ligne ce que ses appels sont devenus.
 */
final class Serveur {
    private static final int SIMULTANES = 8;
    private static final int PRESSES = 5;
    private static final int ANNEE = 2023;

    /** Plus que l'arrêt de Redis : les appels l'attendent. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration PRESSE = Duration.ofMillis(150);
    private static final Usager USAGER = Usager.parSpi("3990000012103");

    private final ImpotParticulierClient client;
    private final AtomicInteger reussis = new AtomicInteger();
    private final AtomicInteger perdus = new AtomicInteger();
    private final AtomicInteger refuses = new AtomicInteger();

    private Serveur(ImpotParticulierClient client) {
        this.client = client;
    }

    /**
     * Lance un serveur.
     *
     * @param arguments Redis, quota, fenêtre et marge en millisecondes, rafale, nombre d'appels
     */
    public static void main(String[] arguments) throws InterruptedException {
        Jvm.finirAvecLePere();
        Partage partage = new Partage(
                Integer.parseInt(arguments[1]),
                Duration.ofMillis(Long.parseLong(arguments[2])),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Integer.parseInt(arguments[4]));
        try (LimiteurPartage limiteur =
                        new LimiteurPartage(arguments[0], "demonstration", Map.of(Guichet.IMPOT_PARTICULIER, partage));
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .depuisEnvironnement()
                        .delaiAppel(PATIENCE)
                        .delaiEssai(DeuxServeurs.DELAI_ESSAI)
                        .limiteur(limiteur)
                        .build()) {
            new Serveur(client).appeler(Integer.parseInt(arguments[5]));
        }
    }

    static List<String> arguments(String redis, Partage partage, int appels) {
        return List.of(
                redis,
                Integer.toString(partage.quota()),
                Long.toString(partage.fenetre().toMillis()),
                Long.toString(partage.marge().toMillis()),
                Integer.toString(partage.rafale()),
                Integer.toString(appels));
    }

    private void appeler(int appels) throws InterruptedException {
        ExecutorService fils = Executors.newFixedThreadPool(SIMULTANES);
        for (int i = 0; i < appels; i++) {
            fils.execute(this::appeler);
            if (i >= appels / 2 && i < appels / 2 + PRESSES) {
                fils.execute(this::presser);
            }
        }
        fils.shutdown();
        fils.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        System.out.println("reussis=" + reussis + " perdus=" + perdus + " refuses=" + refuses);
    }

    private void appeler() {
        try {
            client.irAssiette().pour(USAGER, ANNEE);
            reussis.incrementAndGet();
        } catch (AppelException e) {
            perdus.incrementAndGet();
        }
    }

    /** Un appel qui n'a pas le temps de faire la queue. */
    private void presser() {
        try {
            client.avecDelaiAppel(PRESSE).irAssiette().pour(USAGER, ANNEE);
        } catch (QuotaDepasseException e) {
            refuses.incrementAndGet();
        } catch (AppelException e) {
            // Une place, mais pas le temps de s'en servir.
        }
    }
}
