package io.github.impotparticulier;

import io.github.impotparticulier.ir.Declarant;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** IR assiette et ses variantes, par la passerelle. */
final class IrAssietteClient extends LecteurAnnuel<SituationIr> implements IrAssiette {
    private final Lecteur lecteur;
    private final LecteurAnnuel<SituationIr> dernieresSituations;

    IrAssietteClient(Lecteur lecteur) {
        super("irAssiette", Ressource.IR_ASSIETTE, SituationIr::depuisJson, lecteur);
        this.lecteur = lecteur;
        dernieresSituations = new LecteurAnnuel<>(
                "irAssiette.derniereSituation", Ressource.IR_DERNIERE_SITUATION, SituationIr::depuisJson, lecteur);
    }

    @Override
    public SituationIr derniereSituation(Usager usager, int annee) {
        return dernieresSituations.pour(usager, annee);
    }

    @Override
    public SituationIr derniereSituationDeuxAns(Usager usager) {
        return lecteur.lire(
                "irAssiette.derniereSituationDeuxAns",
                Ressource.IR_DERNIERE_SITUATION_DEUX_ANS,
                Lecteur.exiger(usager),
                Map.of(),
                lecteur.nouvelleEcheance(),
                SituationIr::depuisJson);
    }

    @Override
    public SituationsMultiples situationsMultiples(Usager usager, int annee) {
        LecteurAnnuel<SituationsMultiples> multiples = new LecteurAnnuel<>(
                "irAssiette.situationsMultiples",
                Ressource.IR_SITUATIONS_MULTIPLES,
                corps -> {
                    SituationsMultiples lues = SituationsMultiples.depuisJson(corps);
                    Lecteur.exigerPersonne(
                            usager.spi(),
                            lues.situations().stream()
                                    .flatMap(situation -> Stream.of(situation.declarant1(), situation.declarant2()))
                                    .flatMap(Optional::stream)
                                    .map(Declarant::spi)
                                    .flatMap(Optional::stream)
                                    .toList());
                    return lues;
                },
                lecteur);
        return multiples.pour(usager, annee);
    }
}
