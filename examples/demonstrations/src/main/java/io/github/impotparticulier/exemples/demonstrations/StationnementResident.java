package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.exemples.CarteResident;
import io.github.impotparticulier.exemples.CarteResident.Carte;
import io.github.impotparticulier.exemples.CarteResident.Domicile;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.th.SituationsTh;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** {@link CarteResident} à l'œuvre : qui paie quoi, qui est hors de la zone, et ce qui manque. */
public final class StationnementResident {
    /** Comme {@link Domicile} les écrit. Les foyers fictifs sont dispersés : la zone l'est aussi. */
    private static final Set<String> ZONE = Set.of("DIJON", "LYON", "MONTPELLIER", "NOISY LE GRAND");

    private static final List<String> CAS_MONTRES = List.of(
            "maries-deux-enfants",
            "nee-a-l-etranger",
            "etudiante-non-imposable",
            "celibataire",
            "couple-retraite",
            "rfr-non-contracte",
            "sans-avis");

    private final CarteResident recette;

    StationnementResident(IrAssiette ir, RessourceAnnuelle<SituationsTh> th) {
        this.recette = new CarteResident(ir, th, ZONE);
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> Demonstration.surLeBacASable(Clock.systemUTC(), (bac, client) -> {
            sortie.println("Carte de stationnement résident, sur le bac à sable embarqué (personnes fictives)");
            return new StationnementResident(client.irAssiette(), client.th()).montrer(demandeurs(bac), sortie);
        }));
    }

    static List<Demandeur> demandeurs(BacASable bac) {
        return Demandeur.fictifs(bac, CAS_MONTRES);
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<Demandeur> demandeurs, PrintStream sortie) {
        Tableau tableau =
                new Tableau(List.of("Demandeur", "Revenus de", "RFR", "Commune", "D'après", "Carte", "Remarque"), 2, 5);
        int aRefaire = 0;
        for (Demandeur demandeur : demandeurs) {
            aRefaire += Lecture.verser(
                    tableau,
                    demandeur.nom(),
                    "pas d'avis d'impôt récent : demander des justificatifs de revenus et de domicile",
                    () -> List.of(ligne(demandeur)));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println(
                "D'après : la taxe d'habitation (TH) ou l'impôt sur le revenu (IR), et l'année. Une adresse ne prouve que");
        sortie.println(
                "l'année indiquée : la TH n'est plus alimentée après 2022, qui a déménagé depuis n'y paraît pas.");
        return aRefaire;
    }

    private List<String> ligne(Demandeur demandeur) {
        Carte carte = recette.pour(demandeur.usager());
        return List.of(
                demandeur.nom(),
                Integer.toString(carte.annee()),
                Tableau.euros(carte.rfr()),
                carte.domicile().map(Domicile::commune).orElse("?"),
                carte.domicile().map(Domicile::source).orElse(""),
                carte.prix().map(Tableau::euros).orElse(carte.remarque().equals("hors de la zone") ? "non" : "?"),
                carte.remarque());
    }
}
