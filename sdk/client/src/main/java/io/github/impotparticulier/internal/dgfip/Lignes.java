package io.github.impotparticulier.internal.dgfip;

import io.github.impotparticulier.ifi.SituationIfi;
import io.github.impotparticulier.internal.dgfip.Ligne.Contenu;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.ir.SituationsMultiples;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.PersonnePhysique;
import io.github.impotparticulier.th.SituationsTh;

/**
 * Les ressources de la DGFiP, une ligne chacune.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier » 1.0, R2P et SFiP (chemins, portées, types de média).
 */
public final class Lignes {
    /** Impôt sur le revenu, données de la déclaration ({@code annrev} = année des revenus). */
    static final LigneAnnuelle<SituationIr> IR_ASSIETTE = annuelle(
            Ressource.IR_ASSIETTE,
            "irAssiette",
            "/situations/ir/assiettes/annrev/{annrev}",
            "RessourceIR",
            "part.situations.ir.assiettes",
            Contenus.FOYER);

    /** Impôt sur le revenu, lignes de l'avis ({@code annrev} = année des revenus). */
    public static final LigneAnnuelle<AvisIr> IR_FACTURE = annuelle(
            Ressource.IR_FACTURE,
            "irFacture",
            "/situations/ir/factures/annrev/{annrev}",
            "RessourceIRFacture",
            "part.situations.ir.factures",
            Contenus.AVIS);

    /** Impôt sur le revenu, dernière période de l'année en cas d'imposition en plusieurs périodes. */
    static final LigneAnnuelle<SituationIr> IR_DERNIERE_SITUATION = annuelle(
            Ressource.IR_DERNIERE_SITUATION,
            "irAssiette.derniereSituation",
            "/dernieresituation/ir/assiettes/annrev/{annrev}",
            "RessourceIRDerniere",
            "part.derniere.situations.ir.assiettes",
            Contenus.FOYER);

    /** Impôt sur le revenu, dernière période de la plus récente des deux dernières années ; le serveur choisit l'année. */
    static final Ligne<SituationIr> IR_DERNIERE_SITUATION_DEUX_ANS = Ligne.impot(
            "irAssiette.derniereSituationDeuxAns",
            "/dernieresituation/ir/assiettes/deuxans",
            "RessourceIRDerniere2",
            "part.derniere.situations.ir.assiettes",
            Contenus.FOYER);

    /** Impôt sur le revenu, toutes les périodes de l'année. */
    static final LigneAnnuelle<SituationsMultiples> IR_SITUATIONS_MULTIPLES = annuelle(
            Ressource.IR_SITUATIONS_MULTIPLES,
            "irAssiette.situationsMultiples",
            "/situations/ir/assiettes/multiple/annrev/{annrev}",
            "RessourceIRMultiple",
            "part.situations.ir.assiettes.multiple",
            Contenus.FOYERS);

    /** Taxe d'habitation de la résidence principale ({@code annrev} = année de l'avis) ; plus alimentée depuis la fin de 2022. */
    public static final LigneAnnuelle<SituationsTh> TH = annuelle(
            Ressource.TH,
            "th",
            "/situations/th/assiettes/principale/annrev/{annrev}",
            "RessourceTHPrincipale",
            "part.situations.th.assiettes",
            Contenus.HABITATION);

    /** ISF puis IFI ({@code annrev} = l'année dont la situation au 31 décembre est visée : l'IFI de Y se demande avec Y-1). */
    static final LigneAnnuelle<SituationIfi> IFI = new LigneAnnuelle<>(
            Ligne.impot(
                    "ifi",
                    "/situations/ifiisf/assiettes/annrev/{annrev}",
                    "RessourceIFI",
                    "situations.ifiisf.assiettes",
                    Contenus.FORTUNE),
            Ressource.IFI,
            AnneeSansRepli::new);

    /** Éligibilité au livret d'épargne populaire, pour les banques ; par numéro fiscal seulement. */
    static final Ligne<EligibiliteLep> LEP = Ligne.impot(
                    "lep",
                    "/lep/departement/{departement}/annrev/{annrev}/bareme/{bareme}",
                    "RessourceLEP",
                    "part.ouverturelep",
                    Contenus.ELIGIBILITE)
            .siVide(EligibiliteLep.SANS_REPONSE);

    /** Recherche du numéro fiscal d'une personne par son état civil. */
    static final Ligne<Spi> R2P_SPI = Ligne.r2p("r2p.spi", "/personne/spi", "api_r2p_resolution_spi", Contenus.NUMERO);

    /** Recherche d'une personne par critères. */
    static final Ligne<PersonnePhysique> R2P_PERSONNE =
            Ligne.r2p("r2p.personne", "/personne", "api_r2p_recherche_personne_physique", Contenus.PERSONNE);

    /** Recherche d'une personne par son numéro fiscal. */
    static final Ligne<PersonnePhysique> R2P_PERSONNE_PAR_SPI = Ligne.r2p(
            "r2p.personne", "/personne/{spi}", "api_r2p_recherche_personne_physique", Contenus.PERSONNE_DU_NUMERO);

    /** Disponibilité du courtier SFiP ; le contrat ne publie pas de portée pour elle. */
    static final Ligne<String> SFIP_INFORMATION =
            Ligne.sfip("sfip.information", Attente.DISPONIBILITE, "/information", "", Contenus.DESCRIPTIF);

    /** Éligibilité au livret d'épargne populaire, par le courtier SFiP (service 02GA), qui dit « aucun résultat » au lieu de 204. */
    static final Ligne<EligibiliteLep> SFIP_LEP = Ligne.sfip(
                    "sfip.lep",
                    Attente.RECHERCHE,
                    "/demandeDeService/02GA/departement/{departement}/annrev/{annrev}/bareme/{bareme}/personne",
                    "sfip_lep",
                    Contenus.ELIGIBILITE)
            .siAucunResultat(EligibiliteLep.SANS_REPONSE);

    /** Dernière situation à l'impôt sur le revenu, par le courtier SFiP (service 02AA). */
    static final Ligne<SituationIr> SFIP_DERNIERE_SITUATION = Ligne.sfip(
            "sfip.derniereSituation",
            Attente.RECHERCHE,
            "/demandeDeService/02AA/personne",
            "sfip_donnees_fiscales_usagers",
            Contenus.FOYER);

    private Lignes() {}

    /** Une ressource dont la dernière année se replie sur la précédente. */
    private static <T> LigneAnnuelle<T> annuelle(
            Ressource ressource, String operation, String route, String portee, String media, Contenu<T> contenu) {
        return new LigneAnnuelle<>(
                Ligne.impot(operation, route, portee, media, contenu), ressource, DerniereAnneeOuPrecedente::new);
    }
}
