package io.github.impotparticulier.mesures;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.impotparticulier.ImpotParticulierClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Des minutes de service devant une passerelle qui va mal trois fois sur cent et révoque ses jetons toutes les cinq secondes, dans 64 Mio :
 * ce qui réussit, ce que cela coûte de requêtes, et si la mémoire, les fils ou les descripteurs s'accumulent.
 */
final class Endurance {
    private static final int PAR_SECONDE = 150;
    private static final int FILS = 16;
    private static final int RELEVES = 60;
    private static final Duration ENTRE_REVOCATIONS = Duration.ofSeconds(5);

    private final Terrain terrain;
    private final ImpotParticulierClient client;
    private final long nombre;
    private final AtomicLong rang = new AtomicLong();
    private final AtomicLong reussites = new AtomicLong();
    private final Map<String, AtomicLong> echecs = new ConcurrentHashMap<>();
    private final Tendance memoire = new Tendance();
    private final Tendance fils = new Tendance();
    private final Tendance descripteurs = new Tendance();
    private long depart;

    private Endurance(Terrain terrain, ImpotParticulierClient client) {
        this.terrain = terrain;
        this.client = client;
        this.nombre = terrain.endurance().toMillis() * PAR_SECONDE / 1_000;
    }

    static void mesurer(Terrain terrain) throws Exception {
        terrain.mettreEnPanne(true);
        try (ImpotParticulierClient client =
                NotreClient.builder(terrain.passerelle()).build()) {
            new Endurance(terrain, client).durer();
        } finally {
            terrain.mettreEnPanne(false);
        }
    }

    private void durer() throws Exception {
        Terrain.Comptes avant = terrain.comptes();
        ExecutorService guichets = Executors.newFixedThreadPool(FILS);
        ScheduledExecutorService veille = Executors.newSingleThreadScheduledExecutor();
        depart = System.nanoTime();
        List<Future<?>> services = new ArrayList<>();
        for (int i = 0; i < FILS; i++) {
            services.add(guichets.submit(this::servir));
        }
        Future<?> revocations = veille.scheduleAtFixedRate(
                this::revoquer, ENTRE_REVOCATIONS.toMillis(), ENTRE_REVOCATIONS.toMillis(), TimeUnit.MILLISECONDS);
        long periode = terrain.endurance().toMillis() / RELEVES;
        // Le premier dixième est celui où la JVM se charge et se compile.
        Future<?> releves =
                veille.scheduleAtFixedRate(this::relever, periode * RELEVES / 10, periode, TimeUnit.MILLISECONDS);
        for (Future<?> service : services) {
            service.get();
        }
        double duree = (System.nanoTime() - depart) / 1e9;
        for (Future<?> tache : List.of(revocations, releves)) {
            if (!tache.cancel(false)) {
                tache.get(); // Elle s'est arrêtée d'elle-même : qu'elle dise pourquoi.
            }
        }
        guichets.shutdown();
        veille.shutdown();
        dire(terrain.comptes().moins(avant), duree);
    }

    /** Un guichet : il prend le prochain appel prévu, l'attend, le fait. */
    private Void servir() throws InterruptedException {
        for (long appel = rang.getAndIncrement(); appel < nombre; appel = rang.getAndIncrement()) {
            long attente = depart + appel * TimeUnit.SECONDS.toNanos(1) / PAR_SECONDE - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(attente);
            try {
                NotreClient.appeler(client, Charge.PETITE);
                reussites.incrementAndGet();
            } catch (RuntimeException e) {
                echecs.computeIfAbsent(e.getClass().getSimpleName(), nom -> new AtomicLong())
                        .incrementAndGet();
            }
        }
        return null;
    }

    private void revoquer() {
        try {
            terrain.revoquerLesJetons();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void relever() {
        System.gc();
        memoire.relever(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        fils.relever(ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            descripteurs.relever(unix.getOpenFileDescriptorCount());
        }
    }

    private void dire(Terrain.Comptes comptes, double duree) {
        terrain.dire("endurance.reussites", reussites.get(), nombre);
        terrain.dire("endurance.requetes", comptes.lectures() + comptes.jetons(), nombre);
        terrain.dire("endurance.jetons", comptes.jetons());
        terrain.dire("endurance.debit", nombre / duree, PAR_SECONDE);
        memoire.dire(terrain, "endurance.memoire");
        fils.dire(terrain, "endurance.fils");
        descripteurs.dire(terrain, "endurance.descripteurs");
        echecs.forEach((nom, fois) -> System.err.println("Échecs : " + fois + " " + nom));
    }
}
