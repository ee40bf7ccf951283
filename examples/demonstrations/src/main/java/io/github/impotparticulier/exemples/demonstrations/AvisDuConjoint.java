package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationFamille;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Une personne aujourd'hui mariée ou pacsée : ses avis d'avant l'union, ou imposés séparément l'année de l'union, ne disent rien de
 * l'autre. Pour ces années-là il faut un second appel, avec le numéro fiscal du conjoint ou partenaire.
 */
final class AvisDuConjoint {
    private static final int ANNEES = 3;

    private final IrAssiette ir;

    AvisDuConjoint(IrAssiette ir) {
        this.ir = ir;
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<Demandeur> demandeurs, PrintStream sortie) {
        Tableau tableau =
                new Tableau(List.of("Demandeur", "Revenus de", "Situation", "RFR", "Avis de l'autre", "Remarque"), 3);
        int aRefaire = 0;
        for (Demandeur demandeur : demandeurs) {
            aRefaire += Lecture.verser(
                    tableau, demandeur.nom(), "aucun avis récent : demander un justificatif", () -> lignes(demandeur));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println("À demander : par un second appel, avec le numéro fiscal de l'autre, pour la même année.");
        return aRefaire;
    }

    private List<List<String>> lignes(Demandeur demandeur) {
        Map<Integer, SituationIr> avis = new TreeMap<>();
        List<DonneesAnnuelles<SituationIr>> lues = ir.dernieresAnnees(demandeur.usager(), ANNEES);
        lues.forEach(annee -> avis.put(annee.annee(), annee.donnees()));
        int derniere = lues.get(0).annee();
        List<List<String>> lignes = new ArrayList<>();
        for (int annee = derniere; annee > derniere - ANNEES; annee--) {
            SituationIr foyer = avis.get(annee);
            lignes.add(foyer == null ? sansAvis(demandeur, annee) : ligne(demandeur, annee, foyer));
        }
        return lignes;
    }

    private static List<String> ligne(Demandeur demandeur, int annee, SituationIr foyer) {
        boolean separes = impositionSeparee(foyer);
        return List.of(
                demandeur.nom(),
                Integer.toString(annee),
                SituationFamiliale.libelle(foyer),
                Tableau.euros(foyer.rfr()),
                separes ? "à demander" : avisDeLAutre(foyer),
                separes ? "imposition séparée l'année de l'union" : "");
    }

    /** Marié ou pacsé ne suffit pas à faire un avis commun : l'année de l'union, chacun peut garder le sien. */
    private static boolean impositionSeparee(SituationIr foyer) {
        return foyer.indOptionImpotSepar().orElse(false);
    }

    private static String avisDeLAutre(SituationIr foyer) {
        return switch (foyer.sitFam().orElse(SituationFamille.INCONNUE)) {
            case MARIE, PACSE -> "avis commun";
            case CELIBATAIRE, DIVORCE, VEUF -> "à demander";
            case INCONNUE -> "?";
        };
    }

    /** dernieresAnnees omet une année pour l'une de ces raisons, sans dire laquelle : ce n'est pas « célibataire ». */
    private static List<String> sansAvis(Demandeur demandeur, int annee) {
        String remarque = "pas d'avis, plusieurs (décès), ou année hors contrat : demander un justificatif";
        return List.of(demandeur.nom(), Integer.toString(annee), "?", "?", "?", remarque);
    }
}
