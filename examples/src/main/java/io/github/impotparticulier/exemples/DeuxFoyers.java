package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.Optional;

/**
 * Deux concubins sont deux foyers fiscaux et une famille : un appel pour chacun, puis les deux ensemble. Une somme partielle serait fausse :
 * si l'un n'a pas d'avis, ou si un appel échoue, l'exception le dit et il n'y a pas d'ensemble.
 */
public record DeuxFoyers(ImpotParticulierClient client) {
    /** Chacun, et l'ensemble ; sans ensemble, ou avec une réserve, la remarque dit pourquoi. */
    public record Famille(
            DonneesAnnuelles<SituationIr> un,
            DonneesAnnuelles<SituationIr> autre,
            Optional<Foyers> ensemble,
            String remarque) {}

    public Famille pour(Usager un, Usager autre) {
        DonneesAnnuelles<SituationIr> premier = client.irAssiette().derniereAnnee(un);
        DonneesAnnuelles<SituationIr> second = client.irAssiette().derniereAnnee(autre);
        Foyers foyers;
        try {
            foyers = Foyers.de(List.of(premier, second));
        } catch (IllegalArgumentException e) {
            // Mariés ou pacsés, en fait : les deux numéros fiscaux mènent au même avis.
            return new Famille(premier, second, Optional.empty(), "un seul et même foyer : ne le compter qu'une fois");
        }
        if (!foyers.distinctionVerifiee()) {
            // Peut-être le même avis deux fois : la somme serait le double du vrai revenu.
            return new Famille(premier, second, Optional.empty(), "un foyer ou deux ? Comparer les deux avis");
        }
        String remarque = foyers.memeAnnee()
                ? ""
                : "revenus de " + foyers.annees().first() + " et de "
                        + foyers.annees().last() + " : demander la même année";
        return new Famille(premier, second, Optional.of(foyers), remarque);
    }
}
