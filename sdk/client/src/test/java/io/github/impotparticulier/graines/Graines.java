package io.github.impotparticulier.graines;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Les graines d'un essai. La construction ordinaire en joue peu ; pour chercher longtemps, donnez-en le nombre :
 *
 * <pre>{@code
 * mvn -pl sdk/client -am test -Dtest='Proprietes*Test' -Dgraines=10000 -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 *
 * <p>Un échec donne sa graine, qui suffit à le rejouer.
 */
public final class Graines {
    private static final long DEMANDEES = Long.getLong("graines", 0);

    private Graines() {}

    /** Les graines de 1 à ce nombre, ou à celui que demande la propriété système {@code graines}. */
    public static LongStream jusqua(int nombre) {
        return LongStream.rangeClosed(1, DEMANDEES > 0 ? DEMANDEES : nombre);
    }

    public static RandomGenerator hasard(long graine) {
        return new SplittableRandom(graine);
    }
}
