package io.github.impotparticulier;

import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.sfip.SfipAsync;
import java.util.concurrent.CompletableFuture;

/** SFiP, dont on reçoit la réponse plus tard. */
final class SfipAsyncClient implements SfipAsync {
    private final LecteurSfip lecteur;

    SfipAsyncClient(LecteurSfip lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public CompletableFuture<String> information() {
        return lecteur.information().promesse();
    }

    @Override
    public CompletableFuture<EligibiliteLep> lep(CriteresPersonne criteres, String departement, int annee, int bareme) {
        return lecteur.lep(criteres, departement, annee, bareme).promesse();
    }

    @Override
    public CompletableFuture<SituationIr> derniereSituation(CriteresPersonne criteres) {
        return lecteur.derniereSituation(criteres).promesse();
    }
}
