package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Le prix d'une heure de crèche (PSU) : un taux, selon les enfants à charge, des ressources du mois. Ce que la caisse en sait d'abord ; à
 * défaut de dossier, le revenu fiscal de référence, qui n'en est qu'approché (la CNAF compte avant abattements), et les enfants déclarés.
 * Deux parents ni mariés ni pacsés ont deux avis. Le plancher, que la CAF annonce en janvier, se donne par année civile : sans lui, pas de prix.
 */
public record Creche(ApiParticulierClient caisses, ImpotParticulierClient impots, Map<Integer, BigDecimal> planchers) {
    /** En pour cent : 1 enfant à charge, 2, 3, 4 à 7, 8 et plus. Dernier palier de la circulaire CNAF 2019-005, depuis 2022. */
    private static final List<String> TAUX = List.of("0.0619", "0.0516", "0.0413", "0.0310", "0.0206");

    /** Ressources du mois, en euros, au-delà desquelles le prix ne monte plus (annonces de caf.fr). */
    private static final TreeMap<LocalDate, String> PLAFONDS = new TreeMap<>(Map.of(
            LocalDate.of(2022, 1, 1), "6000", LocalDate.of(2024, 9, 1), "7000", LocalDate.of(2025, 9, 1), "8500"));

    /** Un prix en euros, ou rien tant qu'un agent n'a pas vu le dossier ; et d'où il vient, ou ce qui manque. */
    public record Prix(Optional<BigDecimal> uneHeure, String motif) {}

    /** Les enfants déclarés, dont les handicapés (AEEH), ne servent que faute de dossier à la caisse. */
    public Prix pour(EtatCivil allocataire, Usager contribuable, int enfants, int handicapes) {
        try {
            var base = caisses.participationFamiliale().pour(allocataire);
            var ressources = base.baseRessourcesAnnuelles();
            var aCharge = base.nombreEnfantsACharge();
            var aeeh = base.nombreEnfantsBeneficiaireAeeh();
            return ressources.isPresent() && aCharge.isPresent() && aeeh.isPresent()
                    ? prix(ressources.getAsInt(), aCharge.getAsInt(), aeeh.getAsInt(), "dossier de la caisse")
                    : aEtablir("ressources ou enfants inconnus de la caisse, ou hors des portées de l'habilitation");
        } catch (AppelException e) {
            // Cette classe même : une identité inconnue, une famille non éligible en sont des sortes, sans repli.
            boolean sansDossier =
                    e.getClass() == AucunResultatException.class && e.code().isPresent();
            return sansDossier ? selonLAvis(contribuable, enfants, handicapes) : aEtablir(e.explication());
        }
    }

    private Prix selonLAvis(Usager contribuable, int enfants, int handicapes) {
        int annee = impots.millesimes().aujourdhui().getYear() - 2;
        try {
            var rfr = impots.irAssiette().pour(contribuable, annee).rfr();
            String motif = "pas de dossier à la caisse : avis d'impôt, revenus de " + annee;
            return rfr.isPresent() ? prix(rfr.getAsLong(), enfants, handicapes, motif) : aEtablir(motif + ", sans RFR");
        } catch (AppelException e) {
            return aEtablir("pas de dossier à la caisse, puis aux impôts : " + e.explication());
        }
    }

    private Prix prix(long parAn, int enfants, int handicapes, String motif) {
        LocalDate jour = impots.millesimes().aujourdhui();
        BigDecimal plancher = planchers.get(jour.getYear());
        var plafond = PLAFONDS.floorEntry(jour);
        if (enfants < 1 || handicapes < 0 || handicapes > enfants || plancher == null || plafond == null) {
            return aEtablir(motif + ", mais nombre d'enfants impossible, ou barème inconnu pour " + jour.getYear());
        }
        int rang = enfants < 4 ? enfants - 1 : enfants < 8 ? 3 : 4;
        BigDecimal taux = new BigDecimal(TAUX.get(Math.min(rang + handicapes, TAUX.size() - 1)));
        BigDecimal parMois = BigDecimal.valueOf(parAn).divide(BigDecimal.valueOf(12), 2, RoundingMode.HALF_UP);
        BigDecimal retenu = parMois.max(plancher).min(new BigDecimal(plafond.getValue()));
        return new Prix(Optional.of(retenu.multiply(taux).movePointLeft(2).setScale(2, RoundingMode.HALF_UP)), motif);
    }

    private static Prix aEtablir(String motif) {
        return new Prix(Optional.empty(), motif);
    }
}
