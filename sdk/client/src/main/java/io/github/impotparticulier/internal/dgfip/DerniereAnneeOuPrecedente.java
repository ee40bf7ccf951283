package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.millesime.Bascule;
import io.github.impotparticulier.millesime.Fiabilite;
import io.github.impotparticulier.millesime.Millesime;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * La dernière année, ou la précédente si l'administration n'a rien pour elle : autour d'un jour de taxation, seul l'appel tranche.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, dernier chapitre.
 */
final class DerniereAnneeOuPrecedente implements RegleAnnee {
    private final MillesimeCalculator millesimes;
    private final Ressource ressource;

    DerniereAnneeOuPrecedente(MillesimeCalculator millesimes, Ressource ressource) {
        this.millesimes = millesimes;
        this.ressource = ressource;
    }

    @Override
    public Suite suite(LocalDate date, int nombre, List<Constat> constats) {
        Millesime attendue = premiere(date);
        if (constats.isEmpty()) {
            return new Demander(attendue.annee());
        }
        return switch (constats.get(0)) {
            case NON_OUVERTE -> Refuser.PAR_LA_DERNIERE;
            case DONNEES -> anterieures(date, nombre, attendue, false, constats.subList(1, constats.size()));
            case SANS_DONNEES -> repli(date, nombre, attendue, constats.subList(1, constats.size()));
        };
    }

    private Suite repli(LocalDate date, int nombre, Millesime attendue, List<Constat> constats) {
        Millesime precedente = new Millesime(attendue.annee() - 1, attendue.fiabilite());
        if (constats.isEmpty()) {
            return new Demander(precedente.annee());
        }
        return switch (constats.get(0)) {
            // Elle n'est souvent pas contractée : la première réponse est la vraie.
            case NON_OUVERTE -> Refuser.PAR_LA_PREMIERE;
            case SANS_DONNEES -> Refuser.DEUX_ANNEES_SANS_DONNEES;
            case DONNEES -> anterieures(date, nombre, precedente, true, constats.subList(1, constats.size()));
        };
    }

    /** Celles qui précèdent : sans données, ou hors du contrat, elles sont omises. */
    private Suite anterieures(LocalDate date, int nombre, Millesime derniere, boolean repli, List<Constat> constats) {
        List<Annee> lues = new ArrayList<>(nombre);
        lues.add(new Annee(derniere.annee(), derniere.fiabilite(), repli));
        int vues = 0;
        for (int annee = derniere.annee() - 1; annee > derniere.annee() - nombre; annee--) {
            if (!millesimes.estDisponible(ressource, annee, date)) {
                continue;
            }
            if (vues == constats.size()) {
                return new Demander(annee);
            }
            if (constats.get(vues++) == Constat.DONNEES) {
                lues.add(new Annee(annee, derniere.fiabilite(), false));
            }
        }
        return new Rendre(List.copyOf(lues));
    }

    /** Dans une campagne sans date publiée, la plus récente dès le 1er juillet : elle a pu sortir. */
    private Millesime premiere(LocalDate date) {
        Optional<Bascule> prochaine = millesimes
                .prochaineBascule(ressource, date)
                .filter(bascule -> bascule.fiabilite() == Fiabilite.ESTIME)
                .filter(bascule -> bascule.date().getYear() == date.getYear())
                .filter(bascule -> date.getMonthValue() >= Month.JULY.getValue());
        return prochaine
                .map(bascule -> new Millesime(bascule.annee(), bascule.fiabilite()))
                .orElseGet(() -> millesimes.derniereAnnee(ressource, date));
    }

    /** On y rend ce que l'administration a dit : « aucun résultat » y est une exception, pas une conclusion. */
    @Override
    public boolean conclutDUneAbsence(int annee, LocalDate date) {
        return false;
    }

    @Override
    public boolean exigeLeCode() {
        return false;
    }
}
