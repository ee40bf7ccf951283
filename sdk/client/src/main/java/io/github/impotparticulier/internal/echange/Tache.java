package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Une tâche asynchrone : l'échéance et le renoncement que partagent ses opérations, et les tâches qu'elle commence. */
public final class Tache {
    private final Delais delais;
    private final long echeance;
    private final @Nullable Tache mere;
    private @Nullable Set<Operation> enCours;
    private @Nullable Set<Tache> filles;
    private boolean finie;
    private boolean close;
    private boolean partie;

    Tache(Delais delais, Temps temps) {
        this(delais, temps, null);
    }

    /**
     * Commence une tâche.
     *
     * @param delais sa borne de temps
     * @param temps l'horloge
     * @param mere celle qui la commence, s'il y en a une : elle la borne et la finit
     */
    Tache(Delais delais, Temps temps, @Nullable Tache mere) {
        long sienne = temps.maintenant() + delais.appel().toNanos();
        if (mere != null && mere.echeance - sienne < 0) {
            this.delais = mere.delais;
            this.echeance = mere.echeance;
        } else {
            this.delais = delais;
            this.echeance = sienne;
        }
        this.mere = mere;
        if (mere != null) {
            mere.adopter(this);
        }
    }

    private void adopter(Tache fille) {
        synchronized (this) {
            if (!finie) {
                if (filles == null) {
                    filles = ConcurrentHashMap.newKeySet();
                }
                filles.add(fille);
                return;
            }
        }
        fille.finir();
    }

    /** Ce qui reste avant l'échéance, en nanosecondes ; négatif après. */
    long reste(Temps temps) {
        return echeance - temps.maintenant();
    }

    Delais delais() {
        return delais;
    }

    /** Une demande qui ne se répète pas va partir. Faux s'il ne le faut plus : la tâche, ou une de celles où elle est, a dit sa fin. */
    boolean laisserPartir() {
        if (mere != null && !mere.laisserPartir()) {
            return false;
        }
        synchronized (this) {
            if (close || finie) {
                return false;
            }
            partie = true;
            return true;
        }
    }

    /** Dit ce que l'on sait d'elle, qui ne changera plus : une demande qui ne se répète pas est peut-être parvenue, ou aucune ne partira. */
    synchronized Circonstances clore() {
        close = true;
        return partie ? Circonstances.aucunes().avecPeutEtreRecue() : Circonstances.aucunes();
    }

    synchronized boolean finie() {
        return finie;
    }

    /** Une opération de cette tâche ; déjà abandonnée si la tâche est finie. */
    Operation commencer(Delais deLOperation, @Nullable String reference, Temps temps) {
        long sienne = temps.maintenant() + deLOperation.appel().toNanos();
        boolean parLaTache = echeance - sienne < 0;
        Operation operation = new Operation(
                parLaTache ? deLOperation.avecAppel(delais.appel()) : deLOperation,
                reference,
                temps,
                parLaTache ? echeance : sienne,
                this);
        suivre(operation);
        return operation;
    }

    /** Cette opération est en cours ; elle est abandonnée aussitôt si la tâche est finie. */
    void suivre(Operation operation) {
        synchronized (this) {
            if (!finie) {
                if (enCours == null) {
                    enCours = ConcurrentHashMap.newKeySet();
                }
                enCours.add(operation);
                return;
            }
        }
        operation.abandonner();
    }

    synchronized void oublier(Operation operation) {
        if (enCours != null) {
            enCours.remove(operation);
        }
    }

    /** Coupe ce qui est en cours et empêche la suite. */
    void finir() {
        Set<Operation> aCouper;
        Set<Tache> aFinir;
        synchronized (this) {
            finie = true;
            aCouper = enCours;
            aFinir = filles;
            enCours = null;
            filles = null;
        }
        if (aCouper != null) {
            aCouper.forEach(Operation::abandonner);
        }
        if (aFinir != null) {
            aFinir.forEach(Tache::finir);
        }
    }
}
