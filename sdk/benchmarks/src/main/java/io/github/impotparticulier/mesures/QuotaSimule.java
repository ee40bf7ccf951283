package io.github.impotparticulier.mesures;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Acces;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Operation;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Quota;
import io.github.impotparticulier.internal.echange.Raccord;
import io.github.impotparticulier.internal.echange.Reglages;
import io.github.impotparticulier.internal.echange.Temps;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;

/**
 * Cinq minutes d'un quota de mille par minute, contre un serveur qui compte en fenêtre glissante, sous une horloge simulée. Les durées du
 * réseau sont tirées au sort, d'une graine fixe.
 *
 * <p>Un seul fil prend les places, pour chaque appel dans l'ordre où ils se présentent : quand il attend la sienne, c'est l'horloge qui
 * tourne, et avec elle ce que font les autres.
 */
final class QuotaSimule implements AutoCloseable {
    private static final Guichet GUICHET = Guichet.IMPOT_PARTICULIER;
    private static final int PAR_MINUTE = 1_000;
    private static final int MINUTES = 5;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long FIN = MINUTES * MINUTE;

    private static final Delais DELAIS = Delais.PAR_DEFAUT.avecAppel(Duration.ofMinutes(MINUTES));

    private final PriorityQueue<Evenement> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Evenement::instant).thenComparingLong(Evenement::ordre));
    private final Deque<Appel> prets = new ArrayDeque<>();
    private final Deque<Long> arrivees = new ArrayDeque<>();
    private final Random hasard = new Random(20231115);
    private final long latenceMin;
    private final long latenceMax;
    private final Quota quota;
    private final Passerelle passerelle;
    private long maintenant;
    private long ordre;
    private long servies;
    private long refusees;

    private QuotaSimule(long latenceMinMs, long latenceMaxMs) {
        latenceMin = TimeUnit.MILLISECONDS.toNanos(latenceMinMs);
        latenceMax = TimeUnit.MILLISECONDS.toNanos(latenceMaxMs);
        Temps temps =
                new Temps(() -> maintenant, Clock.systemUTC(), duree -> passer(maintenant + duree), hasard::nextDouble);
        quota = new Quota(Map.of(GUICHET, PAR_MINUTE), temps);
        passerelle = Passerelle.ouvrir(new Reglages(
                new Raccord(HttpUrl.get("https://gw.exemple.fr"), new Acces.Fixe("jeton-des-mesures"), quota),
                null,
                null,
                DELAIS,
                1,
                null,
                null,
                temps));
    }

    /** Un appel qui attend sa place, et ce qui se fait à sa fin. */
    private record Appel(Operation operation, Runnable suite) {}

    private record Evenement(long instant, long ordre, Runnable suite) {}

    static void mesurer(Terrain terrain) {
        // Un traitement de masse : cent appels toujours prêts à partir.
        try (QuotaSimule masse = new QuotaSimule(20, 300)) {
            for (int i = 0; i < 100; i++) {
                masse.enBoucle();
            }
            masse.derouler(terrain, "quota.masse");
        }

        // Un guichet chargé : des demandes au hasard, un cinquième de plus que le quota, sur un réseau parfois lent.
        try (QuotaSimule guichet = new QuotaSimule(20, 2_000)) {
            guichet.afflux(TimeUnit.MINUTES.toNanos(1) / (PAR_MINUTE * 6.0 / 5));
            guichet.derouler(terrain, "quota.guichet");
        }
    }

    private void derouler(Terrain terrain, String cle) {
        while (maintenant < FIN) {
            Appel appel = prets.poll();
            if (appel == null) {
                passer(agenda.element().instant());
            } else if (quota.prendre(GUICHET, appel.operation()) == null) {
                envoyer(appel);
            }
        }
        terrain.dire(cle + ".employe", servies, (long) PAR_MINUTE * MINUTES);
        terrain.dire(cle + ".refus", refusees);
    }

    /** Le temps passe, et ce qui devait arriver arrive. */
    private void passer(long but) {
        while (!agenda.isEmpty() && agenda.element().instant() <= but) {
            Evenement evenement = agenda.remove();
            maintenant = evenement.instant();
            evenement.suite().run();
        }
        maintenant = but;
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

    private void appeler(Runnable suite) {
        prets.add(new Appel(passerelle.commencer(DELAIS, null, null), suite));
    }

    private void envoyer(Appel appel) {
        long aller = latence();
        planifier(aller, this::arriver);
        planifier(aller + latence(), () -> {
            quota.termine(GUICHET);
            appel.suite().run();
        });
    }

    private void arriver() {
        if (maintenant >= FIN) {
            return;
        }
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

    private void planifier(long attente, Runnable suite) {
        agenda.add(new Evenement(maintenant + attente, ordre++, suite));
    }

    @Override
    public void close() {
        passerelle.close();
    }
}
