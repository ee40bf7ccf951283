package io.github.impotparticulier.millesime;

import io.github.impotparticulier.Ressource;
import java.time.LocalDate;
import java.util.Optional;

/** Comment la dernière année d'une ressource avance avec le temps. */
final class Rythme {
    private final Regle regle;
    private final int decalage;
    private final int derniereAnneeServie;

    Rythme(Ressource ressource, Regle regle) {
        this.regle = regle;
        this.decalage = ressource.decalage();
        this.derniereAnneeServie = ressource.derniereAnneeServie().orElse(Integer.MAX_VALUE);
    }

    int derniereAnnee(LocalDate date) {
        return derniereAnnee(date.getYear(), date.getDayOfYear());
    }

    private int derniereAnnee(int annee, int rang) {
        int taxee = annee - decalage;
        return Math.min(rang >= regle.rangBascule(annee) ? taxee : taxee - 1, derniereAnneeServie);
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
            int rang = regle.rangBascule(annee);
            if (rang != Regle.JAMAIS && derniereAnnee(annee, rang) > actuelle) {
                return Optional.of(bascule(annee, rang, regle.fiabilite(annee)));
            }
            annee++;
            if (derniereAnnee(annee, 1) > actuelle) {
                boolean jourDeLaRegle = regle.rangBascule(annee) == 1;
                return Optional.of(bascule(annee, 1, regle.fiabilite(jourDeLaRegle ? annee : annee - 1)));
            }
        }
    }

    private Bascule bascule(int annee, int rang, Fiabilite fiabilite) {
        return new Bascule(LocalDate.ofYearDay(annee, rang), derniereAnnee(annee, rang), fiabilite);
    }
}
