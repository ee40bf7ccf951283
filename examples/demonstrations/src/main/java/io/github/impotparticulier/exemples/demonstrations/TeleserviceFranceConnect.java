package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.Usager;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Une page de téléservice derrière FranceConnect : la personne vient de s'identifier, son jeton est employé aussitôt et oublié. Il ne
 * vit qu'une minute et ne se renouvelle pas : périmé, c'est à la personne de s'identifier de nouveau.
 *
 * <p>La page n'attend pas la DGFiP dans son fil : un autre l'attend ({@code client.async}), et elle s'enchaîne à son résultat. Un
 * serveur garde ainsi les siens pour ceux qui arrivent, même quand la DGFiP tarde ; au-delà de 64 attentes, les suivantes font la
 * file, jusqu'à leur échéance.
 */
public final class TeleserviceFranceConnect {
    private static final String PAS_DE_NOTRE_FAIT =
            "Nous n'avons pas pu lire vos revenus. Réessayez plus tard, ou joignez votre avis d'impôt.";

    private static final String SANS_AVIS =
            "L'administration fiscale n'a pas d'avis d'impôt récent à votre nom : joignez un justificatif de ressources.";

    private final Function<Usager, CompletableFuture<DonneesAnnuelles<SituationIr>>> derniereAnnee;
    private final MillesimeCalculator millesimes;

    TeleserviceFranceConnect(ImpotParticulierClient client) {
        this(usager -> client.async(c -> c.irAssiette().derniereAnnee(usager)), client.millesimes());
    }

    TeleserviceFranceConnect(
            Function<Usager, CompletableFuture<DonneesAnnuelles<SituationIr>>> derniereAnnee,
            MillesimeCalculator millesimes) {
        this.derniereAnnee = derniereAnnee;
        this.millesimes = millesimes;
    }

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> {
            HorlogeAvancee horloge = new HorlogeAvancee(Instant.now());
            return Demonstration.surLeBacASable(horloge, (bac, client) -> {
                sortie.println("Téléservice FranceConnect, sur le bac à sable embarqué (personnes fictives)");
                return new TeleserviceFranceConnect(client).montrer(visitesFictives(bac, horloge), sortie);
            });
        });
    }

    static List<Visite> visitesFictives(BacASable bac, HorlogeAvancee horloge) {
        PersonneFictive lente = bac.personne("parent-isole");
        String jetonPerime = bac.jetonFranceConnect(lente);
        horloge.avancer(Duration.ofSeconds(61));
        return List.of(
                visite(bac, "maries-deux-enfants", "jeton employé aussitôt"),
                new Visite(nom(lente), "jeton d'il y a plus d'une minute", jetonPerime, false),
                new Visite(nom(lente), "de nouveau identifiée", bac.jetonFranceConnect(lente), true),
                visite(bac, "rfr-non-contracte", "revenu absent du contrat"),
                visite(bac, "sans-avis", "sans avis"));
    }

    /** Affiche le tableau ; rend le nombre de pages à redemander. */
    int montrer(List<Visite> visites, PrintStream sortie) {
        List<CompletableFuture<Page>> pages = new ArrayList<>();
        // Un seul fil lance toutes les pages : elles se font ensemble, dans d'autres.
        visites.forEach(visite -> pages.add(page(visite)));

        Tableau tableau = new Tableau(List.of("Personne", "Visite", "Ce que la page affiche"));
        int aRefaire = 0;
        for (int i = 0; i < visites.size(); i++) {
            Page page = pages.get(i).join();
            tableau.ajouter(List.of(visites.get(i).nom(), visites.get(i).moment(), page.texte()));
            aRefaire += page.aRefaire() ? 1 : 0;
        }
        sortie.println();
        sortie.print(tableau.texte());
        return aRefaire;
    }

    /** La page à venir. C'est ici que tout se passe : ce fil n'attend pas, et le jeton ne sert qu'à cet appel. */
    CompletableFuture<Page> page(Visite visite) {
        return derniereAnnee
                .apply(Usager.franceConnect(visite.jeton()))
                .thenApply(TeleserviceFranceConnect::pageDesRevenus)
                .exceptionally(panne -> pageSansRevenus(panne, visite));
    }

    private static Page pageDesRevenus(DonneesAnnuelles<SituationIr> derniere) {
        return derniere.donnees()
                .quotientFamilial()
                .map(quotient -> Page.finie("Vos revenus de " + derniere.annee() + " : quotient familial de "
                        + Tableau.euros(quotient) + "."))
                // Absent n'est pas zéro : la personne le dit elle-même.
                .orElseGet(
                        () -> Page.finie(
                                "L'administration fiscale ne nous communique pas votre quotient familial : joignez votre avis d'impôt."));
    }

    private Page pageSansRevenus(Throwable panne, Visite visite) {
        Throwable cause = panne instanceof CompletionException && panne.getCause() != null ? panne.getCause() : panne;
        if (cause instanceof AccesRefuseException refus && refus.statut().orElse(0) == 403) {
            // Un 403 ne dit pas si c'est le jeton ou l'habilitation : la personne s'identifie de nouveau, une fois.
            if (!visite.reidentifiee()) {
                return Page.finie("Votre identification a expiré : identifiez-vous de nouveau avec FranceConnect.");
            }
            // Une troisième fois n'y changerait rien.
            return deLAnneeDeRepli(refus) ? Page.finie(SANS_AVIS) : new Page(PAS_DE_NOTRE_FAIT, true);
        }
        if (cause instanceof AucunResultatException sansAvis && sansAvis.confirmeParLaDgfip()) {
            return Page.finie(SANS_AVIS);
        }
        // Le détail, qui n'a rien de personnel, est pour le journal de l'exploitant ; pas pour la personne.
        return new Page(PAS_DE_NOTRE_FAIT, true);
    }

    /** Vrai si la dernière année n'a rien donné, et que seule celle d'avant, hors du contrat, est refusée. */
    private boolean deLAnneeDeRepli(AccesRefuseException refus) {
        int repli = millesimes.derniereAnnee(Ressource.IR_ASSIETTE).annee() - 1;
        return refus.route().filter(route -> route.endsWith("/annrev/" + repli)).isPresent();
    }

    private static Visite visite(BacASable bac, String cas, String moment) {
        PersonneFictive personne = bac.personne(cas);
        return new Visite(nom(personne), moment, bac.jetonFranceConnect(personne), false);
    }

    private static String nom(PersonneFictive personne) {
        return personne.nom() + " (" + personne.cas() + ")";
    }

    /** Une personne de retour de FranceConnect, et s'il a déjà fallu la renvoyer s'identifier. */
    record Visite(String nom, String moment, String jeton, boolean reidentifiee) {
        @Override
        public String toString() {
            return "Visite";
        }
    }

    /** Ce que la personne lit, et si elle doit redemander la page. */
    record Page(String texte, boolean aRefaire) {
        static Page finie(String texte) {
            return new Page(texte, false);
        }
    }

    /** Pour la démonstration : la minute d'un jeton passe sans qu'on l'attende. */
    static final class HorlogeAvancee extends Clock {
        private Instant instant;

        HorlogeAvancee(Instant instant) {
            this.instant = instant;
        }

        synchronized void avancer(Duration duree) {
            instant = instant.plus(duree);
        }

        @Override
        public synchronized Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId fuseau) {
            return Clock.fixed(instant(), fuseau);
        }
    }
}
