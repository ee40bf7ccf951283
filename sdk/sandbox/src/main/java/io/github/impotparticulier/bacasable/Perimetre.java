package io.github.impotparticulier.bacasable;

import java.util.Set;

/** Les périmètres (« scopes ») que la passerelle connaît. Sources : OpenAPI Impôt particulier, R2P et SFiP. */
final class Perimetre {
    /** Ce que WSO2 attribue à qui ne demande rien : un jeton valide qui n'ouvre aucune ressource. */
    static final String PAR_DEFAUT = "default";

    static final String IR = "RessourceIR";

    static final Set<String> CONNUS = Set.of(
            PAR_DEFAUT,
            IR,
            "RessourceIRFacture",
            "RessourceIRDerniere",
            "RessourceIRDerniere2",
            "RessourceIRMultiple",
            "RessourceTHPrincipale",
            "RessourceIFI",
            "RessourceLEP",
            "api_r2p_resolution_spi",
            "api_r2p_recherche_personne_physique",
            "sfip_lep",
            "sfip_donnees_fiscales_usagers");

    private Perimetre() {}
}
