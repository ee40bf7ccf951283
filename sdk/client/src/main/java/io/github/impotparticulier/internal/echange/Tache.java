package io.github.impotparticulier.internal.echange;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Une tâche asynchrone : l'échéance et le renoncement que partagent toutes ses opérations. */
public final class Tache {
    private final Delais delais;
    private final long echeance;
    private @Nullable Set<Operation> operations;
    private boolean finie;

    Tache(Delais delais, Temps temps) {
        this.delais = delais;
        this.echeance = temps.maintenant() + delais.appel().toNanos();
    }

    /** Ce qui reste avant l'échéance, en nanosecondes ; négatif après. */
    long reste(Temps temps) {
        return echeance - temps.maintenant();
    }

    Delais delais() {
        return delais;
    }

    /** Une opération de cette tâche ; déjà abandonnée si la tâche est finie. */
    Operation commencer(Delais deLOperation, @Nullable String reference, Temps temps) {
        long sienne = temps.maintenant() + deLOperation.appel().toNanos();
        boolean parLaTache = echeance - sienne < 0;
        Operation operation = new Operation(
                parLaTache ? deLOperation.avecAppel(delais.appel()) : deLOperation,
                reference,
                temps,
                parLaTache ? echeance : sienne);
        synchronized (this) {
            if (!finie) {
                if (operations == null) {
                    operations = ConcurrentHashMap.newKeySet();
                }
                operations.add(operation);
                return operation;
            }
        }
        operation.abandonner();
        return operation;
    }

    /** Coupe ce qui est en cours et empêche la suite. */
    void finir() {
        Set<Operation> aCouper;
        synchronized (this) {
            finie = true;
            aCouper = operations;
            operations = null;
        }
        if (aCouper != null) {
            aCouper.forEach(Operation::abandonner);
        }
    }
}
