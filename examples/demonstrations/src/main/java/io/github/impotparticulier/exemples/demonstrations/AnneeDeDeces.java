package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Usager;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * L'année du décès d'un conjoint, deux avis existent : l'année n'a rien d'unique à rendre, et {@code derniereAnnee} se replie sur
 * celle d'avant, où le couple était entier. Un repli mérite donc qu'on demande la dernière situation de l'année manquante.
 */
final class AnneeDeDeces {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE);

    private final IrAssiette ir;

    AnneeDeDeces(IrAssiette ir) {
        this.ir = ir;
    }

    /** Affiche le tableau ; rend 1 si la demande est à refaire, 0 sinon. */
    int montrer(Demandeur survivant, PrintStream sortie) {
        Tableau tableau =
                new Tableau(List.of("Lecture", "Revenus de", "Période", "Situation", "RFR", "Parts", "Remarque"), 4, 5);
        int aRefaire = Lecture.verser(
                tableau,
                "derniereAnnee",
                "aucun avis récent : demander un justificatif",
                () -> lignes(survivant.usager()));
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println(
                "L'année d'un décès, derniereAnnee rend l'avis du couple, un an plus tôt. L'avis du survivant vient de");
        sortie.println("derniereSituation ; votre règle dit s'il suffit, ou s'il faut la somme des deux périodes.");
        return aRefaire;
    }

    private List<List<String>> lignes(Usager usager) {
        List<List<String>> lignes = new ArrayList<>();
        DonneesAnnuelles<SituationIr> derniere = ir.derniereAnnee(usager);
        int manquante = derniere.annee() + 1;
        String remarque = derniere.repli() ? "repli : rien d'unique pour " + manquante : "un seul avis";
        lignes.add(ligne("derniereAnnee", derniere.annee(), derniere.donnees(), remarque));
        if (derniere.repli()) {
            derniereSituation(usager, manquante)
                    .ifPresentOrElse(
                            survivant -> {
                                lignes.add(ligne("derniereSituation", manquante, survivant, "après le décès"));
                                lignes.addAll(periodes(usager, manquante));
                            },
                            () -> lignes.add(sansAvis(manquante)));
        }
        return lignes;
    }

    private Optional<SituationIr> derniereSituation(Usager usager, int annee) {
        try {
            return Optional.of(ir.derniereSituation(usager, annee));
        } catch (AucunResultatException e) {
            if (!e.confirmeParLaDgfip()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<List<String>> periodes(Usager usager, int annee) {
        List<List<String>> lignes = new ArrayList<>();
        List<SituationIr> periodes = ir.situationsMultiples(usager, annee).situations();
        for (SituationIr periode : periodes) {
            boolean deces = periode.dateDecesdec1().or(periode::dateDecesdec2).isPresent();
            lignes.add(ligne("situationsMultiples", annee, periode, deces ? "jusqu'au décès" : ""));
        }
        // Les revenus des deux périodes s'ajoutent, leurs parts non ; s'il en manque un, la somme n'existe pas.
        OptionalLong somme = periodes.stream().allMatch(periode -> periode.rfr().isPresent())
                ? OptionalLong.of(periodes.stream()
                        .mapToLong(periode -> periode.rfr().orElseThrow())
                        .sum())
                : OptionalLong.empty();
        lignes.add(List.of(
                "Somme",
                Integer.toString(annee),
                "année entière",
                "",
                Tableau.euros(somme),
                "",
                "revenus des deux avis"));
        return lignes;
    }

    private static List<String> ligne(String lecture, int annee, SituationIr foyer, String remarque) {
        return List.of(
                lecture,
                Integer.toString(annee),
                periode(foyer),
                SituationFamiliale.libelle(foyer),
                Tableau.euros(foyer.rfr()),
                foyer.nbPart().map(Tableau::decimal).orElse("?"),
                remarque);
    }

    private static List<String> sansAvis(int annee) {
        String remarque = "pas de décès en vue : l'avis de " + annee + " manque, demander un justificatif";
        return List.of("derniereSituation", Integer.toString(annee), "", "", "", "", remarque);
    }

    private static String periode(SituationIr foyer) {
        Optional<LocalDate> debut = foyer.dateDebutPeriode();
        Optional<LocalDate> fin = foyer.dateFinPeriode();
        return debut.isPresent() && fin.isPresent() ? DATE.format(debut.get()) + " au " + DATE.format(fin.get()) : "";
    }
}
