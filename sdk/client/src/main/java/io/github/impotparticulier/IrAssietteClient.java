package io.github.impotparticulier;

import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** IR assiette et ses variantes, par la passerelle. */
final class IrAssietteClient extends LecteurAnnuel<SituationIr> implements IrAssiette {
    private final LecteurAnnuel<SituationIr> dernieresSituations;
    private final LecteurAnnuel<SituationsMultiples> multiples;

    IrAssietteClient(Lecteur lecteur) {
        super("irAssiette", Ressource.IR_ASSIETTE, IrAssietteClient::situation, lecteur);
        dernieresSituations = new LecteurAnnuel<>(
                "irAssiette.derniereSituation", Ressource.IR_DERNIERE_SITUATION, IrAssietteClient::situation, lecteur);
        multiples = new LecteurAnnuel<>(
                "irAssiette.situationsMultiples",
                Ressource.IR_SITUATIONS_MULTIPLES,
                IrAssietteClient::situations,
                lecteur);
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
                corps -> situation(corps, usager.spi()));
    }

    @Override
    public SituationsMultiples situationsMultiples(Usager usager, int annee) {
        return multiples.pour(usager, annee);
    }

    static SituationIr situation(byte[] corps, @Nullable Spi demandee) {
        return Lecteur.exigerPersonne(demandee, SituationIr.depuisJson(corps));
    }

    private static SituationsMultiples situations(byte[] corps, @Nullable Spi demandee) {
        SituationsMultiples lues = SituationsMultiples.depuisJson(corps);
        lues.situations().forEach(situation -> Lecteur.exigerPersonne(demandee, situation));
        return lues;
    }
}
