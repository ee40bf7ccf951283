package io.github.impotparticulier.bacasable;

import java.util.Set;
import java.util.stream.Collectors;

/** Les périmètres (« scopes ») que la passerelle connaît. Sources : OpenAPI Impôt particulier, R2P et SFiP. */
final class Perimetre {
    /** Ce que WSO2 attribue à qui ne demande rien : un jeton valide qui n'ouvre aucune ressource. */
    static final String PAR_DEFAUT = "default";

    static final String IR = "RessourceIR";
    static final String IR_FACTURE = "RessourceIRFacture";
    static final String IR_DERNIERE = "RessourceIRDerniere";
    static final String IR_DERNIERE_DEUX_ANS = "RessourceIRDerniere2";
    static final String IR_MULTIPLE = "RessourceIRMultiple";
    static final String TH = "RessourceTHPrincipale";
    static final String IFI = "RessourceIFI";
    static final String LEP = "RessourceLEP";
    static final String R2P_SPI = "api_r2p_resolution_spi";
    static final String R2P_PERSONNE = "api_r2p_recherche_personne_physique";
    static final String SFIP_LEP = "sfip_lep";
    static final String SFIP_DONNEES_FISCALES = "sfip_donnees_fiscales_usagers";

    /** Tous ceux auxquels un partenaire peut souscrire : ceux des ressources servies. */
    static final Set<String> PUBLIES = RessourceServie.TABLE.stream()
            .map(RessourceServie::perimetre)
            .filter(perimetre -> !perimetre.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private Perimetre() {}
}
