package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Une opération du SDK, faite tout entière dans le fil qui la crée : une échéance pour toutes ses requêtes, l'une après l'autre, et de
 * quoi y renoncer d'un autre fil.
 */
public final class Operation {
    private final Thread fil = Thread.currentThread();
    private final Delais delais;
    private final @Nullable String reference;
    private final Temps temps;
    private final long echeance;
    private final @Nullable Tache tache;
    private volatile boolean abandonnee;
    private volatile @Nullable Runnable enCours;
    private volatile Circonstances circonstances = Circonstances.aucunes();
    private Headers entetes = Headers.EMPTY;

    Operation(Delais delais, @Nullable String reference, Temps temps) {
        this(delais, reference, temps, temps.maintenant() + delais.appel().toNanos(), null);
    }

    Operation(Delais delais, @Nullable String reference, Temps temps, long echeance, @Nullable Tache tache) {
        this.delais = delais;
        this.reference = reference;
        this.temps = temps;
        this.echeance = echeance;
        this.tache = tache;
    }

    /** Une requête commence : la tâche qui l'attend, s'il y en a une, peut désormais la couper. */
    void entrer() {
        if (tache != null) {
            tache.suivre(this);
        }
    }

    void sortir() {
        if (tache != null) {
            tache.oublier(this);
        }
    }

    Thread fil() {
        return fil;
    }

    Delais delais() {
        return delais;
    }

    @Nullable
    String reference() {
        return reference;
    }

    /** Ce qui reste avant l'échéance, en nanosecondes ; négatif après. */
    long reste() {
        return echeance - temps.maintenant();
    }

    /** L'appel en cours, avec l'identifiant du dernier essai envoyé. */
    public Circonstances circonstances() {
        return circonstances;
    }

    void noter(Circonstances nouvelles) {
        circonstances = nouvelles;
    }

    /** Une demande qui ne se répète pas va partir : qui renonce ensuite ne sait pas si elle est parvenue. Faux s'il ne le faut plus. */
    boolean laisserPartir(Circonstances nouvelles) {
        if (tache != null && !tache.laisserPartir()) {
            return false;
        }
        circonstances = nouvelles.avecPeutEtreRecue();
        return true;
    }

    /** La dernière réponse : d'elle ne restent que ses en-têtes, et l'heure ne s'y cherche que si on la demande. */
    void noter(Reponse reponse) {
        entetes = reponse.entetesRecus();
    }

    /** De combien cette horloge s'écarte de celle de la passerelle, si c'est d'un jour au moins ; une heure absente ne dit rien. */
    public Optional<Duration> ecart(Clock horloge) {
        return EcartHorloge.lire(EnTetes.date(entetes), horloge.instant());
    }

    /** Vrai si plus personne n'attend la réponse : abandon, ou interruption du fil. */
    boolean perdue() {
        return abandonnee || fil.isInterrupted();
    }

    /** Pourquoi ne pas aller plus loin ; {@code null} s'il n'y a pas de raison. Se lit avant chaque étape. */
    <T> @Nullable Echec<T> fin() {
        if (abandonnee) {
            return Erreurs.abandon(circonstances);
        }
        if (fil.isInterrupted()) {
            return Erreurs.interruption(circonstances);
        }
        return reste() > 0 ? null : horsDelai(null);
    }

    /** La raison d'une attente qui n'a rien donné. */
    <T> Echec<T> renoncement() {
        Echec<T> fin = fin();
        return fin != null ? fin : horsDelai(null);
    }

    /** L'échéance est passée. */
    <T> Echec<T> horsDelai(@Nullable Throwable cause) {
        return new Echec<>(Nature.SERVICE_INDISPONIBLE, texteHorsDelai(delais), circonstances, cause, false);
    }

    static String texteHorsDelai(Delais delais) {
        return "Pas de réponse à l'échéance de l'appel ("
                + TimeUnit.NANOSECONDS.toMillis(delais.appel().toNanos())
                + " ms) : réessayez plus tard, ou allongez delaiAppel.";
    }

    /** Ce qui coupe l'étape en cours, en cas d'abandon ; {@code null} quand elle est finie. */
    void suivre(@Nullable Runnable coupe) {
        enCours = coupe;
        if (coupe != null && abandonnee) {
            coupe.run();
        }
    }

    /** Coupe l'étape en cours et n'en commence pas d'autre. Sans effet sur une opération finie. */
    void abandonner() {
        abandonnee = true;
        Runnable coupe = enCours;
        if (coupe != null) {
            coupe.run();
        }
        LockSupport.unpark(fil);
    }

    /**
     * Attend ce qu'un autre fil doit faire, et qui réveillera celui-ci. Faux si l'échéance ou un renoncement vient avant.
     *
     * @param fait ce que l'on attend
     */
    boolean attendre(BooleanSupplier fait) {
        return attendre(fait, reste());
    }

    /** Attend de même, au plus cette durée : à l'horloge de la machine, puisque l'événement vient d'elle. */
    boolean attendre(BooleanSupplier fait, long duree) {
        long fin = System.nanoTime() + duree;
        while (!fait.getAsBoolean()) {
            long reste = fin - System.nanoTime();
            if (reste <= 0 || perdue()) {
                return false;
            }
            LockSupport.parkNanos(this, reste);
        }
        return true;
    }

    /** Laisse passer cette durée, sauf renoncement. */
    void seReposer(long duree) {
        long fin = temps.maintenant() + duree;
        long reste = duree;
        do {
            temps.sommeil().accept(reste);
            reste = fin - temps.maintenant();
        } while (reste > 0 && !perdue());
    }
}
