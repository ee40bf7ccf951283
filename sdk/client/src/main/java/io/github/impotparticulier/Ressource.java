package io.github.impotparticulier;

import io.github.impotparticulier.millesime.Impot;
import java.util.OptionalInt;

/**
 * Les ressources de l'API Impôt particulier qui se lisent par année, une ligne chacune : où elle se trouve, la portée
 * (scope) OAuth qu'elle exige, le type de média qu'elle rend et la règle de son millésime.
 *
 * <p>Source : fichier OpenAPI « Impôt particulier » 1.0 (chemins, portées, types de média) ; présentation fonctionnelle,
 * dernier chapitre (millésimes).
 */
public enum Ressource {
    /** Impôt sur le revenu, données de la déclaration ({@code annrev} = année des revenus). */
    IR_ASSIETTE(
            "/situations/ir/assiettes/annrev/{annrev}",
            "RessourceIR",
            "application/prs.dgfip.part.situations.ir.assiettes.v1+json",
            Impot.REVENU,
            1,
            0),
    /** Impôt sur le revenu, lignes de l'avis ({@code annrev} = année des revenus). */
    IR_FACTURE(
            "/situations/ir/factures/annrev/{annrev}",
            "RessourceIRFacture",
            "application/prs.dgfip.part.situations.ir.factures.v1+json",
            Impot.REVENU,
            1,
            0),
    /** Impôt sur le revenu, dernière période de l'année en cas d'imposition en plusieurs périodes. */
    IR_DERNIERE_SITUATION(
            "/dernieresituation/ir/assiettes/annrev/{annrev}",
            "RessourceIRDerniere",
            "application/prs.dgfip.part.derniere.situations.ir.assiettes.v1+json",
            Impot.REVENU,
            1,
            0),
    /** Impôt sur le revenu, toutes les périodes de l'année. */
    IR_SITUATIONS_MULTIPLES(
            "/situations/ir/assiettes/multiple/annrev/{annrev}",
            "RessourceIRMultiple",
            "application/prs.dgfip.part.situations.ir.assiettes.multiple.v1+json",
            Impot.REVENU,
            1,
            0),
    /** Taxe d'habitation de la résidence principale ; n'est plus alimentée depuis la fin de 2022. */
    TH(
            "/situations/th/assiettes/principale/annrev/{annrev}",
            "RessourceTHPrincipale",
            "application/prs.dgfip.part.situations.th.assiettes.v1+json",
            Impot.HABITATION,
            0,
            2022),
    /** ISF puis IFI ({@code annrev} = l'année dont la situation au 31 décembre est visée : l'IFI de Y se demande avec Y-1). */
    IFI(
            "/situations/ifiisf/assiettes/annrev/{annrev}",
            "RessourceIFI",
            "application/prs.dgfip.situations.ifiisf.assiettes.v1+json",
            Impot.REVENU,
            1,
            0);

    /** La racine de l'API Impôt particulier sur la passerelle. */
    static final String BASE = "/impotparticulier/1.0";

    private final String chemin;
    private final String scope;
    private final String typeMedia;
    private final Impot impot;
    private final int decalage;
    private final int derniereAnneeServie;

    Ressource(String chemin, String scope, String typeMedia, Impot impot, int decalage, int derniereAnneeServie) {
        this.chemin = chemin;
        this.scope = scope;
        this.typeMedia = typeMedia;
        this.impot = impot;
        this.decalage = decalage;
        this.derniereAnneeServie = derniereAnneeServie;
    }

    /** {@return la portée OAuth à contracter auprès de la DGFiP pour cette ressource} */
    public String scope() {
        return scope;
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
        return derniereAnneeServie == 0 ? OptionalInt.empty() : OptionalInt.of(derniereAnneeServie);
    }

    String chemin() {
        return chemin;
    }

    String typeMedia() {
        return typeMedia;
    }
}
