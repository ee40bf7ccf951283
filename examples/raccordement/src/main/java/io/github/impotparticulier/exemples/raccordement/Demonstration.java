package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ce que fait le programme lancé sans rien : des communes fictives sur le bac à sable, chacune avec son malheur. */
final class Demonstration {
    /** Aucune ne recommence assez pour attendre. */
    private static final int SANS_ATTENTE = 1_000;

    private final PrintStream sortie;
    private final Clock horloge;
    private final List<BacASable> bacs = new ArrayList<>();
    /** Par nom de commune. */
    private final Map<String, Examen> examens = new HashMap<>();

    Demonstration(PrintStream sortie, Clock horloge) {
        this.sortie = sortie;
        this.horloge = horloge;
    }

    Rapport jouer() throws IOException {
        sortie.println("Le jour du raccordement, sur le bac à sable embarqué (communes fictives)");
        sortie.println();
        try (Leurres leurres = new Leurres()) {
            List<Ligne> lignes = Scene.toutes(leurres).stream()
                    .map(scene -> preparer(scene, leurres))
                    .toList();
            return new Tournee(sortie, horloge)
                    .faire(lignes, (ligne, api) -> examen(ligne).examiner(ligne, api));
        } finally {
            bacs.forEach(BacASable::close);
        }
    }

    private Examen examen(Ligne ligne) {
        return Objects.requireNonNull(examens.get(ligne.nom()));
    }

    private Ligne preparer(Scene scene, Leurres leurres) {
        BacASable bac = BacASable.builder().contrat(scene.contrat()).demarrer();
        bacs.add(bac);
        scene.incident().accept(bac);
        Ligne ligne = new Ligne(scene.nom(), scene.colonnes().apply(bac));
        Liaison liaison = leurres.liaison(scene.parProxy());
        Moyens moyens = new Moyens(
                liaison,
                horloge,
                new Cadence(SANS_ATTENTE, System::nanoTime, duree -> {}),
                Inconnu.le(LocalDate.ofInstant(horloge.instant(), ZoneOffset.UTC)),
                nom -> null);
        examens.put(
                ligne.nom(),
                new Examen(moyens, new Sonde(Leurres.aLHeure(liaison, horloge, scene.decalage()), horloge)));
        return ligne;
    }
}
