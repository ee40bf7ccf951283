package io.github.impotparticulier.internal.echange;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Où des opérations attendent ce qu'un autre fil apportera, une fois. */
final class RendezVous<T> {
    private final Queue<Thread> attendants = new ConcurrentLinkedQueue<>();
    private volatile @Nullable T apport;

    void apporter(T valeur) {
        apport = valeur;
        for (Thread fil = attendants.poll(); fil != null; fil = attendants.poll()) {
            LockSupport.unpark(fil);
        }
    }

    /** Ce qui a été apporté ; {@code null} si l'échéance ou un renoncement est venu avant. */
    @Nullable
    T attendre(Operation operation) {
        return attendre(operation, operation.reste());
    }

    /** De même, au plus cette durée en nanosecondes. */
    @Nullable
    T attendre(Operation operation, long duree) {
        attendants.add(operation.fil());
        if (!operation.attendre(() -> apport != null, duree)) {
            attendants.remove(operation.fil());
        }
        return apport;
    }
}
