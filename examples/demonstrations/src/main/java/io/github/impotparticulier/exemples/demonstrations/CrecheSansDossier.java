package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * La crèche d'une famille dont la caisse n'a pas de dossier : la recette {@link io.github.impotparticulier.exemples.Creche} y lit un avis
 * d'impôt, et voici ce qu'il faut faire de deux parents. Les taux de cette démonstration sont fictifs.
 *
 * <p>Les ressources sont ici le revenu fiscal de référence divisé par douze ; la CNAF en retient d'autres, avant abattements. Deux
 * parents qui ne sont ni mariés ni pacsés sont deux foyers fiscaux : un appel pour chacun, et jamais de somme partielle.
 */
public final class CrecheSansDossier {
    /** Une même année de revenus toute l'année civile, l'avant-dernière : celle des deux parents est donc la même. */
    private static final MillesimeCalculator ANNEE_CIVILE =
            MillesimeCalculator.builder().anneeCivile(Ressource.IR_ASSIETTE).build();

    private static final BigDecimal MOIS = BigDecimal.valueOf(12);

    private final IrAssiette ir;
    private final Millesime annee;
    private final Bareme bareme = Bareme.charger("participation-creche.properties");

    CrecheSansDossier(IrAssiette ir, MillesimeCalculator millesimes) {
        this.ir = ir;
        this.annee = ANNEE_CIVILE.derniereAnnee(Ressource.IR_ASSIETTE, millesimes.aujourdhui());
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> {
            sortie.println("Participation à la crèche, sur le bac à sable embarqué (personnes fictives, taux fictifs)");
            return sousContrat(ContratPartenaire.complet(), sortie) + sousContrat(contratSansIdentite(), sortie);
        });
    }

    private static int sousContrat(ContratPartenaire contrat, PrintStream sortie) {
        return Demonstration.surLeBacASable(Clock.systemUTC(), contrat, (bac, client) -> {
            sortie.println();
            sortie.println(
                    contrat.equals(ContratPartenaire.complet())
                            ? "Avec un contrat complet"
                            : "Avec un contrat qui ne rend que le revenu : rien n'y distingue un foyer d'un autre");
            return new CrecheSansDossier(client.irAssiette(), client.millesimes()).montrer(familles(bac), sortie);
        });
    }

    /** Ni numéro FIP, ni état civil : de quoi compter deux fois le même foyer sans le voir. */
    static ContratPartenaire contratSansIdentite() {
        return ContratPartenaire.complet().avecPerimetres("RessourceIR").avecChamps("RessourceIR", "rfr");
    }

    static List<Famille> familles(BacASable bac) {
        PersonneFictive maries = bac.personne("maries-deux-enfants");
        Demandeur mere = Demandeur.fictif(bac, "union-libre-mere");
        return List.of(
                Famille.de(2, Demandeur.fictif(bac, "maries-deux-enfants")),
                Famille.de(1, mere, Demandeur.fictif(bac, "union-libre-pere")),
                Famille.de(
                        2,
                        Demandeur.fictif(bac, "maries-deux-enfants"),
                        new Demandeur("son conjoint", maries.spiDeclarant2().orElseThrow())),
                Famille.de(1, mere, Demandeur.fictif(bac, "sans-avis")),
                Famille.de(1, Demandeur.fictif(bac, "etudiante-non-imposable")),
                Famille.de(3, Demandeur.fictif(bac, "haut-revenu-ifi")),
                Famille.de(7, Demandeur.fictif(bac, "famille-nombreuse")));
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<Famille> familles, PrintStream sortie) {
        Tableau tableau = new Tableau(
                List.of("Famille", "Enfants", "RFR", "Par mois", "Retenu", "Taux", "Une heure", "Remarque"),
                1,
                2,
                3,
                4,
                5,
                6);
        int aRefaire = 0;
        for (Famille famille : familles) {
            aRefaire += Lecture.verser(
                    tableau,
                    famille.nom(),
                    famille.parents().size() == 1
                            ? "pas d'avis d'impôt pour cette année : demander un justificatif de ressources"
                            : "l'un des parents n'a pas d'avis d'impôt : demander son justificatif, sans lui pas de somme",
                    () -> List.of(ligne(famille)));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println("Revenus de " + annee.annee()
                + ", les mêmes toute l'année civile. Par mois : le revenu fiscal de référence (RFR) divisé par douze.");
        sortie.println(
                "Retenu : entre " + Tableau.euros(bareme.plancher()) + " et " + Tableau.euros(bareme.plafond()) + ".");
        return aRefaire;
    }

    private List<String> ligne(Famille famille) {
        List<DonneesAnnuelles<SituationIr>> avis = new ArrayList<>();
        for (Demandeur parent : famille.parents()) {
            SituationIr foyer = ir.pour(parent.usager(), annee.annee());
            avis.add(new DonneesAnnuelles<>(annee.annee(), annee.fiabilite(), false, foyer));
        }
        Foyers foyers;
        try {
            foyers = Foyers.de(avis);
        } catch (IllegalArgumentException e) {
            // Mariés ou pacsés, en fait : les deux numéros fiscaux mènent au même avis.
            return participation(famille, Foyers.de(avis.subList(0, 1)), "un seul et même foyer, compté une fois");
        }
        if (!foyers.distinctionVerifiee()) {
            // Peut-être le même avis deux fois : la somme serait le double du vrai revenu.
            return sansMontant(famille, "un foyer ou deux ? Rien ne le dit : comparer les avis des deux parents");
        }
        return participation(famille, foyers, avis.size() > 1 ? "deux foyers additionnés" : "");
    }

    private List<String> participation(Famille famille, Foyers foyers, String remarque) {
        if (foyers.rfr().isEmpty()) {
            return sansMontant(famille, "revenu non communiqué : demander un justificatif de ressources");
        }
        BigDecimal parMois = BigDecimal.valueOf(foyers.rfr().getAsLong()).divide(MOIS, 2, RoundingMode.HALF_UP);
        BigDecimal retenu = bareme.borner(parMois);
        BigDecimal taux = bareme.taux(famille.enfants());
        return List.of(
                famille.nom(),
                Integer.toString(famille.enfants()),
                Tableau.euros(foyers.rfr()),
                Tableau.euros(parMois),
                Tableau.euros(retenu),
                Tableau.decimal(taux) + " %",
                Tableau.euros(retenu.multiply(taux).movePointLeft(2).setScale(2, RoundingMode.HALF_UP)),
                remarque);
    }

    private static List<String> sansMontant(Famille famille, String remarque) {
        return List.of(famille.nom(), Integer.toString(famille.enfants()), "?", "?", "?", "", "?", remarque);
    }

    /** Le nombre d'enfants vient du dossier : les personnes à charge de l'impôt ne sont pas toutes des enfants de la famille. */
    record Famille(int enfants, List<Demandeur> parents) {
        Famille {
            if (enfants < 1) {
                throw new IllegalArgumentException("Une famille qui demande une place a un enfant au moins.");
            }
        }

        static Famille de(int enfants, Demandeur... parents) {
            return new Famille(enfants, List.of(parents));
        }

        String nom() {
            return String.join(" et ", parents.stream().map(Demandeur::nom).toList());
        }

        @Override
        public String toString() {
            return "Famille";
        }
    }

    private record Bareme(List<BigDecimal> taux, BigDecimal plancher, BigDecimal plafond) {
        static Bareme charger(String nom) {
            Properties lues = new Properties();
            try (Reader lecteur = new InputStreamReader(
                    Objects.requireNonNull(CrecheSansDossier.class.getResourceAsStream(nom), nom),
                    StandardCharsets.UTF_8)) {
                lues.load(lecteur);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<BigDecimal> taux = new ArrayList<>();
            for (int enfants = 1; lues.containsKey("taux." + enfants); enfants++) {
                taux.add(new BigDecimal(lues.getProperty("taux." + enfants)));
            }
            return new Bareme(
                    List.copyOf(taux),
                    new BigDecimal(lues.getProperty("plancher")),
                    new BigDecimal(lues.getProperty("plafond")));
        }

        BigDecimal taux(int enfants) {
            return taux.get(Math.min(enfants, taux.size()) - 1);
        }

        BigDecimal borner(BigDecimal parMois) {
            return parMois.max(plancher).min(plafond);
        }
    }
}
