package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Deux concubins : un appel pour chacun, puis les deux foyers pris ensemble. */
final class Concubins {
    private final IrAssiette ir;

    Concubins(IrAssiette ir) {
        this.ir = ir;
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
        DonneesAnnuelles<SituationIr> premier = ir.derniereAnnee(un.usager());
        DonneesAnnuelles<SituationIr> second = ir.derniereAnnee(autre.usager());
        List<List<String>> lignes = new ArrayList<>();
        lignes.add(ligne(un.nom(), premier));
        lignes.add(ligne(autre.nom(), second));
        lignes.add(ensemble(premier, second));
        return lignes;
    }

    private static List<String> ligne(String nom, DonneesAnnuelles<SituationIr> foyer) {
        SituationIr donnees = foyer.donnees();
        String annee = Integer.toString(foyer.annee());
        return chiffres(nom, annee, donnees.rfr(), donnees.nbPart(), donnees.quotientFamilial(), "");
    }

    private static List<String> ensemble(DonneesAnnuelles<SituationIr> premier, DonneesAnnuelles<SituationIr> second) {
        Foyers foyers;
        try {
            foyers = Foyers.de(List.of(premier, second));
        } catch (IllegalArgumentException e) {
            // Mariés ou pacsés, en fait : les deux numéros fiscaux mènent au même avis.
            return List.of("Ensemble", "", "", "", "", "un seul et même foyer : ne le compter qu'une fois");
        }
        return chiffres(
                "Ensemble",
                foyers.memeAnnee() ? Integer.toString(premier.annee()) : "mêlées",
                foyers.rfr(),
                foyers.nbPart(),
                foyers.quotientFamilial(),
                foyers.memeAnnee()
                        ? ""
                        : "revenus de " + foyers.annees().first() + " et de "
                                + foyers.annees().last() + " : demander la même année");
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
