package io.github.impotparticulier.exemples.quota;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.personne.Usager;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Un des serveurs de l'éditeur, dans sa JVM, qui appelle dix fois par seconde : les variables {@code DGFIP_*} disent quelle passerelle,
 * ses arguments combien d'appels et, s'il partage ses jetons, par quel Redis. Écrit sur une ligne ce que ses appels sont devenus.
 */
final class ServeurRegulier {
    /** Entre deux appels. */
    static final Duration CADENCE = Duration.ofMillis(100);

    private static final Duration DELAI_ESSAI = Duration.ofSeconds(10);
    private static final int CHAUFFE_MAX = 5;
    private static final int ANNEE = 2023;
    private static final Usager USAGER = Usager.parSpi("3990000012103");

    private final ImpotParticulierClient client;
    private final AtomicInteger reussis = new AtomicInteger();
    private final AtomicInteger perdus = new AtomicInteger();

    private ServeurRegulier(ImpotParticulierClient client) {
        this.client = client;
    }

    /**
     * Lance un serveur.
     *
     * @param arguments nombre d'appels, et peut-être Redis
     */
    public static void main(String[] arguments) throws InterruptedException {
        Jvm.finirAvecLePere();
        int appels = Integer.parseInt(arguments[0]);
        ImpotParticulierClient.Builder builder =
                ImpotParticulierClient.builder().delaiEssai(DELAI_ESSAI);
        if (arguments.length == 1) {
            try (ImpotParticulierClient client = builder.depuisEnvironnement().build()) {
                new ServeurRegulier(client).appeler(appels);
            }
            return;
        }
        String passerelle = System.getenv("DGFIP_PASSERELLE");
        Identifiants identifiants =
                new Identifiants(URI.create(passerelle), System.getenv("DGFIP_CLE"), System.getenv("DGFIP_SECRET"));
        try (JetonsPartages jetons = new JetonsPartages(arguments[1], "demonstration", identifiants, DELAI_ESSAI);
                ImpotParticulierClient client =
                        builder.passerelle(passerelle).sourceJetons(jetons).build()) {
            new ServeurRegulier(client).appeler(appels);
        }
    }

    private void appeler(int appels) throws InterruptedException {
        chauffer();
        ExecutorService fils = Executors.newCachedThreadPool();
        long debut = System.nanoTime();
        for (int i = 0; i < appels; i++) {
            // À l'heure dite, que les précédents aient fini ou non.
            TimeUnit.NANOSECONDS.sleep(debut + i * CADENCE.toNanos() - System.nanoTime());
            fils.execute(this::compter);
        }
        fils.shutdown();
        fils.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        System.out.println("reussis=" + reussis + " perdus=" + perdus);
    }

    /** Des appels qui ne comptent pas, jusqu'au premier réussi : une machine très chargée peut mettre une minute à lancer une JVM. */
    private void chauffer() {
        for (int i = 0; i < CHAUFFE_MAX; i++) {
            if (reussit()) {
                return;
            }
        }
    }

    private void compter() {
        (reussit() ? reussis : perdus).incrementAndGet();
    }

    private boolean reussit() {
        try {
            client.irAssiette().pour(USAGER, ANNEE);
            return true;
        } catch (AppelException e) {
            return false;
        }
    }
}
