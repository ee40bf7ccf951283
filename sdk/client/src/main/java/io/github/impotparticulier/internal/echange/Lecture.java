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

/** Une opération du SDK, que l'on commence en l'attendant ou en la rendant. */
public final class Lecture<T> {
    private final Operation operation;
    private final Function<Operation, CompletableFuture<T>> action;
    private final Executor fils;

    Lecture(Operation operation, Executor fils, Function<Operation, CompletableFuture<T>> action) {
        this.operation = operation;
        this.action = action;
        this.fils = fils;
    }

    /** Attend la réponse dans le fil de l'appelant, jusqu'à l'échéance. Un fil déjà interrompu n'envoie rien. */
    public T attendre() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrompu();
        }
        CompletableFuture<T> issue = commencer();
        try {
            return issue.get(operation.reste(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            operation.abandonner();
            Thread.currentThread().interrupt();
            throw interrompu();
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
        CompletableFuture<T> issue = commencer();
        CompletableFuture<T> promesse = new CompletableFuture<>();
        CompletableFuture<Void> echeance = Temps.minuterie(Math.max(0, operation.reste()));
        echeance.thenRunAsync(() -> promesse.completeExceptionally(horsDelai()), fils);
        promesse.whenComplete((valeur, panne) -> {
            echeance.cancel(false);
            if (!issue.isDone()) {
                operation.abandonner();
            }
        });
        issue.whenCompleteAsync((valeur, panne) -> completer(promesse, valeur, panne), fils);
        return promesse;
    }

    /**
     * Commence. Un refus avant tout envoi est une issue comme une autre ; l'abandon en est une aussitôt, même si ce qui est en cours
     * ne peut se couper.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Les deux suites ne font que compléter l'issue.
    private CompletableFuture<T> commencer() {
        CompletableFuture<T> issue = new CompletableFuture<>();
        try {
            action.apply(operation).whenComplete((valeur, panne) -> completer(issue, valeur, panne));
        } catch (DgfipException e) {
            issue.completeExceptionally(e);
        }
        operation
                .abandon()
                .thenRun(() -> issue.completeExceptionally(
                        Erreurs.abandon(operation.circonstances()).exception()));
        return issue;
    }

    private static <T> void completer(CompletableFuture<T> promesse, T valeur, @Nullable Throwable panne) {
        if (panne == null) {
            promesse.complete(valeur);
        } else {
            promesse.completeExceptionally(origine(panne));
        }
    }

    private AppelInterrompuException interrompu() {
        return new AppelInterrompuException(
                "Fil interrompu : rien n'est parti, ou la réponse éventuelle est perdue.", operation.circonstances());
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
