package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.exemples.DeuxFoyers;
import io.github.impotparticulier.exemples.DeuxFoyers.Famille;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link DeuxFoyers} à l'œuvre : deux concubins, un par un puis ensemble. */
final class Concubins {
    private final DeuxFoyers recette;

    Concubins(ImpotParticulierClient client) {
        this.recette = new DeuxFoyers(client);
    }

    /** Affiche le tableau ; rend 1 si la demande est à refaire, 0 sinon. */
    int montrer(Demandeur un, Demandeur autre, PrintStream sortie) {
        Tableau tableau = new Tableau(List.of("Foyer", "Revenus de", "RFR", "Parts", "Quotient", "Remarque"), 2, 3, 4);
        // Une somme partielle serait fausse : si l'un des deux manque, il n'y a pas d'ensemble.
        int aRefaire = Lecture.verser(
                tableau,
                "Ensemble",
                "l'un des deux n'a pas d'avis d'impôt récent : demander un justificatif",
                () -> lignes(un, autre));
        sortie.println();
        sortie.print(tableau.texte());
        return aRefaire;
    }

    private List<List<String>> lignes(Demandeur un, Demandeur autre) {
        Famille famille = recette.pour(un.usager(), autre.usager());
        return List.of(ligne(un.nom(), famille.un()), ligne(autre.nom(), famille.autre()), ensemble(famille));
    }

    private static List<String> ligne(String nom, DonneesAnnuelles<SituationIr> foyer) {
        SituationIr donnees = foyer.donnees();
        String annee = Integer.toString(foyer.annee());
        return chiffres(nom, annee, donnees.rfr(), donnees.nbPart(), donnees.quotientFamilial(), "");
    }

    private static List<String> ensemble(Famille famille) {
        return famille.ensemble()
                .map(foyers -> chiffres(
                        "Ensemble",
                        foyers.memeAnnee() ? Integer.toString(foyers.annees().first()) : "mêlées",
                        foyers.rfr(),
                        foyers.nbPart(),
                        foyers.quotientFamilial(),
                        famille.remarque()))
                .orElseGet(() -> List.of("Ensemble", "", "", "", "", famille.remarque()));
    }

    private static List<String> chiffres(
            String nom,
            String annee,
            OptionalLong rfr,
            Optional<BigDecimal> parts,
            Optional<BigDecimal> quotient,
            String remarque) {
        return List.of(
                nom,
                annee,
                Tableau.euros(rfr),
                parts.map(Tableau::decimal).orElse("?"),
                quotient.map(Tableau::euros).orElse("?"),
                remarque);
    }
}
