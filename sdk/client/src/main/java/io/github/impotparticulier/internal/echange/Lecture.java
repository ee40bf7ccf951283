package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Une opération commencée, que l'on attend ou que l'on rend. */
public final class Lecture<T> {
    private final Operation operation;
    private final CompletableFuture<T> suite;
    private final Executor fils;

    private Lecture(Operation operation, CompletableFuture<T> suite, Executor fils) {
        this.operation = operation;
        this.suite = suite;
        this.fils = fils;
    }

    /** Commence une opération ; un refus avant tout envoi en est une issue comme une autre. */
    static <T> Lecture<T> commencer(
            Operation operation, Executor fils, Function<Operation, CompletableFuture<T>> action) {
        CompletableFuture<T> suite;
        try {
            suite = action.apply(operation);
        } catch (DgfipException e) {
            suite = CompletableFuture.failedFuture(e);
        }
        return new Lecture<>(operation, suite, fils);
    }

    /** Attend la réponse dans le fil de l'appelant, jusqu'à l'échéance. */
    public T attendre() {
        try {
            return suite.get(operation.reste(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            operation.abandonner();
            Thread.currentThread().interrupt();
            throw new AppelInterrompuException(
                    "Fil interrompu pendant l'appel : la réponse éventuelle est perdue.", operation.circonstances());
        } catch (TimeoutException e) {
            operation.abandonner();
            throw horsDelai();
        } catch (ExecutionException e) {
            Throwable origine = origine(e);
            if (origine instanceof Error erreur) {
                throw erreur;
            }
            RuntimeException levee = (RuntimeException) origine;
            // La pile d'un fil du SDK n'apprend rien : celle qui compte est celle de l'appelant.
            levee.setStackTrace(new Throwable().getStackTrace());
            throw levee;
        }
    }

    /**
     * Rend la réponse à venir. L'annuler, ou la compléter, coupe l'échange ; l'échéance la complète. Complétée hors des fils qui
     * font les requêtes : ce que le programme y enchaîne peut attendre une autre lecture sans les épuiser.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Chaque suite ne fait que compléter la promesse, ou la minuterie.
    public CompletableFuture<T> promesse() {
        CompletableFuture<T> promesse = new CompletableFuture<>();
        CompletableFuture<Void> echeance = Temps.minuterie(Math.max(0, operation.reste()));
        echeance.thenRunAsync(() -> promesse.completeExceptionally(horsDelai()), fils);
        promesse.whenComplete((valeur, panne) -> {
            echeance.cancel(false);
            if (!suite.isDone()) {
                operation.abandonner();
            }
        });
        suite.whenCompleteAsync((valeur, panne) -> completer(promesse, valeur, panne), fils);
        return promesse;
    }

    private static <T> void completer(CompletableFuture<T> promesse, T valeur, @Nullable Throwable panne) {
        if (panne == null) {
            promesse.complete(valeur);
        } else {
            promesse.completeExceptionally(origine(panne));
        }
    }

    private ServiceIndisponibleException horsDelai() {
        return new ServiceIndisponibleException(operation.horsDelai(), operation.circonstances());
    }

    /** Ce qui a vraiment échoué, sous ce dont CompletableFuture l'enveloppe. */
    public static Throwable origine(Throwable panne) {
        Throwable origine = panne;
        while ((origine instanceof CompletionException || origine instanceof ExecutionException)
                && origine.getCause() != null) {
            origine = Objects.requireNonNull(origine.getCause());
        }
        return origine;
    }

    /** Rattrape un échec de cette sorte ; tout autre passe, comme ce que lève la suite. */
    public static <T, E extends DgfipException> CompletableFuture<T> rattraper(
            CompletableFuture<T> lecture, Class<E> sorte, Function<E, CompletableFuture<T>> suite) {
        return lecture.exceptionallyCompose(panne -> {
            Throwable origine = origine(panne);
            return sorte.isInstance(origine)
                    ? suite.apply(sorte.cast(origine))
                    : CompletableFuture.failedFuture(origine);
        });
    }
}
