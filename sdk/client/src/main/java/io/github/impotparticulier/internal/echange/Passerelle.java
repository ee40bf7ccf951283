package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.DgfipException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.util.Objects;
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

    public Passerelle(Reglages reglages) {
        this.reglages = reglages;
        this.transport = new Transport(reglages);
        this.jetons = new Jetons(reglages, transport);
    }

    /** Envoie la requête et lit la réponse par {@code decodeur}, dans le fil de l'appelant. */
    public <T> T lire(Requete requete, Function<byte[], T> decodeur) {
        Circonstances circonstances = Circonstances.de(requete.operation(), requete.route());
        if (fermee.get()) {
            throw new AppelInterrompuException(
                    "Le client est fermé : créez-en un autre, ou fermez-le plus tard.", circonstances);
        }
        Reponse reponse = attendre(new Appel(requete, reglages, transport, jetons), circonstances);
        try {
            return decodeur.apply(reponse.corps());
        } catch (ReponseIllisibleException e) {
            throw cause(new ReponseIllisibleException(e.explication(), reponse.circonstances()), e);
        }
    }

    private Reponse attendre(Appel appel, Circonstances circonstances) {
        try {
            Issue<Reponse> issue = appel.lancer().get(reglages.delaiAppel().toNanos(), TimeUnit.NANOSECONDS);
            if (issue instanceof Succes<Reponse> succes) {
                return succes.valeur();
            }
            throw ((Echec<Reponse>) issue).exception();
        } catch (InterruptedException e) {
            appel.abandonner();
            Thread.currentThread().interrupt();
            throw new AppelInterrompuException("Fil interrompu pendant l'appel.", circonstances);
        } catch (TimeoutException e) {
            appel.abandonner();
            throw new ServiceIndisponibleException(
                    "Pas de réponse à l'échéance de l'appel ("
                            + reglages.delaiAppel().toMillis() + " ms).",
                    circonstances);
        } catch (ExecutionException e) {
            Throwable defaut = Objects.requireNonNullElse(e.getCause(), e);
            if (defaut instanceof Error erreur) {
                throw erreur;
            }
            throw new IllegalStateException("Défaut interne du SDK : signalez-le.", new CauseEpuree(defaut));
        }
    }

    private static DgfipException cause(DgfipException exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    @Override
    public void close() {
        if (fermee.compareAndSet(false, true)) {
            transport.close();
        }
    }
}
