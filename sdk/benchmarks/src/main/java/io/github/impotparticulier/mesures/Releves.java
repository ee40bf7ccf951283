package io.github.impotparticulier.mesures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Ce que les mesures ont dit, ligne à ligne, et ce qu'on en conclut. */
final class Releves {
    private static final String MARQUE = "releve\t";

    private final Map<String, List<Releve>> parCle = new HashMap<>();

    /** Une mesure du client et, s'il y en a un, de l'étalon. */
    private record Releve(double notre, double etalon) {
        double rapport() {
            return notre / etalon;
        }
    }

    /** Trois quartiles. */
    record Quartiles(double bas, double mediane, double haut) {
        static Quartiles de(double[] valeurs) {
            double[] triees = valeurs.clone();
            Arrays.sort(triees);
            return new Quartiles(rang(triees, 0.25), rang(triees, 0.5), rang(triees, 0.75));
        }

        private static double rang(double[] triees, double part) {
            double position = part * (triees.length - 1);
            int dessous = (int) position;
            int dessus = Math.min(dessous + 1, triees.length - 1);
            return triees[dessous] + (position - dessous) * (triees[dessus] - triees[dessous]);
        }
    }

    static String ligne(String cle, double notre, double etalon) {
        return MARQUE + cle + "\t" + notre + "\t" + etalon;
    }

    /** Garde la ligne d'une mesure, et rend faux pour toute autre. */
    boolean garder(String ligne) {
        if (!ligne.startsWith(MARQUE)) {
            return false;
        }
        String[] parts = ligne.split("\t", -1);
        parCle.computeIfAbsent(parts[1], cle -> new ArrayList<>())
                .add(new Releve(Double.parseDouble(parts[2]), Double.parseDouble(parts[3])));
        return true;
    }

    boolean connait(String cle) {
        return parCle.containsKey(cle);
    }

    Quartiles notre(String cle) {
        return quartiles(cle, Releve::notre);
    }

    Quartiles etalon(String cle) {
        return quartiles(cle, Releve::etalon);
    }

    /** Le rapport de chaque tour, puis ses quartiles : pas le rapport des médianes. */
    Quartiles rapport(String cle) {
        return quartiles(cle, Releve::rapport);
    }

    private Quartiles quartiles(String cle, ToDoubleFunction<Releve> valeur) {
        return Quartiles.de(
                parCle.getOrDefault(cle, List.of()).stream().mapToDouble(valeur).toArray());
    }
}
