package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.exemples.Creche;
import io.github.impotparticulier.exemples.TarifCantine;
import io.github.impotparticulier.exemples.TransportScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.personne.DateNaissance;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Usager;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Les trois recettes de l'API Particulier à l'œuvre, {@link TarifCantine}, {@link Creche} et {@link TransportScolaire} : d'où vient chaque
 * tarif, et pourquoi il n'y en a pas.
 */
public final class TarifsFamiliaux {
    private static final String COMMUNE = "21350238800019";
    private static final String A_ETABLIR = "à établir";

    private final BacASable bac;
    private final ImpotParticulierClient impots;
    private final ApiParticulierClient particulier;
    private final PrintStream sortie;

    private TarifsFamiliaux(
            BacASable bac, ImpotParticulierClient impots, ApiParticulierClient particulier, PrintStream sortie) {
        this.bac = bac;
        this.impots = impots;
        this.particulier = particulier;
        this.sortie = sortie;
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> Demonstration.surLeBacASable(Clock.systemUTC(), (bac, impots) -> {
            sortie.println(
                    "Cantine, crèche et transport, sur le bac à sable embarqué (personnes fictives, grilles fictives)");
            montrer(bac, impots, sortie);
            return 0;
        }));
    }

    static void montrer(BacASable bac, ImpotParticulierClient impots, PrintStream sortie) {
        try (ApiParticulierClient particulier = ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jeton(bac.jetonParticulier())
                .destinataire(COMMUNE)
                .build()) {
            TarifsFamiliaux tarifs = new TarifsFamiliaux(bac, impots, particulier, sortie);
            tarifs.cantine();
            tarifs.creche();
            tarifs.transport();
        }
    }

    private void cantine() {
        TarifCantine recette = new TarifCantine(particulier, impots);
        Tableau tableau = new Tableau(List.of("Cantine", "Un repas", "D'après, ou ce qui manque"), 1);
        for (String cas : List.of(
                "maries-deux-enfants",
                "parent-isole",
                "famille-nombreuse",
                "veuf",
                "sans-avis",
                "divorce-residence-alternee",
                "naissance-presumee")) {
            TarifCantine.Tarif tarif = recette.pour(etatCivil(cas), usager(cas));
            tableau.ajouter(List.of(cas, prix(tarif.prix()), tarif.motif()));
        }
        imprimer(tableau);
    }

    /** Un enfant déclaré, et un plancher fictif. */
    private void creche() {
        int annee = impots.millesimes().aujourdhui().getYear();
        Creche recette = new Creche(particulier, impots, Map.of(annee, new BigDecimal("800.00")));
        Tableau tableau = new Tableau(List.of("Crèche", "Une heure", "D'après, ou ce qui manque"), 1);
        for (String cas : List.of(
                "maries-deux-enfants", "union-libre-mere", "famille-nombreuse", "pacses", "veuf", "celibataire")) {
            Creche.Prix prix = recette.pour(etatCivil(cas), usager(cas), 1, 0);
            tableau.ajouter(List.of(cas, prix(prix.uneHeure()), prix.motif()));
        }
        imprimer(tableau);
    }

    private void transport() {
        LocalDate jour = impots.millesimes().aujourdhui();
        int rentree = jour.getMonthValue() >= 9 ? jour.getYear() : jour.getYear() - 1;
        PerimetreScolaire college = PerimetreScolaire.etablissement("0359999X");
        PerimetreScolaire lycees = PerimetreScolaire.departements(Degre.SECOND, List.of("044"));
        PerimetreScolaire ecoles = PerimetreScolaire.departements(Degre.PREMIER, List.of("031"));
        Tableau tableau = new Tableau(List.of("Transport : élève", "Parent", "Carte", "D'après, ou ce qui manque"));
        TransportScolaire recette = new TransportScolaire(particulier);
        Trajet[] trajets = {
            new Trajet("eleve-boursiere", college, "parent-isole"),
            new Trajet("eleve-boursiere", college, "maries-deux-enfants"),
            new Trajet("eleve-non-boursier", lycees, "declarante-invalide"),
            new Trajet("eleve-non-boursier", lycees, "maries-deux-enfants"),
            new Trajet("eleve-du-premier-degre", ecoles, "maries-deux-enfants"),
            new Trajet("eleve-du-premier-degre", lycees, "maries-deux-enfants")
        };
        for (Trajet trajet : trajets) {
            TransportScolaire.Carte carte =
                    recette.pour(etatCivil(trajet.eleve()), trajet.ou(), rentree, etatCivil(trajet.parent()));
            tableau.ajouter(List.of(
                    trajet.eleve(),
                    trajet.parent(),
                    carte.tarif().map(TarifsFamiliaux::enClair).orElse(A_ETABLIR),
                    carte.motif()));
        }
        imprimer(tableau);
    }

    private static String enClair(TransportScolaire.Tarif tarif) {
        return switch (tarif) {
            case GRATUIT -> "gratuite";
            case REDUIT -> "tarif réduit";
            case PLEIN -> "plein tarif";
        };
    }

    private void imprimer(Tableau tableau) {
        sortie.println();
        sortie.print(tableau.texte());
    }

    private static String prix(Optional<BigDecimal> prix) {
        return prix.map(Tableau::euros).orElse(A_ETABLIR);
    }

    private Usager usager(String cas) {
        return Usager.parSpi(bac.personne(cas).spi());
    }

    private EtatCivil etatCivil(String cas) {
        IdentiteFictive identite = bac.usagerParticulier(cas).identite();
        return EtatCivil.builder()
                .nom(identite.nomNaissance())
                .prenoms(String.join(" ", identite.prenoms()))
                .sexe(identite.sexe().equals("F") ? Sexe.FEMININ : Sexe.MASCULIN)
                .dateNaissance(DateNaissance.de(identite.annee(), identite.mois(), identite.jour()))
                .lieuNaissance(identite.codeCommune().orElse(identite.codePays()))
                .build();
    }

    private record Trajet(String eleve, PerimetreScolaire ou, String parent) {}
}
