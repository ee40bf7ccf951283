package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** La passerelle de la DGFiP : on lui donne une requête, elle rend des données ou lève une exception du SDK. */
public final class Passerelle implements AutoCloseable {
    private final Reglages reglages;
    private final Transport transport;
    private final Jetons jetons;
    private final AtomicBoolean fermee = new AtomicBoolean();
    private final Set<Appel> enCours = ConcurrentHashMap.newKeySet();

    public Passerelle(Reglages reglages) {
        this.reglages = reglages;
        this.transport = new Transport(reglages);
        this.jetons = new Jetons(reglages, transport, fermee::get);
    }

    /** L'instant, à l'horloge monotone, où ce qui commence maintenant devra être fini. */
    public long nouvelleEcheance() {
        return reglages.nanos().getAsLong() + reglages.delaiAppel().toNanos();
    }

    /** Envoie la requête et lit la réponse par {@code decodeur}, dans le fil de l'appelant, avant {@code echeance}. */
    public <T> T lire(Requete requete, long echeance, Function<byte[], T> decodeur) {
        if (fermee.get()) {
            throw new AppelInterrompuException(
                    "Le client est fermé : créez-en un autre, ou fermez-le plus tard.",
                    Circonstances.de(requete.operation(), requete.route()));
        }
        Reponse reponse = attendre(new Appel(requete, echeance, reglages, transport, jetons, fermee::get), echeance);
        try {
            return decodeur.apply(reponse.corps());
        } catch (ReponseIllisibleException e) {
            throw cause(new ReponseIllisibleException(e.explication(), reponse.circonstances()), e);
        } catch (ReponseIncoherenteException e) {
            throw cause(new ReponseIncoherenteException(e.explication(), reponse.circonstances()), e);
        }
    }

    private Reponse attendre(Appel appel, long echeance) {
        enCours.add(appel);
        try {
            Issue<Reponse> issue =
                    appel.lancer().get(echeance - reglages.nanos().getAsLong(), TimeUnit.NANOSECONDS);
            if (issue instanceof Succes<Reponse> succes) {
                return succes.valeur();
            }
            throw ((Echec<Reponse>) issue).exception();
        } catch (InterruptedException e) {
            appel.abandonner();
            Thread.currentThread().interrupt();
            throw new AppelInterrompuException(
                    "Fil interrompu pendant l'appel : la réponse éventuelle est perdue.", appel.circonstances());
        } catch (TimeoutException e) {
            appel.abandonner();
            throw new ServiceIndisponibleException(
                    "Pas de réponse à l'échéance de l'appel ("
                            + reglages.delaiAppel().toMillis() + " ms) : réessayez plus tard, ou allongez delaiAppel.",
                    appel.circonstances());
        } catch (ExecutionException e) {
            Throwable defaut = Objects.requireNonNullElse(e.getCause(), e);
            if (defaut instanceof VirtualMachineError erreur) {
                throw erreur;
            }
            throw cause(
                    new ServiceIndisponibleException(
                            "Défaut dans l'envoi de la requête, d'un intercepteur confié ou du SDK : voyez la cause.",
                            appel.circonstances()),
                    new CauseEpuree(defaut));
        } finally {
            enCours.remove(appel);
        }
    }

    private static DgfipException cause(DgfipException exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    @Override
    public void close() {
        if (fermee.compareAndSet(false, true)) {
            enCours.forEach(Appel::abandonner);
            jetons.abandonner();
            transport.close();
        }
    }
}
