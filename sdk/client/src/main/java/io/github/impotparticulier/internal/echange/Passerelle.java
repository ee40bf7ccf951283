package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** La passerelle de la DGFiP : on lui donne une requête, elle rend des données ou une exception du SDK. */
public final class Passerelle implements AutoCloseable {
    private final Reglages reglages;
    private final Journal journal;
    private final Transport transport;
    private final Jetons jetons;
    private final Reprises reprises;
    private final AtomicBoolean fermee = new AtomicBoolean();
    private final Set<Operation> enCours = ConcurrentHashMap.newKeySet();

    public Passerelle(Reglages reglages) {
        this(reglages, null);
    }

    Passerelle(Reglages reglages, @Nullable Executor fils) {
        this.reglages = reglages;
        this.journal = new Journal(reglages.ecouteur(), reglages.temps());
        this.transport = new Transport(reglages, fils);
        this.jetons = new Jetons(reglages, transport, journal, fermee::get);
        this.reprises = new Reprises(reglages.essaisMax(), reglages.temps().hasard());
    }

    public Delais delais() {
        return reglages.delais();
    }

    /**
     * Commence une opération, dont les requêtes partagent une échéance.
     *
     * @param delais les bornes de temps, ou {@code null} pour celles du client
     * @param reference la référence du programme, pour l'écouteur
     * @param action ce qu'elle fait
     */
    public <T> Lecture<T> commencer(
            @Nullable Delais delais, @Nullable String reference, Function<Operation, CompletableFuture<T>> action) {
        Operation operation = new Operation(delais == null ? reglages.delais() : delais, reference, reglages.temps());
        return new Lecture<>(operation, transport, action);
    }

    /** Envoie la requête et lit la réponse par {@code decodeur}. */
    public <T> CompletableFuture<T> lire(Requete requete, Operation operation, Function<byte[], T> decodeur) {
        operation.noter(Circonstances.de(requete.operation(), requete.route()));
        if (fermee.get()) {
            return CompletableFuture.failedFuture(new AppelInterrompuException(
                    "Le client est fermé : créez-en un autre, ou fermez-le plus tard.", operation.circonstances()));
        }
        enCours.add(operation);
        if (fermee.get()) {
            operation.abandonner();
        }
        return new Appel(requete, operation, reglages, transport, jetons, reprises, journal)
                .lancer()
                .handle((issue, panne) -> {
                    enCours.remove(operation);
                    if (panne != null) {
                        throw defaut(Lecture.origine(panne), operation);
                    }
                    return decoder(issue, decodeur);
                });
    }

    private static <T> T decoder(Issue<Reponse> issue, Function<byte[], T> decodeur) {
        if (issue instanceof Echec<Reponse> echec) {
            throw echec.exception();
        }
        Reponse reponse = ((Succes<Reponse>) issue).valeur();
        try {
            if (reponse.statut() == 200 && reponse.corps().length == 0) {
                throw new ReponseIllisibleException("Réponse sans contenu.", reponse.circonstances());
            }
            return decodeur.apply(reponse.corps());
        } catch (ReponseIllisibleException e) {
            throw cause(new ReponseIllisibleException(e.explication(), reponse.circonstances()), e);
        } catch (ReponseIncoherenteException e) {
            reponse.essai().couperConnexion();
            throw cause(new ReponseIncoherenteException(e.explication(), reponse.circonstances()), e);
        }
    }

    private static DgfipException defaut(Throwable panne, Operation operation) {
        if (panne instanceof VirtualMachineError erreur) {
            throw erreur;
        }
        return cause(
                new ServiceIndisponibleException(
                        "Défaut dans l'envoi de la requête, d'un intercepteur confié ou du SDK : voyez la cause.",
                        operation.circonstances()),
                new CauseEpuree(panne));
    }

    private static DgfipException cause(DgfipException exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    @Override
    public void close() {
        if (fermee.compareAndSet(false, true)) {
            enCours.forEach(Operation::abandonner);
            jetons.abandonner();
            transport.close();
        }
    }
}
