package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fait des tâches dans d'autres fils : ceux de l'exécuteur confié, ou au plus 64 au client, nés avec la première tâche. */
final class Taches implements AutoCloseable {
    private static final int FILS_MAX = Passerelle.ECHANGES_MAX;
    /** Les fils qui font une tâche, de quelque client que ce soit : une autre y attendrait peut-être un fil que celle-ci occupe. */
    private static final Set<Thread> OCCUPES = ConcurrentHashMap.newKeySet();

    private final Reglages reglages;
    private final SocleHttp socle;
    private final Executor rechange;
    private final Set<Execution<?>> enCours = ConcurrentHashMap.newKeySet();
    private @Nullable ThreadPoolExecutor propres;
    private volatile boolean ferme;

    Taches(Reglages reglages, SocleHttp socle, Executor rechange) {
        this.reglages = reglages;
        this.socle = socle;
        this.rechange = rechange;
    }

    <T> CompletableFuture<T> faire(Delais delais, @Nullable Tache mere, Function<Tache, ? extends T> action) {
        Tache tache = new Tache(delais, reglages.temps(), mere);
        Execution<T> execution = new Execution<>(tache, action);
        execution.suivre();
        if (ferme || tache.finie()) {
            execution.echouer(
                    ferme
                            ? Erreurs.clientFerme(Circonstances.aucunes())
                            : Erreurs.abandon(Circonstances.aucunes()).exception());
            return execution.promesse;
        }
        try {
            execution.guetter();
            executeur().execute(execution);
        } catch (RejectedExecutionException e) {
            // Le client se ferme peut-être en ce moment même, et sa minuterie ou ses fils avec lui.
            execution.echouer(ferme ? Erreurs.clientFerme(Circonstances.aucunes()) : refusee(e));
        } catch (RuntimeException | Error e) {
            execution.echouer(e);
        }
        return execution.promesse;
    }

    /** Dans une tâche, la suivante se fait aussitôt et sur place : un exécuteur borné n'aurait peut-être plus de fil pour elle. */
    private Executor executeur() {
        if (OCCUPES.contains(Thread.currentThread())) {
            return Runnable::run;
        }
        Executor confie = reglages.executeur();
        return confie != null ? confie : propres();
    }

    private synchronized ThreadPoolExecutor propres() {
        if (propres == null) {
            propres = Fils.bornes(FILS_MAX);
            if (ferme) {
                propres.shutdown();
            }
        }
        return propres;
    }

    private static AppelException refusee(RejectedExecutionException refus) {
        AppelException exception = new ServiceIndisponibleException(
                "Votre exécuteur a refusé la tâche : rien n'est parti. Agrandissez sa file, ou espacez vos appels.",
                Circonstances.aucunes());
        exception.initCause(new CauseEpuree(refus));
        return exception;
    }

    @Override
    public void close() {
        ferme = true;
        // Hors de ce fil : ce que le programme enchaîne s'y ferait.
        enCours.forEach(execution ->
                Fils.ailleurs(rechange, () -> execution.echouer(Erreurs.clientFerme(execution.tache.clore()))));
        ThreadPoolExecutor siens = propresNes();
        if (siens != null) {
            Fils.fermer(List.of(siens));
        }
    }

    private synchronized @Nullable ThreadPoolExecutor propresNes() {
        return propres;
    }

    /** Une tâche, et la promesse de son résultat : l'annuler ou la compléter coupe la tâche, l'échéance la complète. */
    private final class Execution<T> implements Runnable {
        private final CompletableFuture<T> promesse = new CompletableFuture<>();
        private final Tache tache;
        private final Function<Tache, ? extends T> action;
        private final @Nullable ClassLoader chargeur = Thread.currentThread().getContextClassLoader();

        private Execution(Tache tache, Function<Tache, ? extends T> action) {
            this.tache = tache;
            this.action = action;
        }

        /** Guette le renoncement. */
        @SuppressWarnings("FutureReturnValueIgnored") // La suite ne rend rien à personne.
        private void suivre() {
            enCours.add(this);
            promesse.whenComplete((valeur, panne) -> {
                enCours.remove(this);
                tache.finir();
            });
        }

        /** Guette l'échéance. */
        @SuppressWarnings("FutureReturnValueIgnored") // La suite ne rend rien à personne.
        private void guetter() {
            Future<?> echeance = socle.minuterie()
                    .schedule(
                            () -> Fils.ailleurs(rechange, this::expirer),
                            tache.reste(reglages.temps()),
                            TimeUnit.NANOSECONDS);
            promesse.whenComplete((valeur, panne) -> echeance.cancel(false));
        }

        private void expirer() {
            echouer(new ServiceIndisponibleException(Operation.texteHorsDelai(tache.delais()), tache.clore()));
        }

        private void echouer(Throwable panne) {
            promesse.completeExceptionally(panne);
        }

        @Override
        public void run() {
            if (promesse.isDone()) {
                return;
            }
            Thread fil = Thread.currentThread();
            boolean premiere = OCCUPES.add(fil);
            ClassLoader duFil = fil.getContextClassLoader();
            fil.setContextClassLoader(chargeur);
            T valeur = null;
            Throwable panne = null;
            try {
                valeur = action.apply(tache);
            } catch (Throwable e) {
                // Tout : la promesse est le seul endroit où le dire.
                panne = e;
            } finally {
                fil.setContextClassLoader(duFil);
                if (premiere) {
                    OCCUPES.remove(fil);
                }
                // Avant les suites du programme, qui se feraient d'abord.
                tache.finir();
            }
            if (panne == null) {
                promesse.complete(valeur);
            } else {
                echouer(panne);
            }
        }
    }
}
