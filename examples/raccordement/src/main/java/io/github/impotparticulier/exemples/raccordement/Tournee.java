package io.github.impotparticulier.exemples.raccordement;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Examine les lignes l'une après l'autre, et dit où elle en est. */
final class Tournee {
    private final PrintStream sortie;
    private final Clock horloge;

    Tournee(PrintStream sortie, Clock horloge) {
        this.sortie = sortie;
        this.horloge = horloge;
    }

    Rapport faire(List<Ligne> lignes, BiFunction<Ligne, Api, Bilan> examen) {
        List<Passage> passages =
                lignes.stream().flatMap(ligne -> passages(ligne)).toList();
        List<Bilan> bilans = new ArrayList<>();
        for (Passage passage : passages) {
            Bilan bilan = examen.apply(passage.ligne(), passage.api());
            bilans.add(bilan);
            if (passages.size() > 1) {
                sortie.println(avancement(bilans.size(), passages.size(), bilan));
            }
        }
        if (passages.size() > 1) {
            sortie.println();
        }
        return new Rapport(horloge.instant(), List.copyOf(bilans));
    }

    private static Stream<Passage> passages(Ligne ligne) {
        return ligne.apis().stream().map(api -> new Passage(ligne, api));
    }

    private static String avancement(int rang, int total, Bilan bilan) {
        String compte = Integer.toString(total);
        return " ".repeat(compte.length() - Integer.toString(rang).length()) + rang + "/" + compte + "  " + bilan.nom()
                + " (" + bilan.api().nom() + ") : " + bilan.etat().nom();
    }

    private record Passage(Ligne ligne, Api api) {}
}
