package io.github.impotparticulier.millesime;

import java.time.LocalDate;
import java.util.Optional;

/** Comment la dernière année d'une ressource avance avec le temps. */
final class Rythme {
    private static final int PREMIER_JANVIER = 101;

    private final Regle regle;
    private final int decalage;
    private final int derniereAnneeServie;

    Rythme(Ressource ressource, Regle regle) {
        this.regle = regle;
        this.decalage = ressource.decalage();
        this.derniereAnneeServie = ressource.derniereAnneeServie().orElse(Integer.MAX_VALUE);
    }

    int derniereAnnee(LocalDate date) {
        return derniereAnnee(date.getYear(), Regle.mmjj(date));
    }

    private int derniereAnnee(int annee, int mmjj) {
        int taxee = annee - decalage;
        return Math.min(mmjj >= regle.mmjjBascule(annee) ? taxee : taxee - 1, derniereAnneeServie);
    }

    Fiabilite fiabilite(LocalDate date) {
        // Une ressource arrêtée ne dépend plus d'aucune bascule, même contractuelle.
        return date.getYear() - decalage > derniereAnneeServie ? Fiabilite.OFFICIEL : regle.fiabilite(date.getYear());
    }

    Optional<Bascule> prochaineBascule(LocalDate date) {
        int actuelle = derniereAnnee(date);
        if (actuelle == derniereAnneeServie) {
            return Optional.empty();
        }
        // Se termine : chaque 1er janvier garantit une année de plus que le précédent.
        int annee = date.getYear();
        while (true) {
            int mmjj = regle.mmjjBascule(annee);
            if (mmjj != Regle.JAMAIS && derniereAnnee(annee, mmjj) > actuelle) {
                return Optional.of(bascule(annee, mmjj, regle.fiabilite(annee)));
            }
            annee++;
            if (derniereAnnee(annee, PREMIER_JANVIER) > actuelle) {
                boolean jourDeLaRegle = regle.mmjjBascule(annee) == PREMIER_JANVIER;
                return Optional.of(bascule(annee, PREMIER_JANVIER, regle.fiabilite(jourDeLaRegle ? annee : annee - 1)));
            }
        }
    }

    private Bascule bascule(int annee, int mmjj, Fiabilite fiabilite) {
        return new Bascule(LocalDate.of(annee, mmjj / 100, mmjj % 100), derniereAnnee(annee, mmjj), fiabilite);
    }
}
