package io.github.impotparticulier.bacasable;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** La panne en cours, s'il y en a une, et combien de requêtes doivent encore la subir. */
final class Pannes {
    static final int SANS_LIMITE = -1;

    private @Nullable Panne enCours;
    private int reste;

    /** Un nombre de requêtes que l'on demande. */
    static int auMoinsUne(int fois) {
        if (fois < 1) {
            throw new IllegalArgumentException("Une panne touche au moins une requête");
        }
        return fois;
    }

    synchronized void declencher(Panne panne, int fois) {
        enCours = panne;
        reste = fois;
    }

    synchronized void retablir() {
        enCours = null;
    }

    /** La panne en cours, et combien de requêtes elle touchera encore, en quelques mots. */
    synchronized Optional<String> enCours() {
        int encore = reste;
        return Optional.ofNullable(enCours)
                .map(panne -> panne.description()
                        + (encore == SANS_LIMITE ? ", jusqu'à y mettre fin" : ", requêtes à venir : " + encore));
    }

    /** La panne que cette requête doit subir à ce moment ; la subir la compte. */
    synchronized Optional<Panne> subir(Panne.Moment moment, boolean demandeDeJeton) {
        Panne panne = enCours;
        if (panne == null || !panne.frappe(moment, demandeDeJeton)) {
            return Optional.empty();
        }
        if (reste != SANS_LIMITE && --reste == 0) {
            enCours = null;
        }
        return Optional.of(panne);
    }
}
