package io.github.impotparticulier.bacasable.particulier;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** La panne en cours d'API Particulier, et combien d'appels doivent encore la subir. */
final class PannesParticulier {
    private @Nullable PanneParticulier enCours;
    private long reste;

    synchronized void declencher(PanneParticulier panne, long fois) {
        enCours = panne;
        reste = fois;
    }

    synchronized void retablir() {
        enCours = null;
    }

    /** La panne que cet appel doit subir à ce moment ; la subir la compte. */
    synchronized Optional<PanneParticulier> subir(boolean apresLesControles) {
        PanneParticulier panne = enCours;
        if (panne == null || panne.apresLesControles() != apresLesControles) {
            return Optional.empty();
        }
        if (--reste == 0) {
            enCours = null;
        }
        return Optional.of(panne);
    }
}
