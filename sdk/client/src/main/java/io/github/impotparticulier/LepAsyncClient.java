package io.github.impotparticulier;

import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.lep.LepAsync;
import java.util.concurrent.CompletableFuture;

/** LEP par numéro fiscal, dont on reçoit la réponse plus tard. */
final class LepAsyncClient implements LepAsync {
    private final LecteurLep lecteur;

    LepAsyncClient(LecteurLep lecteur) {
        this.lecteur = lecteur;
    }

    @Override
    public CompletableFuture<EligibiliteLep> indicateur(Spi spi, String departement, int annee, int bareme) {
        return lecteur.indicateur(spi, departement, annee, bareme).promesse();
    }
}
