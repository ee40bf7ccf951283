package io.github.impotparticulier.mesures;

import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Le calcul du millésime, sous JMH : assez court et assez seul pour qu'il y tienne en place. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Millesimes {
    private static final int DATES = 256;
    private static final Ressource[] RESSOURCES = {Ressource.IR_ASSIETTE, Ressource.TH, Ressource.IFI};

    private final MillesimeCalculator calcul = MillesimeCalculator.officiel();
    private final LocalDate[] dates = new LocalDate[DATES];
    private int rang;

    /** Prépare des dates de toutes les campagnes. */
    public Millesimes() {
        for (int i = 0; i < DATES; i++) {
            dates[i] = LocalDate.of(2018, 1, 1).plusDays(17L * i);
        }
    }

    /**
     * Le cas ordinaire : la dernière année à une date.
     *
     * @return le millésime
     */
    @Benchmark
    public Millesime derniereAnnee() {
        int i = rang++;
        return calcul.derniereAnnee(RESSOURCES[i % RESSOURCES.length & 3], dates[i & (DATES - 1)]);
    }

    static void mesurer(Terrain terrain) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(Millesimes.class.getName() + ".derniereAnnee")
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> resultats = new Runner(options).run();
        for (RunResult resultat : resultats) {
            terrain.dire("millesime.duree", resultat.getPrimaryResult().getScore());
            resultat.getSecondaryResults().forEach((nom, valeur) -> {
                if (nom.endsWith("gc.alloc.rate.norm")) {
                    terrain.dire("millesime.octets", valeur.getScore());
                }
            });
        }
    }
}
