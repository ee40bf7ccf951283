package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.util.function.Supplier;

/**
 * Qui peut avoir un livret d'épargne populaire, pour une banque : par le numéro fiscal de son client ou, si elle n'a que son état civil, par
 * le courtier SFiP. « Sans réponse » n'est pas « non éligible » : la DGFiP ne peut pas se prononcer, et le client garde son droit.
 *
 * <p>Une panne, un refus d'accès et l'absence de données lèvent : ni oui, ni non.
 */
public record LivretEpargne(ImpotParticulierClient client) {
    /** Ce que dit la DGFiP, et ce que la banque en fait. */
    public record Reponse(String lep, String suite) {
        @Override
        public String toString() {
            return "Reponse";
        }
    }

    /** L'année des revenus que la DGFiP regarde. */
    public int annee() {
        return client.millesimes().derniereAnnee(Ressource.IR_ASSIETTE).annee();
    }

    /** Un choix de la recette : les sources publiques ne disent pas quel barème va avec quelle année. */
    public int bareme() {
        return client.millesimes().aujourdhui().getYear();
    }

    /** Le département est celui du domicile. */
    public Reponse pour(Spi spi, String departement) {
        return reponse(() -> client.lep().indicateur(spi, departement, annee(), bareme()));
    }

    public Reponse pour(EtatCivil etatCivil, String departement) {
        CriteresPersonne criteres = CriteresPersonne.parEtatCivil(etatCivil);
        return reponse(() -> client.sfip().lep(criteres, departement, annee(), bareme()));
    }

    private static Reponse reponse(Supplier<EligibiliteLep> lecture) {
        try {
            return switch (lecture.get()) {
                case ELIGIBLE -> new Reponse("éligible", "ouvrir ou garder le livret");
                case NON_ELIGIBLE ->
                    new Reponse("non éligible", "ne pas ouvrir ; livret déjà ouvert : avertir le client");
                case SANS_REPONSE -> new Reponse("sans réponse", "demander au client son avis d'impôt");
            };
        } catch (PersonneIndistincteException e) {
            return new Reponse(
                    "?", "plusieurs personnes, ou dossier protégé : compléter l'état civil, ou demander l'avis");
        } catch (UsagerInconnuException e) {
            return new Reponse("?", "personne ne répond : corriger l'état civil ou le numéro fiscal");
        }
    }
}
