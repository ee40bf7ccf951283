package io.github.impotparticulier.exemples.quota;

import io.github.bucket4j.ConsumptionProbe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ceux de ce serveur qui attendent une place : premier arrivé, premier servi. Le premier seul demande au seau commun.
 *
 * <p>Rien n'est réservé : une place se prend quand elle est là. Le {@code tryConsume} à minuterie de Bucket4j retiendrait des places à
 * venir ; qu'un attendant renonce, et rendre la sienne ({@code addTokens}) en ferait promettre deux au même instant à la fin de la file ;
 * que Redis redémarre, et les places promises s'ajouteraient à celles du nouveau seau. Le quota passerait du simple au double.
 */
final class FileDePlaces {
    /** Après un échec de Redis, avant de redemander. */
    static final long REPRISE = 200_000_000;

    /** Sa réponse précède ainsi l'échéance de l'appel, qui dirait moins bien pourquoi il échoue. */
    private static final long AVANCE = 20_000_000;

    private static final Logger JOURNAL = LoggerFactory.getLogger(LimiteurPartage.class);
    private static final long REPONSE = SeauxRedis.REPONSE.toNanos();

    private final long espacement;
    private final Supplier<CompletableFuture<ConsumptionProbe>> seau;
    private final Minuterie minuterie;
    private final Set<Demande> file = new LinkedHashSet<>();
    private boolean occupee;
    private boolean fermee;
    private @Nullable Throwable panne;
    /** Ce que l'on sait du seau : le premier jeton après ceux-ci n'y tombe pas avant cet instant. */
    private long jetons;

    private long depuis;
    /** Une place prise, et à qui ne l'est pas encore ; celui qui la demandait a pu renoncer. */
    private boolean enMain;

    private long enMainDepuis;

    FileDePlaces(Partage partage, Supplier<CompletableFuture<ConsumptionProbe>> seau, Minuterie minuterie) {
        this.espacement = partage.espacement().toNanos();
        this.seau = seau;
        this.minuterie = minuterie;
        this.jetons = partage.rafale();
        this.depuis = minuterie.maintenant();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // La suite ne fait que quitter la file.
    CompletableFuture<Boolean> demander(long attenteMax) {
        Demande demande;
        synchronized (this) {
            long maintenant = minuterie.maintenant();
            if (fermee) {
                return CompletableFuture.failedFuture(fermeture());
            }
            if (file.isEmpty() && prendreEnMain(maintenant)) {
                return CompletableFuture.completedFuture(true);
            }
            if (attente(file.size(), maintenant) > attenteMax) {
                return CompletableFuture.completedFuture(false);
            }
            demande = new Demande(maintenant + attenteMax);
            file.add(demande);
        }
        Future<?> echeance = minuterie.dans(Math.max(attenteMax / 2, attenteMax - AVANCE), () -> echoir(demande));
        demande.whenComplete((accordee, annulation) -> {
            echeance.cancel(false);
            quitter(demande);
        });
        essayer();
        return demande;
    }

    /** Au moins combien attendrait celui de ce rang : les autres serveurs ne peuvent que l'allonger. */
    private long attente(long rang, long maintenant) {
        return rang < jetons ? 0 : depuis + (rang - jetons) * espacement - maintenant;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // La suite dit ce qu'il advient de l'essai.
    private void essayer() {
        long debut;
        synchronized (this) {
            if (occupee || fermee || file.isEmpty()) {
                return;
            }
            occupee = true;
            debut = minuterie.maintenant();
        }
        CompletableFuture<ConsumptionProbe> essai;
        try {
            essai = seau.get();
        } catch (RuntimeException e) {
            essai = CompletableFuture.failedFuture(e);
        }
        essai.whenComplete((sonde, echec) -> {
            long repos = echec == null ? apprendre(sonde, debut) : echouer(echec);
            servir();
            refuser();
            poursuivre(repos);
        });
    }

    /** Rend ce qu'il faut attendre avant de redemander. */
    private synchronized long apprendre(ConsumptionProbe sonde, long debut) {
        long maintenant = minuterie.maintenant();
        if (panne != null) {
            JOURNAL.warn("Redis répond de nouveau : les appels reprennent.");
            panne = null;
        }
        if (!sonde.isConsumed()) {
            jetons = 0;
            depuis = debut + sonde.getNanosToWaitForRefill();
            return Math.max(0, depuis - maintenant);
        }
        jetons = sonde.getRemainingTokens();
        depuis = debut;
        enMain = true;
        enMainDepuis = debut;
        return 0;
    }

    private synchronized long echouer(Throwable emballee) {
        Throwable echec =
                emballee instanceof CompletionException && emballee.getCause() != null ? emballee.getCause() : emballee;
        if (panne == null && !fermee) {
            JOURNAL.warn(
                    "Redis ne répond pas ({}) : aucun appel ne part sans place, tous attendent.",
                    echec.getClass().getSimpleName());
        }
        panne = echec;
        return REPRISE;
    }

    /** Donne la place en main au premier qui en veut encore. */
    private void servir() {
        while (true) {
            Demande servie;
            synchronized (this) {
                if (file.isEmpty() || !prendreEnMain(minuterie.maintenant())) {
                    return;
                }
                servie = file.iterator().next();
                file.remove(servie);
            }
            if (!servie.complete(true)) {
                synchronized (this) {
                    enMain = true;
                }
            }
        }
    }

    /** Elle ne sert pas si elle a vieilli : un seau figé a pu l'accorder il y a longtemps. */
    private boolean prendreEnMain(long maintenant) {
        boolean prise = enMain && maintenant - enMainDepuis <= REPONSE;
        enMain = false;
        return prise;
    }

    /** Répond à ceux dont il est désormais sûr que leur place viendrait trop tard. */
    private void refuser() {
        List<Demande> refusees = new ArrayList<>();
        synchronized (this) {
            long maintenant = minuterie.maintenant();
            int rang = 0;
            for (Iterator<Demande> suite = file.iterator(); suite.hasNext(); ) {
                Demande demande = suite.next();
                if (attente(rang, maintenant) > demande.echeance - maintenant) {
                    suite.remove();
                    refusees.add(demande);
                } else {
                    rang++;
                }
            }
        }
        refusees.forEach(demande -> demande.complete(false));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Le réveil ne s'annule pas : sans attente, il ne fait rien.
    private void poursuivre(long repos) {
        synchronized (this) {
            if (fermee) {
                return;
            }
            if (repos > 0) {
                minuterie.dans(repos, this::liberer);
                return;
            }
        }
        liberer();
    }

    private void liberer() {
        synchronized (this) {
            occupee = false;
        }
        essayer();
    }

    private void echoir(Demande demande) {
        Throwable cause;
        synchronized (this) {
            cause = panne;
        }
        if (cause == null) {
            demande.complete(false);
        } else {
            demande.completeExceptionally(
                    new IllegalStateException("Redis n'a pas répondu avant l'échéance de l'appel.", cause));
        }
    }

    private synchronized void quitter(Demande demande) {
        file.remove(demande);
    }

    void fermer() {
        List<Demande> laissees;
        synchronized (this) {
            fermee = true;
            laissees = List.copyOf(file);
        }
        laissees.forEach(demande -> demande.completeExceptionally(fermeture()));
    }

    private static IllegalStateException fermeture() {
        return new IllegalStateException("Le limiteur est fermé.");
    }

    private static final class Demande extends CompletableFuture<Boolean> {
        private final long echeance;

        Demande(long echeance) {
            this.echeance = echeance;
        }
    }
}
