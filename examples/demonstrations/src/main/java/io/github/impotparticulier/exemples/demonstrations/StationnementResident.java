package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.Adresse;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.th.SituationsTh;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Le prix d'une carte de stationnement résident : le revenu fiscal de référence donne la tranche, la taxe d'habitation de la
 * résidence principale dit si la personne habitait la zone.
 *
 * <p>La taxe d'habitation n'est plus alimentée depuis la fin de 2022 : elle ne prouve qu'une adresse de cette année-là. À défaut,
 * le programme lit l'adresse d'imposition de l'impôt sur le revenu ; si les deux se contredisent, il ne tranche pas.
 */
public final class StationnementResident {
    /** Comme {@link Domicile} les ramène. Les foyers fictifs sont dispersés : la zone l'est aussi. */
    private static final Set<String> ZONE = Set.of("DIJON", "LYON", "MONTPELLIER", "NOISY LE GRAND");

    private static final List<String> CAS_MONTRES = List.of(
            "maries-deux-enfants",
            "nee-a-l-etranger",
            "etudiante-non-imposable",
            "celibataire",
            "couple-retraite",
            "rfr-non-contracte",
            "sans-avis");

    private final IrAssiette ir;
    private final RessourceAnnuelle<SituationsTh> th;
    private final Grille tarifs = Grille.charger("tarifs-stationnement.properties");

    StationnementResident(IrAssiette ir, RessourceAnnuelle<SituationsTh> th) {
        this.ir = ir;
        this.th = th;
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
        Usager usager = demandeur.usager();
        DonneesAnnuelles<SituationIr> derniere = ir.derniereAnnee(usager);
        OptionalLong rfr = derniere.donnees().rfr();
        Optional<Domicile> selonTh = residencePrincipale(usager);
        Optional<Domicile> selonIr = derniere.donnees()
                .aftDetail()
                .flatMap(Adresse::codePostal)
                .map(commune -> Domicile.de(commune, "IR " + derniere.annee()));
        Optional<Domicile> domicile = selonTh.or(() -> selonIr);
        Carte carte = carte(domicile, selonIr, rfr);
        return List.of(
                demandeur.nom(),
                Integer.toString(derniere.annee()),
                Tableau.euros(rfr),
                domicile.map(Domicile::commune).orElse("?"),
                domicile.map(Domicile::source).orElse(""),
                carte.prix(),
                carte.remarque());
    }

    private Carte carte(Optional<Domicile> domicile, Optional<Domicile> selonIr, OptionalLong rfr) {
        if (domicile.isEmpty()) {
            return new Carte("?", "aucune adresse communiquée : demander un justificatif de domicile");
        }
        String commune = domicile.get().commune();
        if (selonIr.isPresent() && !selonIr.get().commune().equals(commune)) {
            return new Carte("?", selonIr.get() + " : adresses contraires, demander un justificatif de domicile");
        }
        if (!ZONE.contains(commune)) {
            return new Carte("non", "hors de la zone");
        }
        return rfr.isPresent()
                ? new Carte(Tableau.euros(tarifs.prix(BigDecimal.valueOf(rfr.getAsLong()))), "")
                : new Carte("?", "revenu non communiqué : demander un justificatif de revenus");
    }

    /** Rien si la personne n'a pas de taxe d'habitation, ou si cette ressource, qui s'éteint, n'est plus ouverte. */
    private Optional<Domicile> residencePrincipale(Usager usager) {
        try {
            DonneesAnnuelles<SituationsTh> derniere = th.derniereAnnee(usager);
            return derniere.donnees().situations().stream()
                    .filter(situation -> situation.regimeTax().equals(Optional.of("P")))
                    .flatMap(situation -> situation.libelleCommune().stream())
                    .findFirst()
                    .map(commune -> Domicile.de(commune, "TH " + derniere.annee()));
        } catch (AucunResultatException | AccesRefuseException e) {
            return Optional.empty();
        }
    }

    private record Carte(String prix, String remarque) {}
}
