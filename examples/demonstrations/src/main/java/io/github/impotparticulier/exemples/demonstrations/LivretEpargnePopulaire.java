package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EtatCivilFictif;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.exemples.LivretEpargne;
import io.github.impotparticulier.exemples.LivretEpargne.Reponse;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@link LivretEpargne} à l'œuvre : ce qu'une banque fait de chaque réponse, ou de son absence. La DGFiP ne lui dit que cela : ni revenu, ni
 * parts.
 */
public final class LivretEpargnePopulaire {
    private final LivretEpargne recette;

    LivretEpargnePopulaire(ImpotParticulierClient client) {
        this.recette = new LivretEpargne(client);
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> Demonstration.surLeBacASable(Clock.systemUTC(), (bac, client) -> {
            sortie.println("Livret d'épargne populaire (LEP), sur le bac à sable embarqué (personnes fictives)");
            return new LivretEpargnePopulaire(client).montrer(clientsFictifs(bac), sortie);
        }));
    }

    static List<ClientBanque> clientsFictifs(BacASable bac) {
        EtatCivil sosie = etatCivil(bac.personne("homonyme-cadette").etatCivil());
        EtatCivil inconnu = EtatCivil.builder()
                .nom("INTROUVABLE")
                .prenoms("JEAN")
                .sexe(Sexe.MASCULIN)
                .build();
        return List.of(
                parNumeroFiscal(bac.personne("parent-isole"), "44"),
                parNumeroFiscal(bac.personne("celibataire"), "35"),
                parNumeroFiscal(bac.personne("pacses"), "59"),
                parEtatCivil(bac.personne("nee-a-l-etranger"), "93"),
                parEtatCivil(bac.personne("nee-outre-mer"), "975"),
                parEtatCivil(bac.personne("sans-avis"), "54"),
                new ClientBanque("SOSIE-FICTIVE (homonyme-cadette)", "45", Optional.empty(), sosie),
                new ClientBanque("SOSIE-FICTIVE, date inconnue", "45", Optional.empty(), sansDate(sosie)),
                new ClientBanque("INTROUVABLE", "75", Optional.empty(), inconnu));
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<ClientBanque> clients, PrintStream sortie) {
        Tableau tableau = new Tableau(List.of("Client de la banque", "Cherché par", "LEP", "Ce que fait la banque"));
        int aRefaire = 0;
        for (ClientBanque un : clients) {
            aRefaire += Lecture.verser(
                    tableau,
                    un.nom(),
                    "la DGFiP n'a pas de données : demander l'avis d'impôt",
                    () -> List.of(ligne(un)));
        }
        sortie.println();
        sortie.print(tableau.texte());
        sortie.println();
        sortie.println("Revenus de " + recette.annee() + ", barème de " + recette.bareme()
                + ". « Sans réponse » n'est pas « non éligible » :");
        sortie.println("la DGFiP ne peut pas se prononcer, le client garde son droit et le prouve autrement.");
        return aRefaire;
    }

    private List<String> ligne(ClientBanque un) {
        String cherchePar = un.spi().isPresent() ? "numéro fiscal" : "état civil";
        Reponse reponse = un.spi().isPresent()
                ? recette.pour(un.spi().get(), un.departement())
                : recette.pour(un.etatCivil(), un.departement());
        return List.of(un.nom(), cherchePar, reponse.lep(), reponse.suite());
    }

    private static ClientBanque parNumeroFiscal(PersonneFictive personne, String departement) {
        return new ClientBanque(
                nom(personne), departement, Optional.of(Spi.de(personne.spi())), etatCivil(personne.etatCivil()));
    }

    private static ClientBanque parEtatCivil(PersonneFictive personne, String departement) {
        return new ClientBanque(nom(personne), departement, Optional.empty(), etatCivil(personne.etatCivil()));
    }

    private static String nom(PersonneFictive personne) {
        return personne.nom() + " (" + personne.cas() + ")";
    }

    /** L'état civil tel que la banque l'a relevé sur une pièce d'identité. */
    private static EtatCivil etatCivil(EtatCivilFictif connu) {
        EtatCivil.Builder etatCivil = EtatCivil.builder()
                .nom(connu.nom())
                .prenoms(connu.prenoms())
                .sexe(connu.sexe().equals("1") ? Sexe.MASCULIN : Sexe.FEMININ);
        connu.dateNaissance()
                .ifPresentOrElse(etatCivil::dateNaissance, () -> etatCivil.dateNaissance(connu.anneeNaissance()));
        if (connu.codeDepartement().isPresent()) {
            etatCivil.naissanceEnFrance(
                    connu.codeDepartement().get(), connu.codeCommune().orElseThrow());
        } else {
            etatCivil.naissanceALEtranger(connu.codePays());
        }
        return etatCivil.build();
    }

    private static EtatCivil sansDate(EtatCivil complet) {
        return EtatCivil.builder()
                .nom(complet.nom())
                .prenoms(complet.prenoms())
                .sexe(complet.sexe().orElseThrow())
                .build();
    }

    /** Ce que la banque sait d'un client ; le département est celui de son domicile. */
    record ClientBanque(String nom, String departement, Optional<Spi> spi, EtatCivil etatCivil) {
        @Override
        public String toString() {
            return "ClientBanque";
        }
    }
}
