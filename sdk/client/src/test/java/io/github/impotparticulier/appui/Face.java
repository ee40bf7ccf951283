package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Les deux façons d'appeler, dans son fil ou par {@code async} : chaque cas doit se dérouler de même dans l'une et dans l'autre. */
public enum Face {
    SYNCHRONE {
        @Override
        public <T> T appeler(ImpotParticulierClient client, Function<ImpotParticulierClient, T> appel) {
            try {
                return Temoin.observer(appel.apply(client));
            } catch (RuntimeException e) {
                throw Temoin.observer(e);
            }
        }
    },
    ASYNCHRONE {
        @Override
        public <T> T appeler(ImpotParticulierClient client, Function<ImpotParticulierClient, T> appel) {
            CompletableFuture<T> promesse = client.async(appel);
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

    public abstract <T> T appeler(ImpotParticulierClient client, Function<ImpotParticulierClient, T> appel);

    /** Lit l'IR assiette de la personne d'essai. */
    public SituationIr lire(ImpotParticulierClient client, Usager usager, int annee) {
        return appeler(client, c -> c.irAssiette().pour(usager, annee));
    }
}
