package io.github.impotparticulier.mesures;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Le temps de calcul et les octets alloués par tous les fils Java du processus : le client répartit un appel sur plusieurs. Les fils de
 * la JVM (compilation, ramasse-miettes) n'y sont pas.
 */
final class Compteurs {
    private static final ThreadMXBean FILS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, long[]> debut = new HashMap<>();
    private final long instant;

    private Compteurs() {
        long[] ids = FILS.getAllThreadIds();
        long[] calcul = FILS.getThreadCpuTime(ids);
        long[] octets = FILS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            debut.put(ids[i], new long[] {Math.max(0, calcul[i]), Math.max(0, octets[i])});
        }
        instant = System.nanoTime();
    }

    static Compteurs demarrer() {
        return new Compteurs();
    }

    /** Ce qui s'est passé depuis, par opération. */
    Cout cout(long operations) {
        long duree = System.nanoTime() - instant;
        long[] ids = FILS.getAllThreadIds();
        long[] calcul = FILS.getThreadCpuTime(ids);
        long[] octets = FILS.getThreadAllocatedBytes(ids);
        double calculs = 0;
        double alloues = 0;
        for (int i = 0; i < ids.length; i++) {
            long[] avant = debut.getOrDefault(ids[i], new long[2]);
            calculs += Math.max(0, calcul[i] - avant[0]);
            alloues += Math.max(0, octets[i] - avant[1]);
        }
        return new Cout(calculs / operations, alloues / operations, operations * 1e9 / duree);
    }

    /**
     * Le coût d'une opération.
     *
     * @param calcul le temps de calcul, en nanosecondes
     * @param octets les octets alloués
     * @param debit le nombre d'opérations par seconde
     */
    record Cout(double calcul, double octets, double debit) {}
}
