package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.exemples.PageFranceConnect;
import io.github.impotparticulier.exemples.PageFranceConnect.Page;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
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
import java.util.function.Function;

/**
 * {@link PageFranceConnect} à l'œuvre : un jeton employé aussitôt, un autre périmé, un champ hors contrat. Un serveur garde ses fils pour ceux
 * qui arrivent, même quand la DGFiP tarde ; au-delà de 64 attentes, les suivantes font la file, jusqu'à leur échéance.
 */
public final class TeleserviceFranceConnect {
    private final PageFranceConnect recette;

    TeleserviceFranceConnect(ImpotParticulierClient client) {
        this(usager -> client.async(c -> c.irAssiette().derniereAnnee(usager)), client.millesimes());
    }

    TeleserviceFranceConnect(
            Function<Usager, CompletableFuture<DonneesAnnuelles<SituationIr>>> derniereAnnee,
            MillesimeCalculator millesimes) {
        this.recette = new PageFranceConnect(derniereAnnee, millesimes);
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

    /** La page à venir : ce fil n'attend pas, et le jeton ne sert qu'à cet appel. */
    CompletableFuture<Page> page(Visite visite) {
        return recette.page(visite.jeton(), visite.reidentifiee());
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
