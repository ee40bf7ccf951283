package io.github.impotparticulier.bacasable.particulier;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** La panne en cours d'API Particulier, et combien d'appels doivent encore la subir. */
final class PannesParticulier {
    /** Aucun programme n'en fera le compte. */
    static final long SANS_LIMITE = Long.MAX_VALUE;

    private @Nullable PanneParticulier enCours;
    private long reste;

    synchronized void declencher(PanneParticulier panne, long fois) {
        enCours = panne;
        reste = fois;
    }

    synchronized void retablir() {
        enCours = null;
    }

    /** La panne en cours, et combien d'appels elle touchera encore, en quelques mots. */
    synchronized Optional<String> enCours() {
        long encore = reste;
        return Optional.ofNullable(enCours)
                .map(panne -> panne.nom()
                        + (encore == SANS_LIMITE ? ", jusqu'à y mettre fin" : ", appels à venir : " + encore));
    }

    /** La panne que cet appel doit subir à ce moment ; la subir la compte. */
    synchronized Optional<PanneParticulier> subir(boolean apresLesControles) {
        PanneParticulier panne = enCours;
        if (panne == null || panne.apresLesControles() != apresLesControles) {
            return Optional.empty();
        }
        if (reste != SANS_LIMITE && --reste == 0) {
            enCours = null;
        }
        return Optional.of(panne);
    }
}
