package io.github.impotparticulier;

import io.github.impotparticulier.ifi.IfiAsync;
import io.github.impotparticulier.ifi.SituationIfi;
import java.util.concurrent.CompletableFuture;

/** ISF/IFI, dont on reçoit la réponse plus tard. */
final class IfiAsyncClient extends AnnuelleAsynchrone<SituationIfi> implements IfiAsync {
    private final LecteurIfi lecteur;

    IfiAsyncClient(LecteurIfi lecteur) {
        super(lecteur);
        this.lecteur = lecteur;
    }

    @Override
    public CompletableFuture<Boolean> estImpose(Usager usager, int annee) {
        return lecteur.estImpose(usager, annee).promesse();
    }
}
