package io.github.impotparticulier.millesime;

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
        int taxee = date.getYear() - decalage;
        LocalDate bascule = regle.bascule(date.getYear());
        boolean passee = bascule != null && !date.isBefore(bascule);
        return Math.min(passee ? taxee : taxee - 1, derniereAnneeServie);
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
        for (int annee = date.getYear(); ; annee++) {
            LocalDate jour = regle.bascule(annee);
            if (jour != null && derniereAnnee(jour) > actuelle) {
                return Optional.of(bascule(jour, regle.fiabilite(annee)));
            }
            LocalDate premierJanvier = LocalDate.of(annee + 1, 1, 1);
            if (derniereAnnee(premierJanvier) > actuelle) {
                boolean jourDeLaRegle = premierJanvier.equals(regle.bascule(annee + 1));
                return Optional.of(bascule(premierJanvier, regle.fiabilite(jourDeLaRegle ? annee + 1 : annee)));
            }
        }
    }

    private Bascule bascule(LocalDate jour, Fiabilite fiabilite) {
        return new Bascule(jour, derniereAnnee(jour), fiabilite);
    }
}
