package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.exemples.AideSociale;
import io.github.impotparticulier.exemples.AideSociale.Dossier;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@link AideSociale} à l'œuvre, à deux dates : avant que le calendrier ne permette de conclure sur l'IFI, et après. */
public final class AidesSociales {
    /** Après la taxation de 2024, dont la date est publiée : « aucun résultat » veut dire « non imposé ». */
    private static final Clock DECEMBRE_2024 = Clock.fixed(Instant.parse("2024-12-16T09:00:00Z"), ZoneOffset.UTC);

    /** Peu après celle de 2025, dont la date n'est qu'indicative : « aucun résultat » ne veut encore rien dire. */
    private static final Clock AOUT_2025 = Clock.fixed(Instant.parse("2025-08-20T09:00:00Z"), ZoneOffset.UTC);

    private static final List<String> CAS_MONTRES =
            List.of("parent-isole", "veuf", "haut-revenu-ifi", "deficit", "rfr-non-contracte", "sans-avis");

    private final AideSociale recette;

    AidesSociales(ImpotParticulierClient client) {
        this.recette = new AideSociale(client);
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
            return new AidesSociales(client).montrer(demandeurs(bac), sortie);
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
        Dossier dossier = recette.pour(demandeur.usager());
        if (dossier.ifi().isEmpty()) {
            explications.add(dossier.pourquoi());
        }
        return List.of(
                demandeur.nom(),
                Integer.toString(dossier.annee()),
                Tableau.euros(dossier.rfr()),
                dossier.parts().map(Tableau::decimal).orElse("?"),
                dossier.quotient().map(Tableau::euros).orElse("?"),
                dossier.ifi().map(impose -> impose ? "oui" : "non").orElse("?"),
                dossier.complet() ? "complet" : "à compléter",
                dossier.quotient().isPresent() ? "" : "revenu ou parts non communiqués : demander un justificatif");
    }
}
