package io.github.impotparticulier.exemples;

import io.github.impotparticulier.DonneesAnnuelles;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.Usager;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.ir.SituationIr;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Le prix d'un repas de cantine, d'après le quotient familial annuel du foyer : revenu fiscal de référence divisé par le
 * nombre de parts.
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

    private final ImpotParticulierClient client;
    private final TarifsCantine tarifs = TarifsCantine.charger();
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
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            int aRefaire = System.getenv("DGFIP_PASSERELLE") == null ? surLeBacASable(sortie) : surLaPasserelle(sortie);
            if (aRefaire > 0) {
                System.exit(2);
            }
        } catch (IllegalStateException | IllegalArgumentException | DgfipException e) {
            sortie.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int surLeBacASable(PrintStream sortie) {
        try (BacASable bac = BacASable.demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .idTeleservice(bac.idTeleservice())
                        .build()) {
            sortie.println("Tarif de cantine, sur le bac à sable embarqué (personnes fictives)");
            return new CantineScolaire(client).montrer(famillesFictives(bac), sortie);
        }
    }

    static List<Famille> famillesFictives(BacASable bac) {
        List<Famille> familles = new ArrayList<>();
        for (String cas : CAS_MONTRES) {
            PersonneFictive personne = bac.personne(cas);
            familles.add(new Famille(personne.nom() + " (" + cas + ")", personne.spi()));
        }
        return familles;
    }

    private static int surLaPasserelle(PrintStream sortie) {
        String numeros = System.getenv("DGFIP_SPI");
        if (numeros == null || numeros.isBlank()) {
            throw new IllegalStateException(
                    "Donnez dans DGFIP_SPI les numéros fiscaux à interroger, séparés par des virgules.");
        }
        List<Famille> familles = new ArrayList<>();
        for (String numero : numeros.split(",", -1)) {
            familles.add(new Famille("Famille " + (familles.size() + 1), numero));
        }
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            sortie.println("Tarif de cantine, sur la passerelle de la DGFiP");
            return new CantineScolaire(client).montrer(familles, sortie);
        }
    }

    /** Affiche le tableau ; rend le nombre de familles qu'il faudra recalculer. */
    int montrer(List<Famille> familles, PrintStream sortie) {
        Tableau tableau = new Tableau(
                List.of("Famille", "Revenus de", "Date de taxation", "RFR", "Parts", "Quotient", "Repas", "Remarque"));
        for (Famille famille : familles) {
            tableau.ajouter(ligne(famille));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println(
                "Quotient : revenu fiscal de référence (RFR) divisé par les parts, par an. Date de taxation : ce qui a fait");
        sortie.println("choisir l'année ; « estimée » quand la DGFiP n'a pas publié la date de la campagne en cours.");
        return aRefaire;
    }

    /** Ce qu'une famille paie, et pourquoi. C'est ici que tout se passe. */
    private List<String> ligne(Famille famille) {
        try {
            DonneesAnnuelles<SituationIr> derniere = client.irAssiette().derniereAnnee(Usager.parSpi(famille.spi()));
            Optional<BigDecimal> quotient = derniere.donnees().quotientFamilial();
            return quotient.isPresent()
                    ? lignePleine(famille, derniere, quotient.get())
                    : ligneIncomplete(famille, derniere);
        } catch (AuthentificationException | AccesRefuseException e) {
            // Un défaut de réglage vaut pour toutes les familles : inutile de continuer.
            throw e;
        } catch (UsagerInconnuException e) {
            return sansPrix(famille, "numéro fiscal inconnu de la DGFiP : à vérifier avec la famille");
        } catch (AucunResultatException e) {
            return e.code().isPresent()
                    ? pleinTarif(famille, "pas d'avis d'impôt récent : plein tarif, sauf autre justificatif")
                    : sansPrix(famille, e.explication());
        } catch (DgfipException e) {
            return sansPrix(famille, e.explication());
        }
    }

    private List<String> lignePleine(Famille famille, DonneesAnnuelles<SituationIr> derniere, BigDecimal quotient) {
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

    private List<String> ligneIncomplete(Famille famille, DonneesAnnuelles<SituationIr> derniere) {
        SituationIr foyer = derniere.donnees();
        return List.of(
                famille.nom(),
                Integer.toString(derniere.annee()),
                base(derniere),
                foyer.rfr().isPresent() ? Tableau.euros(foyer.rfr().getAsLong()) : "?",
                foyer.nbPart().map(Tableau::decimal).orElse("?"),
                "?",
                Tableau.euros(tarifs.plein()),
                "revenu ou parts non communiqués : champ absent de votre habilitation, ou sans objet");
    }

    private List<String> pleinTarif(Famille famille, String remarque) {
        return List.of(famille.nom(), "", "", "", "", "", Tableau.euros(tarifs.plein()), remarque);
    }

    /** Une panne n'est pas un tarif : la famille reste à calculer. */
    private List<String> sansPrix(Famille famille, String remarque) {
        aRefaire++;
        return List.of(famille.nom(), "", "", "", "", "", "?", remarque);
    }

    private static String base(DonneesAnnuelles<?> donnees) {
        return switch (donnees.fiabilite()) {
            case OFFICIEL -> "publiée";
            case INDICATIF -> "indicative";
            case ESTIME -> "estimée";
            case CONTRACTUEL -> "contractuelle";
        };
    }

    /** Une famille à tarifer : ce qu'on affiche d'elle, et son numéro fiscal, qu'on n'affiche pas. */
    record Famille(String nom, String spi) {
        @Override
        public String toString() {
            return "Famille";
        }
    }
}
