package io.github.impotparticulier;

import io.github.impotparticulier.ir.SituationIr;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Les deux faces du client : chaque cas doit se dérouler de même sur l'une et sur l'autre. */
enum Face {
    SYNCHRONE {
        @Override
        <T> T appeler(
                ImpotParticulierClient client,
                Function<ImpotParticulierClient, T> synchrone,
                Function<ImpotParticulierClientAsync, CompletableFuture<T>> asynchrone) {
            try {
                return Temoin.observer(synchrone.apply(client));
            } catch (RuntimeException e) {
                throw Temoin.observer(e);
            }
        }
    },
    ASYNCHRONE {
        @Override
        <T> T appeler(
                ImpotParticulierClient client,
                Function<ImpotParticulierClient, T> synchrone,
                Function<ImpotParticulierClientAsync, CompletableFuture<T>> asynchrone) {
            CompletableFuture<T> promesse = asynchrone.apply(client.async());
            try {
                return Temoin.observer(promesse.get());
            } catch (InterruptedException e) {
                promesse.cancel(true);
                Thread.currentThread().interrupt();
                throw new AssertionError("le fil du test est interrompu", e);
            } catch (ExecutionException e) {
                Temoin.observer(e);
                if (e.getCause() instanceof RuntimeException levee) {
                    throw levee;
                }
                throw new AssertionError(e.getCause());
            }
        }
    };

    abstract <T> T appeler(
            ImpotParticulierClient client,
            Function<ImpotParticulierClient, T> synchrone,
            Function<ImpotParticulierClientAsync, CompletableFuture<T>> asynchrone);

    /** Lit l'IR assiette de la personne d'essai. */
    SituationIr lire(ImpotParticulierClient client, Usager usager, int annee) {
        return appeler(
                client,
                sync -> sync.irAssiette().pour(usager, annee),
                async -> async.irAssiette().pour(usager, annee));
    }
}
