package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AnneeNonDisponibleException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Usager;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * De quoi instruire une demande d'aide sociale : les ressources du foyer (revenu fiscal de référence, parts, quotient) et, la même
 * année, son imposition à l'IFI.
 *
 * <p>La DGFiP répond « aucun résultat » d'un foyer non imposé à l'IFI comme d'une année qui n'est pas sortie. Le SDK les distingue
 * par le calendrier et, quand il ne le peut pas, refuse de conclure : le programme le montre à deux dates.
 */
public final class AidesSociales {
    /** Après la taxation de 2024, dont la date est publiée : « aucun résultat » veut dire « non imposé ». */
    private static final Clock DECEMBRE_2024 = Clock.fixed(Instant.parse("2024-12-16T09:00:00Z"), ZoneOffset.UTC);

    /** Peu après celle de 2025, dont la date n'est qu'estimée : « aucun résultat » ne veut encore rien dire. */
    private static final Clock AOUT_2025 = Clock.fixed(Instant.parse("2025-08-20T09:00:00Z"), ZoneOffset.UTC);

    private static final List<String> CAS_MONTRES =
            List.of("parent-isole", "veuf", "haut-revenu-ifi", "deficit", "rfr-non-contracte", "sans-avis");

    private final IrAssiette ir;
    private final Ifi ifi;

    AidesSociales(IrAssiette ir, Ifi ifi) {
        this.ir = ir;
        this.ifi = ifi;
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> {
            sortie.println("Aides sociales, sur le bac à sable embarqué (personnes fictives)");
            return montrerAu(DECEMBRE_2024, "Le 16 décembre 2024", sortie)
                    + montrerAu(AOUT_2025, "Le 20 août 2025", sortie);
        });
    }

    private static int montrerAu(Clock horloge, String date, PrintStream sortie) {
        return Demonstration.surLeBacASable(horloge, (bac, client) -> {
            sortie.println();
            sortie.println(date);
            return new AidesSociales(client.irAssiette(), client.ifi()).montrer(demandeurs(bac), sortie);
        });
    }

    static List<Demandeur> demandeurs(BacASable bac) {
        return Demandeur.fictifs(bac, CAS_MONTRES);
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<Demandeur> demandeurs, PrintStream sortie) {
        Tableau tableau = new Tableau(
                List.of("Demandeur", "Revenus de", "RFR", "Parts", "Quotient", "IFI", "Dossier", "Remarque"), 2, 3, 4);
        Set<String> explications = new LinkedHashSet<>();
        int aRefaire = 0;
        for (Demandeur demandeur : demandeurs) {
            aRefaire += Lecture.verser(
                    tableau,
                    demandeur.nom(),
                    "pas d'avis d'impôt récent : demander un justificatif de ressources",
                    () -> List.of(ligne(demandeur, explications)));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println(
                "IFI : le foyer est-il imposé d'après son patrimoine au 31 décembre de l'année des revenus (l'IFI de 2024");
        sortie.println("va avec les revenus de 2023).");
        explications.forEach(explication -> sortie.println("« ? » n'est pas « non ». " + explication));
        return aRefaire;
    }

    private List<String> ligne(Demandeur demandeur, Set<String> explications) {
        Usager usager = demandeur.usager();
        DonneesAnnuelles<SituationIr> derniere = ir.derniereAnnee(usager);
        SituationIr foyer = derniere.donnees();
        boolean ressourcesConnues = foyer.quotientFamilial().isPresent();
        String fortune = fortune(usager, derniere.annee(), explications);
        return List.of(
                demandeur.nom(),
                Integer.toString(derniere.annee()),
                Tableau.euros(foyer.rfr()),
                foyer.nbPart().map(Tableau::decimal).orElse("?"),
                foyer.quotientFamilial().map(Tableau::euros).orElse("?"),
                fortune,
                ressourcesConnues && !fortune.equals("?") ? "complet" : "à compléter",
                ressourcesConnues ? "" : "revenu ou parts non communiqués : demander un justificatif");
    }

    /** L'IFI de la même année que les revenus : mêler deux années ferait un dossier faux. */
    private String fortune(Usager usager, int annee, Set<String> explications) {
        try {
            return ifi.estImpose(usager, annee) ? "oui" : "non";
        } catch (AnneeNonDisponibleException e) {
            explications.add(e.explication());
            return "?";
        }
    }
}
