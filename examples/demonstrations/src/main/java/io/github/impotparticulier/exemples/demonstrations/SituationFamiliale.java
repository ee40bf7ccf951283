package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.bacasable.PersonneFictive;
import io.github.impotparticulier.ir.SituationIr;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Trois familles qui ne tiennent pas en un avis : des concubins ({@link Concubins}), un mariage ou un PACS récent
 * ({@link AvisDuConjoint}), l'année d'un décès ({@link AnneeDeDeces}).
 */
public final class SituationFamiliale {
    private static final Clock NOVEMBRE_2025 = Clock.fixed(Instant.parse("2025-11-17T09:00:00Z"), ZoneOffset.UTC);

    /** Les revenus de 2022, année du décès montré, sont alors les derniers taxés. */
    private static final Clock NOVEMBRE_2023 = Clock.fixed(Instant.parse("2023-11-15T09:00:00Z"), ZoneOffset.UTC);

    private SituationFamiliale() {}

    /**
     * Lance le programme sur le bac à sable embarqué.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> {
            sortie.println("Situations familiales, sur le bac à sable embarqué (personnes fictives)");
            return enNovembre2025(sortie) + enNovembre2023(sortie);
        });
    }

    private static int enNovembre2025(PrintStream sortie) {
        return Demonstration.surLeBacASable(NOVEMBRE_2025, (bac, client) -> {
            sortie.println();
            sortie.println("Deux concubins, en novembre 2025 : deux foyers fiscaux, une famille");
            int aRefaire = new Concubins(client)
                    .montrer(
                            Demandeur.fictif(bac, "union-libre-mere"),
                            Demandeur.fictif(bac, "union-libre-pere"),
                            sortie);
            sortie.println();
            sortie.println(
                    "Mariés ou pacsés, en novembre 2025 : pour quelles années faut-il aussi l'avis de l'autre ?");
            return aRefaire
                    + new AvisDuConjoint(client.irAssiette())
                            .montrer(
                                    Demandeur.fictifs(bac, List.of("impot-separe-annee-du-mariage", "pacses")), sortie);
        });
    }

    private static int enNovembre2023(PrintStream sortie) {
        return Demonstration.surLeBacASable(NOVEMBRE_2023, (bac, client) -> {
            sortie.println();
            sortie.println("Une veuve de 2022, en novembre 2023 : deux avis la même année");
            return new AnneeDeDeces(client.irAssiette())
                    .montrer(survivante(bac.personne("deces-conjoint-2022")), sortie);
        });
    }

    /** Le premier déclarant est mort : c'est par le second que se lit le foyer. */
    static Demandeur survivante(PersonneFictive foyer) {
        return new Demandeur(
                foyer.nom() + " (" + foyer.cas() + ")", foyer.spiDeclarant2().orElseThrow());
    }

    /** La situation de famille en clair ; une lettre que le SDK ne connaît pas reste lisible. */
    static String libelle(SituationIr foyer) {
        return foyer.sitFam()
                .map(situation -> switch (situation) {
                    case MARIE -> "marié(e)";
                    case PACSE -> "pacsé(e)";
                    case CELIBATAIRE -> "célibataire";
                    case DIVORCE -> "divorcé(e)";
                    case VEUF -> "veuf, veuve";
                    case INCONNUE -> "inconnue (" + foyer.champ("sitFam").orElse("") + ")";
                })
                .orElse("non communiquée");
    }
}
