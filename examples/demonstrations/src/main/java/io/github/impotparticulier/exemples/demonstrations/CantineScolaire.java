package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Le prix d'un repas de cantine, d'après le quotient familial annuel du foyer : revenu fiscal de référence divisé par le
 * nombre de parts. Un prix ne vient que d'un quotient : un champ qui manque, un avis absent ou une panne donnent « à revoir » et pourquoi,
 * jamais le plein tarif.
 *
 * <p>Sans réglage, le programme interroge le bac à sable embarqué. Avec les variables {@code DGFIP_PASSERELLE},
 * {@code DGFIP_CLE}, {@code DGFIP_SECRET} et {@code DGFIP_ID_TELESERVICE}, il interroge la vraie passerelle pour les numéros
 * fiscaux de {@code DGFIP_SPI}, séparés par des virgules.
 */
public final class CantineScolaire {
    private static final List<String> CAS_MONTRES = List.of(
            "maries-deux-enfants",
            "pacses",
            "divorce-residence-alternee",
            "parent-isole",
            "union-libre-mere",
            "famille-nombreuse",
            "micro-bic",
            "haut-revenu-ifi",
            "sans-avis",
            "rfr-non-contracte");

    private static final String A_REVOIR = "à revoir";

    private final ImpotParticulierClient client;
    private final Grille tarifs = Grille.charger("tarifs-cantine.properties");
    private int servies;
    private int sansAvis;
    private int aRefaire;

    CantineScolaire(ImpotParticulierClient client) {
        this.client = client;
    }

    /**
     * Lance le programme.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(
                sortie -> System.getenv("DGFIP_PASSERELLE") == null ? surLeBacASable(sortie) : surLaPasserelle(sortie));
    }

    private static int surLeBacASable(PrintStream sortie) {
        return Demonstration.surLeBacASable(Clock.systemUTC(), (bac, client) -> {
            sortie.println("Tarif de cantine, sur le bac à sable embarqué (personnes fictives)");
            return new CantineScolaire(client).montrer(famillesFictives(bac), sortie);
        });
    }

    static List<Demandeur> famillesFictives(BacASable bac) {
        return Demandeur.fictifs(bac, CAS_MONTRES);
    }

    private static int surLaPasserelle(PrintStream sortie) {
        String numeros = System.getenv("DGFIP_SPI");
        if (numeros == null || numeros.isBlank()) {
            throw new IllegalStateException(
                    "Donnez dans DGFIP_SPI les numéros fiscaux à interroger, séparés par des virgules.");
        }
        List<Demandeur> familles = new ArrayList<>();
        for (String numero : numeros.split(",", -1)) {
            familles.add(new Demandeur("Famille " + (familles.size() + 1), numero));
        }
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            sortie.println("Tarif de cantine, sur la passerelle de la DGFiP");
            return new CantineScolaire(client).montrer(familles, sortie);
        }
    }

    /** Affiche le tableau ; rend le nombre de familles qu'il faudra recalculer. */
    int montrer(List<Demandeur> familles, PrintStream sortie) {
        Tableau tableau = new Tableau(
                List.of("Famille", "Revenus de", "Date de taxation", "RFR", "Parts", "Quotient", "Repas", "Remarque"),
                3,
                4,
                5,
                6);
        for (Demandeur famille : familles) {
            tableau.ajouter(ligne(famille));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println(
                "Quotient : revenu fiscal de référence (RFR) divisé par les parts, par an. Date de taxation : ce qui a fait");
        sortie.println("choisir l'année ; « estimée » quand la DGFiP n'a pas publié la date de la campagne en cours.");
        if (sansAvis > 0 && servies == 0) {
            // La DGFiP dit « aucun avis » d'une année qui n'existe pas comme d'une personne qui n'en a pas.
            sortie.println(
                    "Aucune famille n'a d'avis : l'horloge de cette machine, qui choisit l'année, est peut-être fausse.");
            aRefaire += sansAvis;
        }
        return aRefaire;
    }

    /** Ce qu'une famille paie, et pourquoi. C'est ici que tout se passe. */
    private List<String> ligne(Demandeur famille) {
        Lecture<List<String>> lecture = Lecture.de(() -> {
            DonneesAnnuelles<SituationIr> derniere = client.irAssiette().derniereAnnee(famille.usager());
            Optional<BigDecimal> quotient = derniere.donnees().quotientFamilial();
            return quotient.isPresent()
                    ? lignePleine(famille, derniere, quotient.get())
                    : ligneIncomplete(famille, derniere);
        });
        if (lecture.sansAvis()) {
            sansAvis++;
            return sansQuotient(famille, "pas d'avis d'impôt récent : demander un justificatif de revenus");
        }
        if (lecture.aRefaire()) {
            // Une panne n'est pas un tarif.
            aRefaire++;
            return sansQuotient(famille, lecture.remarque());
        }
        servies++;
        return lecture.donnees().orElseThrow();
    }

    private List<String> lignePleine(Demandeur famille, DonneesAnnuelles<SituationIr> derniere, BigDecimal quotient) {
        SituationIr foyer = derniere.donnees();
        return List.of(
                famille.nom(),
                Integer.toString(derniere.annee()),
                base(derniere),
                Tableau.euros(foyer.rfr().orElseThrow()),
                Tableau.decimal(foyer.nbPart().orElseThrow()),
                Tableau.euros(quotient),
                Tableau.euros(tarifs.prix(quotient)),
                derniere.repli() ? "l'année d'après n'a pas encore d'avis" : "");
    }

    private List<String> ligneIncomplete(Demandeur famille, DonneesAnnuelles<SituationIr> derniere) {
        SituationIr foyer = derniere.donnees();
        return List.of(
                famille.nom(),
                Integer.toString(derniere.annee()),
                base(derniere),
                Tableau.euros(foyer.rfr()),
                foyer.nbPart().map(Tableau::decimal).orElse("?"),
                "?",
                A_REVOIR,
                "revenu ou parts non communiqués : champ absent de votre habilitation, ou sans objet");
    }

    private static List<String> sansQuotient(Demandeur famille, String remarque) {
        return List.of(famille.nom(), "", "", "", "", "", A_REVOIR, remarque);
    }

    private static String base(DonneesAnnuelles<?> donnees) {
        return switch (donnees.fiabilite()) {
            case OFFICIEL -> "publiée";
            case INDICATIF -> "indicative";
            case ESTIME -> "estimée";
            case CONTRACTUEL -> "contractuelle";
        };
    }
}
