package io.github.impotparticulier.millesime;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Le jour où la campagne d'un impôt est taxée : ce jour-là compris, une nouvelle année est disponible.
 *
 * @param impot l'impôt taxé
 * @param campagne l'année civile de la campagne, de 2000 à 2100 ; à ne pas confondre avec l'année des revenus
 * @param date le jour de la taxation, dans l'année de la campagne
 * @param fiabilite ce sur quoi la date repose, jamais {@link Fiabilite#CONTRACTUEL}
 */
public record Taxation(Impot impot, int campagne, LocalDate date, Fiabilite fiabilite) {
    /** Au-delà de ces bornes, une année est presque toujours une faute de frappe. */
    static final int PREMIERE_CAMPAGNE = 2000;

    static final int DERNIERE_CAMPAGNE = 2100;

    private static final int DERNIERE_CAMPAGNE_HABITATION =
            Ressource.TH.derniereAnneeServie().orElse(DERNIERE_CAMPAGNE);

    /**
     * Vérifie la campagne, la date et la fiabilité.
     *
     * @param impot l'impôt taxé
     * @param campagne l'année civile de la campagne
     * @param date le jour de la taxation
     * @param fiabilite ce sur quoi la date repose
     * @throws IllegalArgumentException si la campagne n'est pas entre 2000 et 2100, suit la fin de la taxe d'habitation
     *     (2022), n'est pas l'année de la date, ou si la fiabilité est {@link Fiabilite#CONTRACTUEL}
     */
    public Taxation {
        requireNonNull(impot, "impot");
        requireNonNull(date, "date");
        requireNonNull(fiabilite, "fiabilite");
        verifierCampagne(campagne);
        if (impot == Impot.HABITATION && campagne > DERNIERE_CAMPAGNE_HABITATION) {
            throw new IllegalArgumentException(
                    "campagne " + campagne + " refusée : la taxe d'habitation n'est plus taxée" + " après "
                            + DERNIERE_CAMPAGNE_HABITATION + " ; retirez cette campagne.");
        }
        if (date.getYear() != campagne) {
            throw new IllegalArgumentException("la date " + date + " n'est pas dans l'année de la campagne " + campagne
                    + " ; corrigez l'une ou l'autre (la campagne est l'année civile de la taxation, non celle des"
                    + " revenus).");
        }
        if (fiabilite == Fiabilite.CONTRACTUEL) {
            throw new IllegalArgumentException("fiabilité CONTRACTUEL refusée dans un calendrier : donnez une bascule"
                    + " contractuelle à MillesimeCalculator.builder(), par basculeLe ou anneeCivile.");
        }
    }

    static void verifierCampagne(int campagne) {
        if (campagne < PREMIERE_CAMPAGNE || campagne > DERNIERE_CAMPAGNE) {
            throw new IllegalArgumentException("campagne " + campagne + " hors des années " + PREMIERE_CAMPAGNE + " à "
                    + DERNIERE_CAMPAGNE + " ; donnez l'année civile de la taxation, sur quatre chiffres.");
        }
    }
}
