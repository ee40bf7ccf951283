package io.github.impotparticulier.millesime;

import java.util.OptionalInt;

/**
 * Les ressources de la DGFiP qui se lisent par année, et la règle de leur millésime.
 *
 * <p>Source : présentation fonctionnelle de l'API Impôt particulier, dernier chapitre.
 */
public enum Ressource {
    /** Impôt sur le revenu, données de la déclaration ({@code annrev} = année des revenus). */
    IR_ASSIETTE(Impot.REVENU, 1),
    /** Impôt sur le revenu, lignes de l'avis ({@code annrev} = année des revenus). */
    IR_FACTURE(Impot.REVENU, 1),
    /** Impôt sur le revenu, dernière période de l'année en cas d'imposition en plusieurs périodes. */
    IR_DERNIERE_SITUATION(Impot.REVENU, 1),
    /** Impôt sur le revenu, toutes les périodes de l'année. */
    IR_SITUATIONS_MULTIPLES(Impot.REVENU, 1),
    /** Taxe d'habitation de la résidence principale ({@code annrev} = année de l'avis) ; plus alimentée depuis la fin de 2022. */
    TH(Impot.HABITATION, 0),
    /** ISF puis IFI ({@code annrev} = l'année dont la situation au 31 décembre est visée : l'IFI de Y se demande avec Y-1). */
    IFI(Impot.REVENU, 1);

    private static final int DERNIERE_ANNEE_D_HABITATION = 2022;

    private final Impot impot;
    private final int decalage;

    Ressource(Impot impot, int decalage) {
        this.impot = impot;
        this.decalage = decalage;
    }

    /** {@return la famille d'impôts dont la taxation rend une nouvelle année disponible} */
    public Impot impot() {
        return impot;
    }

    /**
     * {@return de combien d'années la dernière année disponible précède l'année de campagne, une fois celle-ci taxée : 1
     * pour les revenus et l'IFI, 0 pour la taxe d'habitation}
     */
    public int decalage() {
        return decalage;
    }

    /**
     * {@return la dernière année que la DGFiP aura servie, pour une ressource qu'elle n'alimente plus (2022 pour la taxe
     * d'habitation) ; vide pour une ressource vivante}
     */
    public OptionalInt derniereAnneeServie() {
        return impot == Impot.HABITATION ? OptionalInt.of(DERNIERE_ANNEE_D_HABITATION) : OptionalInt.empty();
    }
}
