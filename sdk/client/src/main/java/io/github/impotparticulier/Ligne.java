package io.github.impotparticulier;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.millesime.Ressource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Les ressources de la DGFiP, une ligne chacune : l'API et le chemin où elle se trouve, la portée (scope) OAuth qu'elle
 * exige, le type de média qu'elle rend et, si elle se lit par année, son nom pour le calcul du millésime.
 *
 * <p>Source : fichiers OpenAPI « Impôt particulier » 1.0, R2P et SFiP (chemins, portées, types de média).
 */
enum Ligne {
    /** Impôt sur le revenu, données de la déclaration ({@code annrev} = année des revenus). */
    IR_ASSIETTE(
            Guichet.IMPOT_PARTICULIER,
            "/situations/ir/assiettes/annrev/{annrev}",
            "RessourceIR",
            "application/prs.dgfip.part.situations.ir.assiettes.v1+json",
            Ressource.IR_ASSIETTE),
    /** Impôt sur le revenu, lignes de l'avis ({@code annrev} = année des revenus). */
    IR_FACTURE(
            Guichet.IMPOT_PARTICULIER,
            "/situations/ir/factures/annrev/{annrev}",
            "RessourceIRFacture",
            "application/prs.dgfip.part.situations.ir.factures.v1+json",
            Ressource.IR_FACTURE),
    /** Impôt sur le revenu, dernière période de l'année en cas d'imposition en plusieurs périodes. */
    IR_DERNIERE_SITUATION(
            Guichet.IMPOT_PARTICULIER,
            "/dernieresituation/ir/assiettes/annrev/{annrev}",
            "RessourceIRDerniere",
            "application/prs.dgfip.part.derniere.situations.ir.assiettes.v1+json",
            Ressource.IR_DERNIERE_SITUATION),
    /** Impôt sur le revenu, dernière période de la plus récente des deux dernières années ; le serveur choisit l'année. */
    IR_DERNIERE_SITUATION_DEUX_ANS(
            Guichet.IMPOT_PARTICULIER,
            "/dernieresituation/ir/assiettes/deuxans",
            "RessourceIRDerniere2",
            "application/prs.dgfip.part.derniere.situations.ir.assiettes.v1+json",
            null),
    /** Impôt sur le revenu, toutes les périodes de l'année. */
    IR_SITUATIONS_MULTIPLES(
            Guichet.IMPOT_PARTICULIER,
            "/situations/ir/assiettes/multiple/annrev/{annrev}",
            "RessourceIRMultiple",
            "application/prs.dgfip.part.situations.ir.assiettes.multiple.v1+json",
            Ressource.IR_SITUATIONS_MULTIPLES),
    /** Taxe d'habitation de la résidence principale ({@code annrev} = année de l'avis) ; plus alimentée depuis la fin de 2022. */
    TH(
            Guichet.IMPOT_PARTICULIER,
            "/situations/th/assiettes/principale/annrev/{annrev}",
            "RessourceTHPrincipale",
            "application/prs.dgfip.part.situations.th.assiettes.v1+json",
            Ressource.TH),
    /** ISF puis IFI ({@code annrev} = l'année dont la situation au 31 décembre est visée : l'IFI de Y se demande avec Y-1). */
    IFI(
            Guichet.IMPOT_PARTICULIER,
            "/situations/ifiisf/assiettes/annrev/{annrev}",
            "RessourceIFI",
            "application/prs.dgfip.situations.ifiisf.assiettes.v1+json",
            Ressource.IFI),
    /** Éligibilité au livret d'épargne populaire, pour les banques ; par numéro fiscal seulement. */
    LEP(
            Guichet.IMPOT_PARTICULIER,
            "/lep/departement/{departement}/annrev/{annrev}/bareme/{bareme}",
            "RessourceLEP",
            "application/prs.dgfip.part.ouverturelep.v1+json",
            null),
    /** Recherche du numéro fiscal d'une personne par son état civil. */
    R2P_SPI(Guichet.R2P, "/personne/spi", "api_r2p_resolution_spi", "application/json", null),
    /** Recherche d'une personne par critères. */
    R2P_PERSONNE(Guichet.R2P, "/personne", "api_r2p_recherche_personne_physique", "application/json", null),
    /** Recherche d'une personne par son numéro fiscal. */
    R2P_PERSONNE_PAR_SPI(
            Guichet.R2P, "/personne/{spi}", "api_r2p_recherche_personne_physique", "application/json", null),
    /** Disponibilité du courtier SFiP ; le contrat ne publie pas de portée pour elle. */
    SFIP_INFORMATION(Guichet.SFIP, "/information", "", "application/vnd.dgfip.sfip.v1.0+json", null),
    /** Éligibilité au livret d'épargne populaire, par le courtier SFiP (service 02GA). */
    SFIP_LEP(
            Guichet.SFIP,
            "/demandeDeService/02GA/departement/{departement}/annrev/{annrev}/bareme/{bareme}/personne",
            "sfip_lep",
            "application/vnd.dgfip.sfip.v1.0+json",
            null),
    /** Dernière situation à l'impôt sur le revenu, par le courtier SFiP (service 02AA). */
    SFIP_DERNIERE_SITUATION(
            Guichet.SFIP,
            "/demandeDeService/02AA/personne",
            "sfip_donnees_fiscales_usagers",
            "application/vnd.dgfip.sfip.v1.0+json",
            null);

    private static final Map<Guichet, String> RACINES = Map.of(
            Guichet.IMPOT_PARTICULIER, "/impotparticulier/1.0", Guichet.R2P, "/r2p/v1", Guichet.SFIP, "/sfip/v1");

    @SuppressWarnings("ImmutableEnumChecker") // Il l'est : ses champs sont finaux, et sa classe aussi.
    private final Guichet guichet;

    private final String chemin;
    private final String scope;
    private final String typeMedia;

    private final @Nullable Ressource annuelle;

    Ligne(Guichet guichet, String chemin, String scope, String typeMedia, @Nullable Ressource annuelle) {
        this.guichet = guichet;
        this.chemin = chemin;
        this.scope = scope;
        this.typeMedia = typeMedia;
        this.annuelle = annuelle;
    }

    /** La portée OAuth à contracter auprès de la DGFiP ; vide si le contrat n'en publie pas. */
    String scope() {
        return scope;
    }

    /** La ressource, pour le calcul du millésime : elle se lit par année. */
    Ressource annuelle() {
        return Objects.requireNonNull(annuelle, name());
    }

    /** L'API qui sert cette ressource, et dont le quota la compte. */
    Guichet guichet() {
        return guichet;
    }

    /** Le chemin de base de l'API, depuis la racine de la passerelle. */
    String racine() {
        return Objects.requireNonNull(RACINES.get(guichet));
    }

    String chemin() {
        return chemin;
    }

    String typeMedia() {
        return typeMedia;
    }
}
