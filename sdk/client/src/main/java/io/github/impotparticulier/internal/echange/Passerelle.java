package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.appel.LimiteurAppels;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** La passerelle d'une API : on lui donne une requête, elle rend une réponse ou lève une exception du SDK, dans le fil de l'appelant. */
public final class Passerelle implements AutoCloseable {
    /** Combien de requêtes d'un client peuvent être en route à la fois. */
    static final int ECHANGES_MAX = 64;

    private final Reglages reglages;
    private final Moteur moteur;
    private final Taches taches;
    private final AtomicBoolean fermee = new AtomicBoolean();
    private final Set<Operation> enCours = ConcurrentHashMap.newKeySet();

    Passerelle(Reglages reglages) {
        this(reglages, SocleHttp.emprunter(), null);
    }

    /**
     * Ouvre une passerelle.
     *
     * @throws IllegalStateException si une bibliothèque est d'une version qui ne va pas
     */
    public static Passerelle ouvrir(Reglages reglages) {
        try {
            return new Passerelle(reglages);
        } catch (LinkageError e) {
            throw Bibliotheque.incompatible(e);
        }
    }

    Passerelle(Reglages reglages, SocleHttp socle, @Nullable Executor autresFils) {
        Executor fils = autresFils == null ? socle.fils() : autresFils;
        Journal journal = new Journal(reglages.ecouteur(), reglages.temps());
        Transport transport = new Transport(reglages, socle.http(), fils);
        this.reglages = reglages;
        this.moteur = new Moteur(
                reglages,
                journal,
                transport,
                titres(reglages, transport, journal, fils),
                new Reprises(reglages.essaisMax(), reglages.temps().hasard()),
                limite(reglages, journal),
                new Fenetre(ECHANGES_MAX, 0, reglages.temps()));
        this.taches = new Taches(reglages, socle, autresFils == null ? socle.suites() : autresFils);
    }

    private Titres titres(Reglages reglages, Transport transport, Journal journal, Executor fils) {
        Acces acces = reglages.raccord().acces();
        return acces instanceof Acces.OAuth2 oauth2
                ? new Jetons(
                        new DemandeJeton(oauth2, reglages, transport, journal, fils),
                        fils,
                        reglages.temps(),
                        fermee::get)
                : Titres.fixe(((Acces.Fixe) acces).jeton());
    }

    private static @Nullable Limite limite(Reglages reglages, Journal journal) {
        LimiteurAppels limiteur = reglages.limiteur();
        Limite debit = reglages.raccord().debit();
        if (limiteur == null) {
            return debit;
        }
        Limite confie = new LimiteurConfie(limiteur, journal);
        if (debit == null) {
            return confie;
        }
        Limite pauses = debit.sansQuota();
        // Avant, pour ne pas tenir sa place pendant la pause ; après, pour celle qui serait venue en l'attendant.
        return new Limites(List.of(pauses, confie, pauses));
    }

    public Clock horloge() {
        return reglages.temps().horloge();
    }

    /**
     * Commence une opération, dont les requêtes partagent une échéance et se font dans ce fil.
     *
     * @param delais les bornes de temps
     * @param reference la référence du programme, pour l'écouteur
     * @param tache la tâche asynchrone où elle se fait, s'il y en a une : elle borne et coupe l'opération
     */
    public Operation commencer(Delais delais, @Nullable String reference, @Nullable Tache tache) {
        return tache == null
                ? new Operation(delais, reference, reglages.temps())
                : tache.commencer(delais, reference, reglages.temps());
    }

    /** Envoie la requête et rend la réponse. */
    public Reponse lire(Requete requete, Operation operation) {
        operation.noter(Circonstances.de(requete.operation(), requete.route()));
        enCours.add(operation);
        operation.entrer();
        try {
            if (fermee.get()) {
                throw Erreurs.clientFerme(operation.circonstances());
            }
            return reponse(new Appel(requete, operation, moteur).lancer(), requete);
        } catch (AppelException | VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            AppelException defaut = new ServiceIndisponibleException(
                    "Défaut dans l'envoi de la requête, d'un intercepteur confié ou du SDK : voyez la cause.",
                    operation.circonstances());
            defaut.initCause(new CauseEpuree(e));
            throw defaut;
        } finally {
            operation.sortir();
            enCours.remove(operation);
        }
    }

    private static Reponse reponse(Issue<Reponse> issue, Requete requete) {
        if (issue instanceof Echec<Reponse> echec) {
            throw echec.exception();
        }
        Reponse reponse = ((Succes<Reponse>) issue).valeur();
        if (reponse.statut() == 200 && reponse.estVide() && !requete.brute()) {
            throw new ReponseIllisibleException("Réponse sans contenu.", reponse.circonstances());
        }
        return reponse;
    }

    /**
     * Fait cette action dans un autre fil.
     *
     * @param delais sa borne de temps, attente d'un fil comprise
     * @param mere la tâche qui la commence, s'il y en a une : elle la borne et la coupe
     * @param action reçoit la tâche, à donner à {@link #commencer}
     */
    public <T> CompletableFuture<T> async(Delais delais, @Nullable Tache mere, Function<Tache, ? extends T> action) {
        return taches.faire(delais, mere, action);
    }

    @Override
    public void close() {
        if (fermee.compareAndSet(false, true)) {
            enCours.forEach(Operation::abandonner);
            moteur.titres().abandonner();
            taches.close();
            SocleHttp.rendre();
        }
    }
}
