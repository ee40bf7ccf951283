package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Le limiteur de l'utilisateur : il répond plus tard s'il veut, et ce qu'il lève ne casse rien. */
final class LimiteurConfie implements Limite {
    private final LimiteurAppels limiteur;
    private final Journal journal;

    LimiteurConfie(LimiteurAppels limiteur, Journal journal) {
        this.limiteur = limiteur;
        this.journal = journal;
    }

    @Override
    public @Nullable Echec<Reponse> prendre(Guichet guichet, Operation operation) {
        CompletableFuture<Boolean> demande;
        try {
            demande = Objects.requireNonNull(
                    limiteur.demander(guichet, Duration.ofNanos(operation.reste())), "demander a rendu null");
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            return enPanne(operation, e);
        }
        if (!demande.isDone() && !attendre(demande, operation)) {
            if (!demande.cancel(false) && accordee(demande)) {
                // Il venait de dire oui : la place est à lui.
                rendue(guichet);
            }
            return operation.renoncement();
        }
        return lire(demande, operation);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // La suite ne fait que réveiller le fil.
    private static boolean attendre(CompletableFuture<Boolean> demande, Operation operation) {
        RendezVous<Boolean> reponse = new RendezVous<>();
        demande.whenComplete((accordee, panne) -> reponse.apporter(true));
        return reponse.attendre(operation) != null;
    }

    private static @Nullable Echec<Reponse> lire(CompletableFuture<Boolean> demande, Operation operation) {
        try {
            Boolean accordee = Objects.requireNonNull(demande.join(), "le limiteur a répondu null");
            return accordee ? null : Limite.sansPlace(operation);
        } catch (RuntimeException e) {
            return enPanne(operation, origine(e));
        }
    }

    private static boolean accordee(CompletableFuture<Boolean> demande) {
        return !demande.isCompletedExceptionally() && Boolean.TRUE.equals(demande.join());
    }

    private static Throwable origine(Throwable panne) {
        return panne instanceof CompletionException && panne.getCause() != null ? origine(panne.getCause()) : panne;
    }

    private static Echec<Reponse> enPanne(Operation operation, Throwable panne) {
        return new Echec<>(
                Nature.SERVICE_INDISPONIBLE,
                "Votre limiteur d'appels a échoué : cette requête n'est pas partie. Voyez la cause.",
                operation.circonstances(),
                panne,
                false);
    }

    @Override
    public void termine(Guichet guichet) {
        try {
            limiteur.termine(guichet);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            journal.defaut("Le limiteur d'appels", e);
        }
    }

    @Override
    public void rendue(Guichet guichet) {
        try {
            limiteur.rendue(guichet);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            journal.defaut("Le limiteur d'appels", e);
        }
    }
}
