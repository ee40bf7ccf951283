package io.github.impotparticulier;

import io.github.impotparticulier.ir.IrAssietteAsync;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import java.util.concurrent.CompletableFuture;

/** IR assiette et ses variantes, dont on reçoit la réponse plus tard. */
final class IrAssietteAsyncClient extends AnnuelleAsynchrone<SituationIr> implements IrAssietteAsync {
    private final LecteurIrAssiette lecteur;

    IrAssietteAsyncClient(LecteurIrAssiette lecteur) {
        super(lecteur);
        this.lecteur = lecteur;
    }

    @Override
    public CompletableFuture<SituationIr> derniereSituation(Usager usager, int annee) {
        return lecteur.derniereSituation(usager, annee).promesse();
    }

    @Override
    public CompletableFuture<SituationIr> derniereSituationDeuxAns(Usager usager) {
        return lecteur.derniereSituationDeuxAns(usager).promesse();
    }

    @Override
    public CompletableFuture<SituationsMultiples> situationsMultiples(Usager usager, int annee) {
        return lecteur.situationsMultiples(usager, annee).promesse();
    }
}
