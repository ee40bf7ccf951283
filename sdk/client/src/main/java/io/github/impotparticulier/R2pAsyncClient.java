package io.github.impotparticulier;

import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.EtatCivil;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.r2p.R2pAsync;
import java.util.concurrent.CompletableFuture;

/** R2P, dont on reçoit la réponse plus tard. */
final class R2pAsyncClient implements R2pAsync {
    private final LecteurR2p lecteur;

    R2pAsyncClient(LecteurR2p lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public CompletableFuture<Spi> spi(EtatCivil etatCivil) {
        return lecteur.spi(etatCivil).promesse();
    }

    @Override
    public CompletableFuture<Usager> usager(EtatCivil etatCivil) {
        return lecteur.usager(etatCivil).promesse();
    }

    @Override
    public CompletableFuture<PersonnePhysique> personne(Spi spi) {
        return lecteur.personne(spi).promesse();
    }

    @Override
    public CompletableFuture<PersonnePhysique> personne(CriteresPersonne criteres) {
        return lecteur.personne(criteres).promesse();
    }
}
