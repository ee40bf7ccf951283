package io.github.impotparticulier.bacasable.particulier;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalInt;

/** Le mois dont on demande le quotient familial : {@code annee} et {@code mois}, l'un, l'autre, les deux ou aucun. */
final class Periode {
    private static final int HISTORIQUE = 23;
    private static final int ANNEES = 2;

    private Periode() {}

    static void controler(Requete requete, Contexte contexte, List<Erreur> erreurs) {
        YearMonth courant = YearMonth.from(contexte.jour());
        OptionalInt annee = choisi(requete, "annee", courant.getYear());
        OptionalInt mois = choisi(requete, "mois", courant.getMonthValue());
        boolean anneeServie = annee.isPresent()
                && annee.getAsInt() <= courant.getYear()
                && annee.getAsInt() >= courant.getYear() - ANNEES;
        if (!anneeServie) {
            erreurs.add(contexte.erreur(RefusPlateforme.ANNEE));
        }
        if (mois.isEmpty() || mois.getAsInt() < 1 || mois.getAsInt() > 12) {
            erreurs.add(contexte.erreur(RefusPlateforme.MOIS));
        } else if (anneeServie) {
            YearMonth demande = YearMonth.of(annee.getAsInt(), mois.getAsInt());
            if (demande.isAfter(courant)) {
                erreurs.add(contexte.erreur(RefusPlateforme.MOIS));
            } else if (contexte.generation().automne() && estAncienne(demande, courant)) {
                erreurs.add(contexte.erreur(RefusPlateforme.PERIODE_ANCIENNE));
            }
        }
    }

    /** Le mois demandé par une requête déjà contrôlée. */
    static YearMonth lire(Requete requete, YearMonth courant) {
        return YearMonth.of(
                choisi(requete, "annee", courant.getYear()).orElse(courant.getYear()),
                choisi(requete, "mois", courant.getMonthValue()).orElse(courant.getMonthValue()));
    }

    /** Hors des 24 mois que la CNAF garde, le courant compris. */
    static boolean estAncienne(YearMonth demande, YearMonth courant) {
        return demande.isBefore(courant.minusMonths(HISTORIQUE));
    }

    private static OptionalInt choisi(Requete requete, String nom, int defaut) {
        return requete.texte(nom) == null ? OptionalInt.of(defaut) : requete.entier(nom);
    }
}
