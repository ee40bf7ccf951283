package io.github.impotparticulier;

import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;

/** IR assiette et ses variantes, que l'on attend. */
final class IrAssietteClient extends AnnuelleSynchrone<SituationIr> implements IrAssiette {
    private final LecteurIrAssiette lecteur;

    IrAssietteClient(LecteurIrAssiette lecteur) {
        super(lecteur);
        this.lecteur = lecteur;
    }

    @Override
    public SituationIr derniereSituation(Usager usager, int annee) {
        return lecteur.derniereSituation(usager, annee).attendre();
    }

    @Override
    public SituationIr derniereSituationDeuxAns(Usager usager) {
        return lecteur.derniereSituationDeuxAns(usager).attendre();
    }

    @Override
    public SituationsMultiples situationsMultiples(Usager usager, int annee) {
        return lecteur.situationsMultiples(usager, annee).attendre();
    }
}
