package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.millesime.Taxation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chaque année pour elle-même : une imposition plus ancienne ne dit rien de celle qu'on demande. Une année sûrement sortie et sans données
 * veut dire « non imposé ».
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, chapitre de l'IFI.
 */
final class AnneeSansRepli implements RegleAnnee {
    /** Après un jour de taxation non publié, combien de jours une absence ne permet pas de conclure. */
    private static final int JOURS_D_INCERTITUDE = 45;

    private final MillesimeCalculator millesimes;
    private final Ressource ressource;

    AnneeSansRepli(MillesimeCalculator millesimes, Ressource ressource) {
        this.millesimes = millesimes;
        this.ressource = ressource;
    }

    @Override
    public Suite suite(LocalDate date, int nombre, List<Constat> constats) {
        List<Annee> lues = new ArrayList<>(nombre);
        List<Millesime> annees = millesimes.dernieresAnnees(ressource, date, nombre);
        for (int i = 0; i < annees.size(); i++) {
            Millesime millesime = annees.get(i);
            if (i == constats.size()) {
                return new Demander(millesime.annee());
            }
            switch (constats.get(i)) {
                case DONNEES -> lues.add(new Annee(millesime.annee(), millesime.fiabilite(), false));
                case SANS_DONNEES -> {
                    if (!conclutDUneAbsence(millesime.annee(), date)) {
                        return Refuser.SANS_POUVOIR_CONCLURE;
                    }
                }
                case NON_OUVERTE -> {
                    if (i == 0) {
                        return Refuser.PAR_LA_DERNIERE;
                    }
                }
            }
        }
        return new Rendre(List.copyOf(lues));
    }

    /** Le calendrier de taxation en décide, pas une bascule contractuelle : elle ne fait rien sortir. */
    @Override
    public boolean conclutDUneAbsence(int annee, LocalDate date) {
        Optional<Taxation> taxation = millesimes.calendrier().taxation(ressource.impot(), annee + ressource.decalage());
        return taxation.isPresent() && !date.isBefore(sortie(taxation.get()));
    }

    private static LocalDate sortie(Taxation taxation) {
        return taxation.fiabilite() == Fiabilite.OFFICIEL
                ? taxation.date()
                : taxation.date().plusDays(JOURS_D_INCERTITUDE);
    }

    @Override
    public boolean exigeLeCode() {
        return true;
    }
}
