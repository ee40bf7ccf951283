package io.github.impotparticulier.mesures;

import io.github.impotparticulier.appel.Api;
import io.github.impotparticulier.internal.echange.Quota;
import io.github.impotparticulier.internal.echange.Temps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Cinq minutes d'un quota de mille par minute, contre un serveur qui compte en fenêtre glissante, sous une horloge simulée. Les durées du
 * réseau sont tirées au sort, d'une graine fixe.
 */
final class QuotaSimule {
    private static final int PAR_MINUTE = 1_000;
    private static final int MINUTES = 5;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final PriorityQueue<Evenement> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Evenement::instant).thenComparingLong(Evenement::ordre));
    private final Deque<Long> arrivees = new ArrayDeque<>();
    private final Random hasard = new Random(20231115);
    private final long latenceMin;
    private final long latenceMax;
    private final Quota quota;
    private long maintenant;
    private long ordre;
    private long servies;
    private long refusees;

    private QuotaSimule(long latenceMinMs, long latenceMaxMs) {
        latenceMin = TimeUnit.MILLISECONDS.toNanos(latenceMinMs);
        latenceMax = TimeUnit.MILLISECONDS.toNanos(latenceMaxMs);
        Temps temps = new Temps(() -> maintenant, Clock.systemUTC(), this::repos, hasard::nextDouble);
        quota = new Quota(Map.of(Api.IMPOT_PARTICULIER, PAR_MINUTE), temps);
    }

    private record Evenement(long instant, long ordre, Runnable suite) {}

    static void mesurer(Terrain terrain) {
        // Un traitement de masse : cent appels toujours prêts à partir.
        QuotaSimule masse = new QuotaSimule(20, 300);
        for (int i = 0; i < 100; i++) {
            masse.enBoucle();
        }
        masse.derouler(terrain, "quota.masse");

        // Un guichet chargé : des demandes au hasard, un cinquième de plus que le quota, sur un réseau parfois lent.
        QuotaSimule guichet = new QuotaSimule(20, 2_000);
        guichet.afflux(TimeUnit.MINUTES.toNanos(1) / (PAR_MINUTE * 6.0 / 5));
        guichet.derouler(terrain, "quota.guichet");
    }

    private void derouler(Terrain terrain, String cle) {
        long fin = MINUTES * MINUTE;
        while (!agenda.isEmpty() && agenda.element().instant() < fin) {
            Evenement evenement = agenda.remove();
            maintenant = evenement.instant();
            evenement.suite().run();
        }
        terrain.dire(cle + ".employe", servies, (long) PAR_MINUTE * MINUTES);
        terrain.dire(cle + ".refus", refusees);
    }

    private void enBoucle() {
        appeler(this::enBoucle);
    }

    private void afflux(double intervalleMoyen) {
        long attente = (long) (-Math.log(1 - hasard.nextDouble()) * intervalleMoyen);
        planifier(attente, () -> {
            appeler(() -> {});
            afflux(intervalleMoyen);
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // La simulation s'arrête à l'heure, pas à la dernière réponse.
    private void appeler(Runnable suite) {
        Duration attenteMax = Duration.ofMinutes(MINUTES);
        quota.demander(Api.IMPOT_PARTICULIER, attenteMax).thenAccept(accordee -> {
            if (accordee) {
                long aller = latence();
                planifier(aller, this::arriver);
                planifier(aller + latence(), () -> {
                    quota.termine(Api.IMPOT_PARTICULIER);
                    suite.run();
                });
            }
        });
    }

    private void arriver() {
        while (!arrivees.isEmpty() && arrivees.element() <= maintenant - MINUTE) {
            arrivees.remove();
        }
        if (arrivees.size() < PAR_MINUTE) {
            arrivees.add(maintenant);
            servies++;
        } else {
            refusees++;
        }
    }

    private long latence() {
        return latenceMin + (long) ((latenceMax - latenceMin) * hasard.nextDouble() / 2);
    }

    private CompletableFuture<Void> repos(long duree) {
        CompletableFuture<Void> attente = new CompletableFuture<>();
        planifier(duree, () -> attente.complete(null));
        return attente;
    }

    private void planifier(long attente, Runnable suite) {
        agenda.add(new Evenement(maintenant + attente, ordre++, suite));
    }
}
